"""What people's answers hold together: pairs that they said are one, followed from one to another.

Where A is B and B is C, the three are one. An answer about two that earlier ones had made one
already holds nothing by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from api.duplicates.grouping import Two


def bonds(said: Iterable[Two]) -> list[Two]:
    """Of pairs in the order in which they were said to be one, those that made two into one."""
    ring_of: dict[str, set[str]] = {}
    found = []
    for pair in said:
        mine, others = (ring_of.setdefault(key, {key}) for key in pair)
        if mine is others:
            continue
        found.append(pair)
        mine |= others
        ring_of.update(dict.fromkeys(others, mine))
    return found


def held_by(ids: Collection[str], said: Iterable[Two]) -> set[str]:
    """The ids, and all that is held together with one of them."""
    beside = _beside(said)
    held, new = set(ids), list(ids)
    while new:
        reached = beside.get(new.pop(), set()) - held
        held |= reached
        new += reached
    return held


def next_towards(one: str, other: str, said: Sequence[Two]) -> str | None:
    """What comes first on the way from one to another; None where there is no way, or no need."""
    if one == other:
        return None
    rest = [pair for pair in said if one not in pair]
    reached = held_by({other}, rest)
    return min(_beside(said).get(one, set()) & reached, default=None)


def _beside(said: Iterable[Two]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in said:
        found[one].add(other)
        found[other].add(one)
    return found
