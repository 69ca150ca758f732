"""The words of two names set against each other: the same, near in spelling, and what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from matcher.duplicates.employer_names import NameWords
from matcher.duplicates.employer_words import Kind, kind_of

_SHORTEST_TYPO, _TWO_SLIPS = 5, 9
_SHORTEST_CUT = 3
_CUT_SHORT = (Kind.TRADE, Kind.STRUCTURE, Kind.PARENT)
"""Words that people shorten as they please: "Eng", "Recruit", "Dev"."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The words that two names share, those that are near in spelling, and what is left."""

    shared: tuple[str, ...]
    near: tuple[tuple[str, str], ...]
    mine: tuple[str, ...]
    others: tuple[str, ...]


def align(one: NameWords, other: NameWords) -> Aligned:
    """Set the words of two names against each other."""
    both = Counter(one.tokens) & Counter(other.tokens)
    mine, others = _less(one.tokens, both), _less(other.tokens, both)
    shared = list(both.elements())
    shared += _joined(mine, others) + _joined(others, mine)
    near = []
    for word in list(mine):
        match = next((each for each in others if is_near(word, each)), None)
        if match is not None:
            near.append((word, match))
            mine.remove(word)
            others.remove(match)
    return Aligned(tuple(shared), tuple(near), tuple(mine), tuple(others))


def _less(words: Iterable[str], taken: Counter[str]) -> list[str]:
    left = Counter(taken)
    rest = []
    for word in words:
        if left[word]:
            left[word] -= 1
        else:
            rest.append(word)
    return rest


def _joined(parted: list[str], joined: list[str]) -> list[str]:
    """Words of `joined` that `parted` writes as two; both lists lose them."""
    found = []
    for at in range(len(parted) - 1, 0, -1):
        whole = "".join(parted[at - 1 : at + 1])
        if whole in joined:
            joined.remove(whole)
            del parted[at - 1 : at + 1]
            found.append(whole)
    return found


def is_near(one: str, other: str) -> bool:
    """Whether one word is the other with a slip of the hand, or a well known word cut short.

    A slip is one letter, in long words two. Numbers, short words and two words that are both well
    known never come near.
    """
    short, long = sorted((one, other), key=len)
    is_known = [kind_of(word) is not Kind.OWN for word in (short, long)]
    if all(is_known) or not (one + other).isalpha():
        return False
    if is_known[1] and len(short) >= _SHORTEST_CUT and long.startswith(short):
        return kind_of(long) in _CUT_SHORT
    if len(short) < _SHORTEST_TYPO or len(long) - len(short) > 2:
        return False
    most = 2 if len(short) >= _TWO_SLIPS else 1
    return OSA.distance(one, other, score_cutoff=most) <= most
