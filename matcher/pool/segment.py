"""Vacancies as columns: a slab of a pool, never changed once it is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matcher.pool.arrays import Flags, Floats, Ids, Rows, Strings, number_of
from matcher.pool.facets import READINGS, Facet
from matcher.pool.postings import Postings
from matcher.vacancy import Vacancy

Ties = NDArray[np.uint64]


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

    def by_value(self, found: Floats) -> Floats:
        """What was found for the distinct numbers, for each distinct value."""
        if READINGS[self.facet].words is None:
            return found  # they differ by their numbers alone
        return found.take(self.numbered)


@dataclass(frozen=True, eq=False)
class Segment:
    """Vacancies in a fixed order, by facet, by the words and by the cues of their texts.

    `ties` orders vacancies that are ranked alike, by what they say and then by their reference:
    two rows of numbers, the same for the same vacancy in every segment. `keys` are what whoever
    made the segment knows them by; `key_numbers` stand for these, in order, and `by_key` are the
    rows in that order.
    """

    vacancies: Sequence[Vacancy]
    parts: Mapping[Facet, Part]
    words: Postings
    cues: Postings
    not_competitive: Flags
    ties: Ties
    keys: Strings
    key_numbers: NDArray[np.uint64]
    by_key: Rows

    def __len__(self) -> int:
        return len(self.vacancies)

    def rows_of(self, keys: Sequence[str]) -> Rows:
        """The rows of the vacancies known by any of the keys, in no order."""
        numbers = np.array([number_of(key) for key in keys], dtype=np.uint64)
        first = np.searchsorted(self.key_numbers, numbers, "left")
        last = np.searchsorted(self.key_numbers, numbers, "right")
        found = [
            row
            for key, low, high in zip(keys, first.tolist(), last.tolist(), strict=True)
            for row in self.by_key[low:high].tolist()
            if self.keys[row] == key
        ]
        return np.array(found, dtype=np.int32)
