"""Which listings are one job, worked out from what is known of each two.

The same vacancies and the same knowledge make the same groups, in whatever order they came. What a
person said goes first. What comparing found joins two groups only while no source has two listings
in the one group, as these are two posts, and no listing of the one group differs from one of the
other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from api.duplicates.states import State

MOST_LISTINGS = 24
"""Listings of one job: hardly any has so many, and each is compared with each."""
Two = tuple[str, str]
"""The ids of two vacancies, the lower first."""


@dataclass(frozen=True, slots=True)
class Member:
    """A listing; `stated` is how many facts it states. Two are never equal by source and name."""

    id: str
    source: str
    reference: str
    is_open: bool
    posted: date | None
    closes: date | None
    stated: int
    came: datetime

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands among others, whenever it came."""
        return self.source, self.reference


def two(one: str, other: str) -> Two:
    """Two ids, the lower first."""
    return (one, other) if one < other else (other, one)


def main_of(group: Iterable[Member]) -> Member:
    """The listing that stands for a job: an open one, which closes last, states most, came first.

    One that closes last stands for the job as long as any listing is open, without anything being
    written on the day on which another closes.
    """
    return min(
        group,
        key=lambda one: (
            not one.is_open,
            one.posted is not None and one.posted > one.came.date(),
            -(one.closes or date.max).toordinal(),
            -one.stated,
            one.came,
            one.id,
        ),
    )


def groups(
    members: Mapping[str, Member],
    known: Mapping[Two, State],
    compare: Callable[[Two], State],
) -> list[list[Member]]:
    """The members in groups, each of one or more.

    Args:
        members: by id, listings of which each is joined with another by what is known.
        known: how it stands with each two of which that is known.
        compare: says how it stands with two that were never compared.
    """
    group_of = {key: [one] for key, one in members.items()}
    for pair in _in_order(members, known):
        mine, others = (group_of[key] for key in pair)
        if mine is others or _is_against(mine, others, known, compare, known[pair]):
            continue
        mine.extend(others)
        for one in others:
            group_of[one.id] = mine
    return list({id(group): group for group in group_of.values()}.values())


def _in_order(members: Mapping[str, Member], known: Mapping[Two, State]) -> list[Two]:
    joining = [pair for pair, state in known.items() if state in (State.SURE, State.MERGED)]
    return sorted(
        (pair for pair in joining if pair[0] in members and pair[1] in members),
        key=lambda pair: (
            known[pair] is State.SURE,
            sorted(members[key].order for key in pair),
        ),
    )


def _is_against(
    mine: list[Member],
    others: list[Member],
    known: Mapping[Two, State],
    compare: Callable[[Two], State],
    joined_by: State,
) -> bool:
    pairs = [two(one.id, other.id) for one, other in product(mine, others)]
    if any(known.get(pair) is State.APART for pair in pairs):
        return True
    if joined_by is State.MERGED:
        return False
    if len(mine) + len(others) > MOST_LISTINGS:
        return True
    if {one.source for one in mine} & {other.source for other in others}:
        return True
    return any((known.get(pair) or compare(pair)) is State.DIFFERENT for pair in pairs)
