"""Two employers' names side by side: what their words share, what is left, how much it tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from matcher.duplicates.employer_alignment import Aligned, align
from matcher.duplicates.employer_names import NameWords
from matcher.duplicates.employer_sites import Ground
from matcher.duplicates.employer_words import Kind, kind_of

RARE = 9.0
"""Bits from which shared words are a name: one name of 512 holds them."""
EVERYDAY_BITS = 6.0
"""The most that a word tells by which many call themselves: "First", "Smith"."""
FEW = 2
"""Names that hold a word which nobody else has."""
NAMES = frozenset((Kind.OWN, Kind.EVERYDAY))


class Rarity(Protocol):
    """How common words are among the names at hand."""

    def bearers(self, word: str) -> int:
        """How many different names hold the word."""

    def bits(self, word: str) -> float:
        """What the word tells: -log2 of the share of names that hold it."""


@dataclass(frozen=True)
class Pair:
    """Two names that differ, where they are found, and how rare words are."""

    one: NameWords
    other: NameWords
    words: Aligned
    where: Ground
    rarity: Rarity

    @classmethod
    def of(cls, one: NameWords, other: NameWords, where: Ground, rarity: Rarity) -> Pair:
        """The two, the same whichever comes first."""
        first, second = sorted((one, other), key=lambda name: (name.same, name.key))
        return cls(first, second, align(first, second), where, rarity)

    @cached_property
    def left(self) -> tuple[str, ...]:
        """The words of either that the other lacks."""
        return self.words.mine + self.words.others

    @cached_property
    def is_one_sided(self) -> bool:
        """Whether one of them has no word that the other lacks."""
        return not (self.words.mine and self.words.others)

    @cached_property
    def kinds(self) -> tuple[frozenset[Kind], frozenset[Kind]]:
        """What the words tell that are left on either side."""
        return frozenset(map(kind_of, self.words.mine)), frozenset(map(kind_of, self.words.others))

    @cached_property
    def kinds_left(self) -> frozenset[Kind]:
        """What the words tell that are left."""
        return self.kinds[0] | self.kinds[1]

    @cached_property
    def bits(self) -> float:
        """What the shared words tell, those near in spelling by the better known of the two."""
        near = sum(min(map(self._bits, pair)) for pair in self.words.near)
        return near + sum(map(self._bits, self.words.shared))

    def _bits(self, word: str) -> float:
        kind = kind_of(word)
        bits = self.rarity.bits(word) if kind in NAMES else 0.0
        return bits if kind is Kind.OWN else min(bits, EVERYDAY_BITS)

    @cached_property
    def tells(self) -> bool:
        """Whether what they share is a name that few have."""
        return self.bits >= RARE

    @cached_property
    def shares_own(self) -> bool:
        """Whether both hold a word that is a name and no other word."""
        return any(kind_of(word) is Kind.OWN for word in self.words.shared)

    @cached_property
    def shares_a_name(self) -> bool:
        """Whether both hold the same name, not only one that is near in spelling."""
        return not NAMES.isdisjoint(map(kind_of, self.words.shared))

    @cached_property
    def is_led_by_more(self) -> bool:
        """Whether one is the other with a name before it, as a new owner puts its own there.

        What follows a name tells parts of a group apart ("Tarnhow Catering"), what leads it not.
        """
        mine, others = self.one.tokens, self.other.tokens
        short, long = sorted((mine, others), key=len)
        return long[1:] == short and kind_of(long[0]) is Kind.OWN

    @cached_property
    def only_theirs(self) -> bool:
        """Whether they share a word of its own which no other name at hand holds."""
        own = (word for word in self.words.shared if kind_of(word) is Kind.OWN)
        return any(self.rarity.bearers(word) <= FEW for word in own)

    def quoted(self, words: Iterable[str]) -> str:
        """Words in quotes, as one of the names writes them."""
        found = [self.one.written(word) or self.other.written(word) or word for word in words]
        return ", ".join(f"“{word}”" for word in dict.fromkeys(found))


def contradict(words: Aligned) -> bool:
    """Whether the words left over of two names mean two employers.

    Both add a name, a place or a trade of their own, or a number stands in one only.
    """
    mine, others = frozenset(map(kind_of, words.mine)), frozenset(map(kind_of, words.others))
    if Kind.NUMBER in mine | others or (mine & NAMES and others & NAMES):
        return True
    return any(kind in mine and kind in others for kind in (Kind.PLACE, Kind.TRADE))
