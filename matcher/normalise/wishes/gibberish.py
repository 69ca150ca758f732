"""Whether a word could be one: what a cat types is no wish, "falconry" and "origami" are.

A word that stands in no table is kept unless its letters hardly ever follow each other so: measured
by the share of its runs of three letters that occur in the words of our tables, the ends of the
word counted as a letter.
"""

from __future__ import annotations

from functools import cache

from matcher.normalise.wishes.spelling import is_known, known_words

LEAST_SHARE = 0.25
"""Low, as a lost word is worse than a kept slip: "sudoku" and "cymraeg" have a third of theirs."""

_SHORTEST = 4
_VOWELS = frozenset("aeiouyw")  # w is one in Welsh
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def is_gibberish(words: list[str]) -> bool:
    """Whether none of the folded `words` could be a word."""
    return bool(words) and not any(_could_be(word) for word in words)


def _could_be(word: str) -> bool:
    if not word.isascii() or not word.isalpha() or is_known(word):
        return True  # other scripts and figures are not judged
    if len(word) < _SHORTEST or len(set(word)) == 1:
        return len(set(word)) > 1
    if not _VOWELS & set(word) or any(_runs(word, row) for row in _KEYBOARD):
        return False
    found = _trigrams(word)
    return sum(each in _seen() for each in found) >= LEAST_SHARE * len(found)


def _runs(word: str, row: str) -> bool:
    """Whether a word is typed by running along a row of keys."""
    return word[:_SHORTEST] in row or word[:_SHORTEST] in row[::-1]


@cache
def _seen() -> frozenset[str]:
    words = (word for word in known_words() if word.isascii() and word.isalpha())
    return frozenset(each for word in words for each in _trigrams(word))


def _trigrams(word: str) -> list[str]:
    ends = f"^{word}$"
    return [ends[at : at + 3] for at in range(len(ends) - 2)]
