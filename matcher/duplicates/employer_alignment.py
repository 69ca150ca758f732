"""The words of two names set against each other: the same, near in spelling, and what is left."""

from __future__ import annotations

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
    """The words that two names share, those that are near in spelling, and what is left.

    `is_renamed` tells that one was taken by its name of today.
    """

    shared: tuple[str, ...]
    near: tuple[tuple[str, str], ...]
    mine: tuple[str, ...]
    others: tuple[str, ...]
    is_renamed: bool = False


def align(one: NameWords, other: NameWords) -> Aligned:
    """Set the words of two names against each other."""
    first, second = _by_its_name_beside(one, other), _by_its_name_beside(other, one)
    mine, others, shared = list(first), list(second), []
    for word in first:
        if word in others:
            mine.remove(word)
            others.remove(word)
            shared.append(word)
    if mine and others:
        shared += _joined(mine, others) + _joined(others, mine)
    near = []
    for word in list(mine):
        match = next((each for each in others if is_near(word, each)), None)
        if match is not None:
            near.append((word, match))
            mine.remove(word)
            others.remove(match)
    is_renamed = first != one.tokens or second != other.tokens
    return Aligned(tuple(shared), tuple(near), tuple(mine), tuple(others), is_renamed)


def _by_its_name_beside(name: NameWords, other: NameWords) -> tuple[str, ...]:
    """The tokens by the name of today, if the other goes by that."""
    if name.now and set(other.tokens).issuperset(set(name.now) - set(name.tokens)):
        return name.now
    return name.tokens


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
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < _SHORTEST_CUT:
        return False
    if len(short) < _SHORTEST_TYPO or len(long) - len(short) > 2:
        return long.startswith(short) and _is_near(short, long)
    most = 2 if len(short) >= _TWO_SLIPS else 1
    if long.startswith(short) or OSA.distance(one, other, score_cutoff=most) <= most:
        return _is_near(short, long)
    return False


def _is_near(short: str, long: str) -> bool:
    """The same of two words that are so, or of which the long one starts with the short one."""
    is_known = [kind_of(word) is not Kind.OWN for word in (short, long)]
    if all(is_known) or not (short + long).isalpha():
        return False
    is_slip = len(short) >= _SHORTEST_TYPO and len(long) - len(short) <= (
        2 if len(short) >= _TWO_SLIPS else 1
    )
    return is_slip or (is_known[1] and kind_of(long) in _CUT_SHORT and long.startswith(short))
