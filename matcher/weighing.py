"""What each statement counts in a score, and what that makes of the degrees of some vacancies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Self

import numpy as np

from matcher.criteria import CRITERIA
from matcher.criteria.criterion import UNKNOWN_COUNTS_AS
from matcher.pool.arrays import Floats
from matcher.preferences import About, Stance, Statement


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights of a client's statements; the tuples have an entry for each.

    Several wanted kinds of work (`shared`, by index) have one weight between them: only the best
    answered counts. `total` is the sum of all weights so; 0 where there is no score.
    """

    weights: tuple[float, ...]
    shared: tuple[int, ...]
    total: float

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Self:
        """The weights of some statements."""
        weights = np.array([CRITERIA[s.about].weight_of(s) for s in statements])
        wanted = [at for at, statement in enumerate(statements) if _is_wanted_work(statement)]
        twice = float(weights[wanted].sum() - weights[wanted].max()) if len(wanted) > 1 else 0.0
        total = float(weights.sum()) - twice
        return cls(tuple(weights.tolist()), tuple(wanted), max(total, 0.0))

    @property
    def leading(self) -> tuple[int, ...]:
        """The statements that tell vacancies apart the most: the wanted kinds of work, if any."""
        if self.shared or not self.total:
            return self.shared
        return (self.weights.index(max(self.weights)),)

    @property
    def by_weight(self) -> list[int]:
        """The other statements that count, the weightiest first."""
        others = set(range(len(self.weights))).difference(self.leading)
        return sorted((at for at in others if self.weights[at]), key=lambda at: -self.weights[at])

    def contributions(self, degrees: Sequence[Floats]) -> list[Floats]:
        """What each statement adds to the scores of some vacancies, given their degrees."""
        counted = [
            np.where(np.isnan(some), UNKNOWN_COUNTS_AS, some) * weight
            if weight
            else np.zeros(len(some))
            for some, weight in zip(degrees, self.weights, strict=True)
        ]
        if len(self.shared) > 1:
            self._leave_the_best(counted)
        return [some / self.total for some in counted] if self.total else counted

    def _leave_the_best(self, counted: list[Floats]) -> None:
        """Of several wanted kinds of work only the best answered counts, the first of equals."""
        best = reduce(np.maximum, (counted[at] for at in self.shared))
        open_still = np.ones(len(best), dtype=np.bool_)
        for at in self.shared:
            counts = open_still & (counted[at] == best)
            counted[at] = counted[at] * counts
            open_still &= ~counts


def _is_wanted_work(statement: Statement) -> bool:
    return statement.about is About.WORK and statement.stance is Stance.WANT
