"""Vacancies of a pool looked at one by one: each is read once, and only those that matter."""

from __future__ import annotations

from dataclasses import dataclass, field

from matcher.pool import Facet, Pool
from matcher.same_job import Told
from matcher.scoring import Placing

MOST_HELD = 5_000
"""So many vacancies are held at most, those of a hundred lists; then they are read anew."""


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads vacancies of a pool when they are looked at, each once for many clients."""

    pool: Pool
    _read: dict[tuple[int, int], Told] = field(default_factory=dict)

    def told(self, place: Placing) -> Told:
        """The vacancy at a place."""
        at = (place.segment, place.row)
        told = self._read.get(at)
        if told is None:
            if len(self._read) >= MOST_HELD:
                self._read.clear()
            told = Told(self.pool.segments[place.segment].vacancies[place.row])
            self._read[at] = told
        return told

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
