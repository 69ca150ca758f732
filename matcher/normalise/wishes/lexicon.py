"""Phrases looked up in text: whole words, plurals and apostrophes folded, in linear time."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_GAP = re.compile(r"[ \-/&']{1,3}")
_SHORTEST_PLURAL = 4
_NOT_PLURAL = frozenset({"days"})  # "days" are a shift, a day is not
SEPARATOR = "; "

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, and the form under which its spellings meet."""

    start: int
    end: int
    stem: str


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found at `text[start:end]`, and what the phrase stands for."""

    start: int
    end: int
    means: T


def fold(text: str) -> str:
    """`text` in lower case with plain quotes, dashes and spaces, each character in its place."""
    return "".join(_FOLDS.get(mark, _lower(mark)) for mark in text)


_FOLDS = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u2010": "-", "\u2011": "-",
    "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u00a0": " ", "\t": " ",
}  # fmt: skip


def _lower(mark: str) -> str:
    if not mark.isascii():
        mark = _as_letter(mark)
    small = mark.lower()
    return small if len(small) == 1 else mark


@lru_cache(maxsize=1024)
def _as_letter(mark: str) -> str:
    """A letter of full width, or of a fancy alphabet, as the plain one that it stands for."""
    meant = unicodedata.normalize("NFKC", mark)
    return meant if len(meant) == 1 and meant.isascii() else mark


def words_of(text: str) -> list[Word]:
    """The words of folded text."""
    return [Word(m.start(), m.end(), stem(m.group())) for m in _WORD.finditer(text)]


def stem(word: str) -> str:
    """A word without apostrophes and without the s of a plural."""
    word = word.replace("'", "")
    if word in _NOT_PLURAL:
        return word
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def key_of(phrase: str) -> tuple[str, ...]:
    """The form under which spellings of a phrase meet."""
    return tuple(word.stem for word in words_of(fold(phrase)))


def split_list(cell: str) -> tuple[str, ...]:
    """The phrases of a table's cell, which stand between semicolons."""
    return tuple(part.strip() for part in cell.split(SEPARATOR) if part.strip())


class Lexicon(Generic[T]):
    """A table of phrases, each with what it stands for; one phrase may stand for several things."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._means: dict[tuple[str, ...], list[T]] = {}
        for phrase, means in entries:
            self._means.setdefault(key_of(phrase), []).append(means)
        self._means.pop((), None)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for key in self._means:
            known = {*self._lengths.get(key[0], ()), len(key)}
            self._lengths[key[0]] = tuple(sorted(known, reverse=True))

    def exact(self, phrase: str) -> tuple[T, ...]:
        """What the whole of `phrase` stands for."""
        return tuple(self._means.get(key_of(phrase), ()))

    def find(self, text: str) -> list[Hit[T]]:
        """Every phrase in folded `text`, overlapping ones too, in the order in which they start."""
        words = words_of(text)
        joined = [bool(_GAP.fullmatch(text, a.end, b.start)) for a, b in pairwise(words)]
        hits: list[Hit[T]] = []
        for first, word in enumerate(words):
            for length in self._lengths.get(word.stem, ()):
                part = words[first : first + length]
                if len(part) < length or not all(joined[first : first + length - 1]):
                    continue
                found = self._means.get(tuple(each.stem for each in part), ())
                hits += [Hit(word.start, part[-1].end, means) for means in found]
        return hits


def places_of(hits: Iterable[Hit[T]]) -> set[int]:
    """Every place in the text that a hit covers."""
    return {place for hit in hits for place in range(hit.start, hit.end)}


def between(hits: Sequence[Hit[T]], start: int, end: int) -> tuple[Hit[T], ...]:
    """The hits within `text[start:end]`, of hits in the order of their starts."""
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    last = bisect_left(hits, end, key=lambda hit: hit.start)
    return tuple(hit for hit in hits[first:last] if hit.end <= end)


def longest(hits: Iterable[Hit[T]]) -> list[Hit[T]]:
    """The hits that remain when longer ones push out those they overlap, in order of place.

    Of two hits on the same words the one given first stays.
    """
    taken: list[Hit[T]] = []
    used: set[int] = set()
    for hit in sorted(hits, key=lambda each: (each.start - each.end, each.start)):
        places = range(hit.start, hit.end)
        if used.isdisjoint(places):
            used.update(places)
            taken.append(hit)
    return sorted(taken, key=lambda each: each.start)
