"""Vacancies as columns: a slab of a pool, never changed once it is built."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from matcher.pool.arrays import Flags, Floats, Ids, Rows, Strings, ids_of
from matcher.pool.facets import READINGS, Facet, Numbers
from matcher.pool.mentions import WORD, MentionsBuilder
from matcher.pool.postings import Postings, PostingsBuilder
from matcher.vacancy import Vacancy

Ties = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Part:
    """One facet of every vacancy of a segment.

    `ids` tells for each vacancy which of the distinct values it has. A value is its numbers and its
    words: `numbers` holds the distinct numbers, a row for each of the facet's names, `numbered`
    tells which of them each value has, and `words` which values hold which words.
    """

    facet: Facet
    ids: Ids
    numbers: Floats
    numbered: Ids
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

    @classmethod
    def of(cls, vacancies: Iterable[Vacancy], keys: Iterable[str] | None = None) -> Segment:
        """The segment of `vacancies`, held in memory; without `keys` they are known by nothing."""
        builder = SegmentBuilder()
        kept = []
        for vacancy, key in zip(vacancies, repeat("") if keys is None else keys, strict=False):
            builder.add(vacancy, key)
            kept.append(vacancy)
        return builder.build(tuple(kept))

    def rows_of(self, keys: Sequence[str]) -> Rows:
        """The rows of the vacancies known by any of the keys, in no order."""
        numbers = np.array(
            [_number(key.encode("utf-8", "surrogatepass")) for key in keys], dtype=np.uint64
        )
        first = np.searchsorted(self.key_numbers, numbers, "left")
        last = np.searchsorted(self.key_numbers, numbers, "right")
        found = [
            row
            for key, low, high in zip(keys, first.tolist(), last.tolist(), strict=True)
            for row in self.by_key[low:high].tolist()
            if self.keys[row] == key
        ]
        return np.array(found, dtype=np.int32)


class _PartBuilder:
    def __init__(self, facet: Facet) -> None:
        self._facet = facet
        self._reading = READINGS[facet]
        self._known: dict[tuple[Numbers, str], int] = {}
        self._numbers: dict[Numbers, int] = {}
        self._numbered: list[int] = []
        self._ids: list[int] = []
        self._words = PostingsBuilder()

    def add(self, vacancy: Vacancy) -> Numbers:
        words = self._reading.words(vacancy) if self._reading.words else ""
        numbers = self._reading.numbers(vacancy)
        at = self._known.get((numbers, words))
        if at is None:
            at = self._known[numbers, words] = len(self._known)
            self._numbered.append(self._numbers.setdefault(numbers, len(self._numbers)))
            self._words.add(at, set(WORD.findall(words)))
        self._ids.append(at)
        return numbers

    def build(self) -> Part:
        numbers = np.array(list(self._numbers), dtype=np.float64)
        columns = numbers.reshape(len(self._numbers), len(self._reading.names)).T
        return Part(
            self._facet,
            ids_of(self._ids, len(self._known)),
            np.ascontiguousarray(columns),
            ids_of(self._numbered, len(self._numbers)),
            self._words.build(),
        )


class SegmentBuilder:
    """A segment in the making, vacancy by vacancy: their texts are not held."""

    def __init__(self) -> None:
        self._parts = {facet: _PartBuilder(facet) for facet in Facet}
        self._mentions = MentionsBuilder()
        self._not_competitive: list[bool] = []
        self._keys: list[str] = []
        self._ties: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._ties)

    def add(self, vacancy: Vacancy, key: str = "") -> None:
        """Takes in one vacancy, known by `key`."""
        self._mentions.add(len(self), f"{vacancy.title}\n{vacancy.text}")
        numbers = array(
            "d", chain.from_iterable(part.add(vacancy) for part in self._parts.values())
        )
        self._not_competitive.append(vacancy.competitive.verdict == "no")
        self._ties.append(_tie(vacancy, numbers.tobytes()))
        self._keys.append(key)

    def build(self, vacancies: Sequence[Vacancy]) -> Segment:
        """The segment; `vacancies` are those that were added, in their order."""
        keys = np.array(
            [_number(key.encode("utf-8", "surrogatepass")) for key in self._keys], dtype=np.uint64
        )
        by_key = np.argsort(keys, kind="stable").astype(np.int32)
        return Segment(
            vacancies,
            {facet: part.build() for facet, part in self._parts.items()},
            self._mentions.words.build(),
            self._mentions.cues.build(),
            np.array(self._not_competitive, dtype=np.bool_),
            np.array(self._ties, dtype=np.uint64).reshape(len(self), 2).T.copy(),
            Strings.of(self._keys),
            keys[by_key],
            by_key,
        )


def _tie(vacancy: Vacancy, numbers: bytes) -> tuple[int, int]:
    said = (vacancy.title, vacancy.employer.key, vacancy.place.postcode or "", vacancy.text)
    what = "\n".join(said).casefold().encode("utf-8", "surrogatepass")
    which = (vacancy.reference or "").encode("utf-8", "surrogatepass")
    return _number(what), _number(which + b"\n" + numbers)


def _number(said: bytes) -> int:
    return int.from_bytes(blake2b(said, digest_size=8).digest(), "big")
