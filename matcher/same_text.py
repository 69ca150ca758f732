"""Whether two adverts say the same, or nearly: as one site copies another's.

A text cut short by another site, or with a line of its own at the end, is still the same. One that
has other words in the middle is another: another ward, another shift.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from rapidfuzz import fuzz

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_MOST_LETTERS = 12_000
"""So much of a text is compared, some 2,000 words: nearly all real adverts end before."""
_SHINGLE = 3
"""Words in a row that are compared as one."""
_SHARED = 0.85
"""Of the shorter text's shingles, so many must stand in the longer (by reading pairs of adverts of
one employer: those of other posts that begin alike share up to 0.75)."""
_FEW, _ENOUGH = 6, 20
"""Texts of so few words must be the same; up to so many, the one must stand in the other."""
_SAME_WORD = 0.8
_TELLING = re.compile(
    r"\d{1,2}(?:am|pm)?|am|pm|hours?|days?|nights?|mornings?|afternoons?|evenings?|twilight|"
    r"weekdays?|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|"
    r"part|full|term|permanent|temporary|maternity|bank|relief"
)
_REFERENCE = re.compile(r"[a-z]*\d{4,}[a-z\d]*")
"""A number that a site gives, which is no figure of the job."""


@dataclass(frozen=True)
class Wording:
    """The words of a text, to be compared with those of others."""

    text: str

    @cached_property
    def words(self) -> Words:
        """The words, lower case, as far as texts are compared."""
        return tuple(_WORD.findall(self.text[:_MOST_LETTERS].casefold()))

    @cached_property
    def shingles(self) -> frozenset[Words]:
        """Every few words in a row."""
        words = self.words
        return frozenset(
            words[at : at + _SHINGLE] for at in range(max(0, len(words) - _SHINGLE + 1))
        )

    def says_the_same(self, other: Wording) -> bool:
        """Whether one is a copy of the other; nothing is a copy of no text."""
        if self.text == other.text and self.text.strip():
            return True
        shorter, longer = sorted((self, other), key=lambda one: len(one.words))
        if shorter.words == longer.words:
            return bool(shorter.words)
        if len(shorter.words) < _ENOUGH:
            return len(shorter.words) >= _FEW and _stands_in(shorter.words, longer.words)
        shared = len(shorter.shingles & longer.shingles)
        least = min(len(shorter.shingles), len(longer.shingles))
        return shared >= _SHARED * least and not _tells_apart(shorter.words, longer.words)


def _stands_in(words: Words, longer: Words) -> bool:
    """Whether all words, the last of which may be cut, stand in a longer text."""
    return f" {' '.join(words[:-1])} " in f" {' '.join(longer)} "


def _tells_apart(words: Words, others: Words) -> bool:
    """Whether the one text has other words where the other has some: another ward, another shift.

    Sites cut adverts and add lines at their ends; none puts other words into the middle, nor hours
    or a term that were not there.
    """
    edits = SequenceMatcher(None, words, others).get_opcodes()
    return any(
        _is_telling(words[start:end], others[others_start:others_end])
        for kind, start, end, others_start, others_end in edits
        if kind != "equal"
        and start
        and others_start
        and end < len(words)
        and others_end < len(others)
    )


def _is_telling(words: Words, others: Words) -> bool:
    if words and others:
        return not _is_a_slip(words, others)
    return any(map(_TELLING.fullmatch, words or others))


def _is_a_slip(words: Words, others: Words) -> bool:
    """Whether the same words are only spelt otherwise, or both are numbers that a site gave."""
    if all(map(_REFERENCE.fullmatch, (*words, *others))):
        return True
    one, other = "".join(words), "".join(others)
    spelt = one == other or fuzz.ratio(one, other) >= _SAME_WORD * 100
    return spelt and _figures(one) == _figures(other)


def _figures(word: str) -> str:
    return "".join(filter(str.isdigit, word))
