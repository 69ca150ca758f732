"""One facet of the vacancies of a segment: its distinct values, and who has which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matcher.pool.arrays import Codes, Flags, Floats, Ids, Picked, Rows, Strings
from matcher.pool.facets import READINGS, Facet
from matcher.pool.kept import Kept
from matcher.pool.postings import Postings

_FEW_VALUES = 10_000
"""Of a facet with at most so many values the same ones are flagged for client after client."""
_MOST_FLAGGED = 8
"""Bytes a vacancy that are kept of each such facet: a set of flags takes an eighth of one."""
_LEAST_KEPT = 1_000_000
_RARE = 8
"""Values of which fewer than one in so many are flagged are sooner looked up one by one."""


@dataclass(frozen=True, eq=False)
class Part:
    """One facet of every vacancy of a segment.

    `ids` tells for each vacancy which of the distinct values it has. A value is its numbers and its
    words: `numbers` holds the distinct numbers, a row for each of the facet's names, `numbered`
    tells which of them each value has, `texts` holds the words of each value, lower case, and
    `words` tells which values hold which words.
    """

    facet: Facet
    ids: Ids
    numbers: Floats
    numbered: Ids
    texts: Strings
    words: Postings

    def __len__(self) -> int:
        """How many distinct values there are."""
        return len(self.numbered)

    def __getitem__(self, name: str) -> Floats:
        """One of the distinct numbers, NaN where not stated; `by_value` gives it to each value."""
        numbers: Floats = self.numbers[READINGS[self.facet].names.index(name)]
        return numbers

    @cached_property
    def in_order(self) -> dict[str, Rows]:
        """For some names, filled as it is asked for: the distinct numbers from least to most."""
        return {}

    def between(self, name: str, least: float, most: float) -> Rows:
        """Which of the distinct numbers lie between two bounds, the bounds included."""
        order = self.in_order.get(name)
        if order is None:
            order = self.in_order[name] = np.argsort(self[name]).astype(np.int32)
        first = np.searchsorted(self[name], least, "left", sorter=order)
        last = np.searchsorted(self[name], most, "right", sorter=order)
        return order[first:last]

    @cached_property
    def _grouped(self) -> tuple[NDArray[np.int64], Rows]:
        """The vacancies in the order of their values, and where those of each value begin."""
        count = len(self.ids)
        starts = np.zeros(len(self) + 1, dtype=np.int64)
        starts[1:] = np.bincount(self.ids, minlength=len(self)).cumsum()
        # A sort of plain numbers takes a tenth of the time of a stable sort by value.
        keyed = np.sort(self.ids.astype(np.int64) * count + np.arange(count))
        return starts, (keyed % max(count, 1)).astype(np.int32)

    def rows_of(self, values: Picked) -> Rows:
        """The vacancies that have any of some different values, in no order."""
        starts, rows = self._grouped
        first = starts[values]
        counts = starts[values + 1] - first
        ends = counts.cumsum()
        total = int(ends[-1]) if len(ends) else 0
        return rows[np.repeat(first - ends + counts, counts) + np.arange(total)]

    @cached_property
    def _flagged(self) -> Kept[Codes]:
        return Kept(_MOST_FLAGGED * len(self.ids) + _LEAST_KEPT)

    def forget(self) -> None:
        """Forgets which vacancies were flagged before."""
        self._flagged.clear()

    @property
    def is_of_few(self) -> bool:
        """Whether there are few distinct values, so that the same ones are flagged often."""
        return len(self) <= _FEW_VALUES

    def flagged(self, values: Flags) -> Flags:
        """Which vacancies have one of the flagged values."""
        if not self.is_of_few:
            return self._found(values)
        key = np.packbits(values).tobytes()
        bits = self._flagged.get(key)
        if bits is None:
            found: Flags = values.take(self.ids)
            bits = np.packbits(found)
            self._flagged.put(key, bits, bits.nbytes)
            return found
        return np.unpackbits(bits, count=len(self.ids)).view(np.bool_)

    def _found(self, values: Flags) -> Flags:
        """The same for a facet of many values: fewer steps where most or few are flagged."""
        flagged = int(np.count_nonzero(values))
        most = 2 * flagged > len(values)
        if min(flagged, len(values) - flagged) * _RARE > len(values):
            return values.take(self.ids)
        found = np.full(len(self.ids), most)
        found[self.rows_of(np.flatnonzero(values != most))] = not most
        return found

    def numbers_of(self, rows: Picked) -> Floats:
        """The numbers of some vacancies, a row for each of the facet's names."""
        values = self.ids[rows]
        if READINGS[self.facet].words is not None:
            values = self.numbered[values]
        return self.numbers.take(values, axis=1)

    def by_value(self, found: Floats) -> Floats:
        """What was found for the distinct numbers, for each distinct value."""
        if READINGS[self.facet].words is None:
            return found  # they differ by their numbers alone
        return found.take(self.numbered)
