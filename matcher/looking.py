"""Vacancies of a pool looked at one by one: each is read once, and only those that matter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from matcher.order import Placing
from matcher.pool import Facet, Pool, Segment
from matcher.pool.mentions import WORD
from matcher.same_job import Told


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads vacancies of a pool when they are looked at, each once."""

    pool: Pool
    _read: dict[tuple[int, int], Told] = field(default_factory=dict)
    _employers: dict[tuple[int, int], str] = field(default_factory=dict)

    def told(self, place: Placing) -> Told:
        """The vacancy at a place."""
        at = (place.segment, place.row)
        if at not in self._read:
            self._read[at] = Told(self.pool.segments[place.segment].vacancies[place.row])
        return self._read[at]

    def employer(self, place: Placing) -> str:
        """The key of the employer at a place; one vacancy of each employer is read."""
        code = (place.segment, self.employer_code(place))
        if code not in self._employers:
            self._employers[code] = self.told(place).key[0]
        return self._employers[code]

    def employer_code(self, place: Placing) -> int:
        """Which employer of its segment the vacancy is of."""
        return int(self.pool.segments[place.segment].parts[Facet.EMPLOYER].ids[place.row])


def employer_codes(segment: Segment, employers: Collection[str]) -> set[int]:
    """Which values of the segment may be these employers: they have all the words of a key."""
    words = segment.parts[Facet.EMPLOYER].words
    found: set[int] = set()
    for employer in employers:
        each = [words.of_term(word) >> 1 for word in set(WORD.findall(employer))]
        if each:
            found |= set(reduce(np.intersect1d, each).tolist())
    return found
