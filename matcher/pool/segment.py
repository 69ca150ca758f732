"""Vacancies as columns: a slab of a pool, never changed once it is built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.pool.arrays import Flags, Ids, Picked, Rows, Strings, number_of
from matcher.pool.facets import Facet
from matcher.pool.kept import Kept
from matcher.pool.part import Part
from matcher.pool.postings import Postings
from matcher.vacancy import Vacancy

__all__ = ["Part", "Segment", "seen_by"]

Ties = NDArray[np.uint64]
_MOST_ANSWERS = 256
"""Bytes a vacancy that are kept of answers to statements."""
_LEAST_KEPT = 1_000_000


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

    @cached_property
    def answers(self) -> Kept[Any]:
        """What statements were answered before; whoever answers them knows in what form."""
        return Kept(_MOST_ANSWERS * len(self) + _LEAST_KEPT)

    def forget(self) -> None:
        """Forgets what was answered before, as though nobody had asked yet."""
        self.answers.clear()
        for part in self.parts.values():
            part.forget()

    def part_with(self, ids: Ids) -> Part | None:
        """The facet whose `ids` these very ones are; None where they are of none."""
        return self._parts_by_ids.get(id(ids))

    @cached_property
    def _parts_by_ids(self) -> dict[int, Part]:
        return {id(part.ids): part for part in self.parts.values()}

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


def seen_by(facet: Facet, segments: Sequence[Segment], rows: Sequence[Picked]) -> Segment:
    """Some vacancies of each segment as though they were a segment, to be judged by one facet.

    Only the numbers of that facet are told of them, each vacancy's own.
    """
    numbers = np.concatenate(
        [one.parts[facet].numbers_of(some) for one, some in zip(segments, rows, strict=True)],
        axis=1,
    )
    each = np.arange(numbers.shape[1], dtype=np.int32)
    no_words = Strings.of(())
    words = Postings(no_words, np.zeros(1, dtype=np.int64), each[:0])
    part = Part(facet, each, numbers, each, no_words, words)
    return replace(segments[0], parts={facet: part})
