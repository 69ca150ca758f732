"""Vacancies of a pool looked at one by one: each is read once, and only those that matter."""

from __future__ import annotations

from dataclasses import dataclass, field

from matcher.pool import Facet, Pool
from matcher.same_job import Told
from matcher.scoring import Placing


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads vacancies of a pool when they are looked at, each once."""

    pool: Pool
    _read: dict[tuple[int, int], Told] = field(default_factory=dict)

    def told(self, place: Placing) -> Told:
        """The vacancy at a place."""
        at = (place.segment, place.row)
        if at not in self._read:
            self._read[at] = Told(self.pool.segments[place.segment].vacancies[place.row])
        return self._read[at]

    def employer(self, place: Placing) -> str:
        """The key of the employer at a place, as `Told.key` has it; the vacancy is not read."""
        return self._text(Facet.EMPLOYER, place).casefold()

    def key(self, place: Placing) -> tuple[str, str]:
        """The `Told.key` of the vacancy at a place, which is not read."""
        title = self._text(Facet.WORK, place).casefold()
        return self.employer(place), " ".join(title.split())

    def _text(self, facet: Facet, place: Placing) -> str:
        part = self.pool.segments[place.segment].parts[facet]
        return part.texts[int(part.ids[place.row])]
