"""Groups of names that are one employer, joined only while no two names contradict each other."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import product

from matcher.duplicates.employer_alignment import align
from matcher.duplicates.employer_names import NameWords
from matcher.duplicates.employer_pairs import contradict

_MOST_ASKED = 20
"""Names of a group that are asked: hardly an employer has so many."""


class Groups:
    """Numbers from 0 on, each with its names, in groups; at first each is its own.

    Pairs that are `sure`, the lower number first, contradict each other in no word.
    """

    def __init__(
        self,
        names: Sequence[Sequence[NameWords]],
        sure: Container[tuple[int, int]] = frozenset(),
    ) -> None:
        self._names = names
        self._sure = sure
        self._group = list(range(len(names)))
        self._members = {number: [number] for number in self._group}

    def of(self, number: int) -> int:
        """The group, named by one of its numbers."""
        return self._group[number]

    def join(self, one: int, other: int) -> tuple[int, int] | None:
        """Make two groups one; else the two members whose names contradict each other."""
        mine, others = self._group[one], self._group[other]
        if mine == others:
            return None
        if len(self._members[mine]) < len(self._members[others]):
            mine, others = others, mine
        against = self._against(self._members[mine], self._members[others])
        if against is None:
            for number in self._members.pop(others):
                self._group[number] = mine
                self._members[mine].append(number)
        return against

    def _against(self, mine: list[int], others: list[int]) -> tuple[int, int] | None:
        pairs = product(mine[:_MOST_ASKED], others[:_MOST_ASKED])
        return next((pair for pair in pairs if self._contradict(*pair)), None)

    def _contradict(self, one: int, other: int) -> bool:
        if (min(one, other), max(one, other)) in self._sure:
            return False
        pairs = product(self._names[one][:1], self._names[other][:1])
        return any(contradict(align(*pair)) for pair in pairs)
