"""Segments in the making: vacancies taken in one by one, their texts not held."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import chain, repeat

import numpy as np

from matcher.normalise.phrases import every_cue
from matcher.pool.arrays import Strings, ids_of, number_of
from matcher.pool.facets import READINGS, SLACK_MILES, Facet, Numbers
from matcher.pool.mentions import DENIAL, REACH_OF_A_DENIAL, WORD, MentionsBuilder
from matcher.pool.postings import PostingsBuilder
from matcher.pool.segment import Part, Segment
from matcher.vacancy import Vacancy


def made_by(version: str) -> str:
    """A digest of what segments are made by, `version` of the program included.

    A segment that was made by anything else may answer otherwise than one made now.
    """
    readings = {facet.value: reading.names for facet, reading in READINGS.items()}
    mentions = (sorted(set(every_cue())), DENIAL.pattern, REACH_OF_A_DENIAL, WORD.pattern)
    said = repr((version, readings, sorted(SLACK_MILES.items()), mentions))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def segment_of(vacancies: Iterable[Vacancy], keys: Iterable[str] | None = None) -> Segment:
    """The segment of `vacancies`, held in memory; without `keys` they are known by nothing."""
    builder = SegmentBuilder()
    kept = []
    for vacancy, key in zip(vacancies, repeat("") if keys is None else keys, strict=False):
        builder.add(vacancy, key)
        kept.append(vacancy)
    return builder.build(tuple(kept))


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
            Strings.of(words for _, words in self._known),
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
        keys = np.array([number_of(key) for key in self._keys], dtype=np.uint64)
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
    return number_of("\n".join(said).casefold()), number_of(vacancy.reference or "", numbers)
