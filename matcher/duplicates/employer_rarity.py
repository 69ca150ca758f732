"""How common words are, counted from the names at hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log2

from matcher.duplicates.employer_names import NameWords

_LEAST_NAMES = 2048
"""Fewer names tell little of how common a word is: a word of one of ten is not everybody's."""


class WordCounts:
    """In how many different names each word stands."""

    def __init__(self) -> None:
        self._names: Counter[str] = Counter()
        self._in_all = 0

    def add(self, name: NameWords) -> None:
        """Count a name that was not there."""
        self._in_all += 1
        self._names.update(set(name.tokens))

    def rarity(self, *, and_one_more: bool) -> CountedRarity:
        """The rarity of words, as if one more name held each of them if `and_one_more`."""
        return CountedRarity(self._names, max(self._in_all, _LEAST_NAMES), int(and_one_more))


@dataclass(frozen=True, slots=True)
class CountedRarity:
    """The rarity of words among `in_all` names; `more` names are reckoned to hold each of them."""

    names: Counter[str]
    in_all: int
    more: int

    def bearers(self, word: str) -> int:
        """How many different names hold the word."""
        return self.names[word] + self.more

    def bits(self, word: str) -> float:
        """What the word tells: -log2 of the share of names that hold it."""
        return log2(self.in_all / max(1, self.bearers(word)))
