"""A client's statements judged over one segment: what each adds to a score, what it rules out.

All is worked out over the distinct values of each facet and looked up for the vacancies that
matter, so that a million cost little more than the different ones among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np

from matcher.criteria import CRITERIA
from matcher.criteria.criterion import CONFLICT_TO, UNKNOWN_COUNTS_AS, Asker, suits
from matcher.pool.arrays import Flags, Floats, Ids, Positions
from matcher.pool.segment import Segment
from matcher.preferences import About, Preferences, Stance, Statement


@dataclass(frozen=True, eq=False)
class Column:
    """Something of every vacancy: `values` by distinct value, `ids` which of them each has."""

    values: Floats
    ids: Ids

    def at(self, rows: Positions) -> Floats:
        """The values of some vacancies."""
        return self.values.take(self.ids[rows])

    def everywhere(self) -> Floats:
        """The values of all vacancies."""
        return self.values.take(self.ids)

    def where(self, flags: Flags) -> Flags:
        """Which vacancies have one of the flagged values."""
        return flags.take(self.ids)


@dataclass(frozen=True, eq=False)
class Judged:
    """All statements judged over a segment; the tuples have an entry for each statement.

    `degrees` says how each vacancy suits the client (NaN where not stated), `contributions` what
    that adds to its score. Without wants and avoids nothing is added: there `has_score` is false.
    """

    segment: Segment
    statements: Sequence[Statement]
    degrees: tuple[Column, ...]
    contributions: tuple[Column, ...]
    has_score: bool

    def scores(self, rows: Positions) -> Floats:
        """The scores of some vacancies, each the sum of its contributions."""
        total = np.zeros(len(rows))
        for column in self.by_facet:
            total += column.at(rows)
        return total

    @cached_property
    def by_facet(self) -> tuple[Column, ...]:
        """The contributions of the statements about each facet added up; none that is always 0."""
        sums: dict[int, Column] = {}
        for statement, column in zip(self.statements, self.contributions, strict=True):
            if statement.stance.rules_out:
                continue
            known = sums.get(id(column.ids))
            values = known.values + column.values if known else column.values
            sums[id(column.ids)] = Column(values, column.ids)
        return tuple(column for column in sums.values() if column.values.any())

    @cached_property
    def lead(self) -> Column:
        """The contributions that tell vacancies apart the most: mostly those of the work."""
        return max(self.by_facet, key=lambda column: float(np.ptp(column.values)))

    @cached_property
    def ruled_out_by(self) -> dict[int, Flags]:
        """Which vacancies each statement rules out, for those statements that rule out any."""
        return {
            at: flags
            for at, conflicts in self._conflicts().items()
            if (flags := self.degrees[at].where(conflicts)).any()
        }

    def _conflicts(self) -> dict[int, Flags]:
        """By must and never, the distinct values in conflict; of musts about work one is enough."""
        found: dict[int, Flags] = {
            at: column.values <= CONFLICT_TO
            for at, column in enumerate(self.degrees)
            if self.statements[at].stance.rules_out
        }
        works = [
            at
            for at in found
            if self.statements[at].about is About.WORK and self.statements[at].stance is Stance.MUST
        ]
        if len(works) > 1:
            all_of_them: Flags = np.logical_and.reduce([found[at] for at in works])
            found |= dict.fromkeys(works, all_of_them)
        return found

    @cached_property
    def ruled_out(self) -> Flags:
        """Which vacancies any statement rules out, or that are not competitive."""
        ruled = self.segment.not_competitive.copy()
        for flags in self.ruled_out_by.values():
            ruled |= flags
        return ruled

    def kept(self, rows: Positions) -> Floats:
        """How far some vacancies keep the musts and nevers: the sum of the degrees."""
        kept = np.zeros(len(rows))
        for statement, column in zip(self.statements, self.degrees, strict=True):
            if statement.stance.rules_out:
                kept += np.nan_to_num(column.at(rows), nan=UNKNOWN_COUNTS_AS)
        return kept


def judge(preferences: Preferences, segment: Segment, asker: Asker) -> Judged:
    """Every statement judged against every vacancy of the segment."""
    statements = preferences.statements
    degrees = []
    for statement in statements:
        answer = CRITERIA[statement.about].judge(statement, segment, asker)
        degrees.append(Column(suits(statement, answer.degrees), answer.ids))
    _align(statements, degrees)
    weights = np.array([CRITERIA[s.about].weight_of(s) for s in statements])
    counted = [
        np.where(np.isnan(column.values), UNKNOWN_COUNTS_AS, column.values) * weight
        if weight
        else np.zeros(len(column.values))
        for column, weight in zip(degrees, weights.tolist(), strict=True)
    ]
    total = float(weights.sum()) - _shared(statements, weights, counted)
    contributions = tuple(
        Column(values / total if total > 0 else values, column.ids)
        for values, column in zip(counted, degrees, strict=True)
    )
    return Judged(segment, statements, tuple(degrees), contributions, total > 0)


def _align(statements: Sequence[Statement], degrees: list[Column]) -> None:
    """Spreads the answers about work over all vacancies where they are by different values.

    The best of several wanted kinds can only be told where all are by the same.
    """
    works = [at for at, statement in enumerate(statements) if statement.about is About.WORK]
    if len({id(degrees[at].ids) for at in works}) < 2:
        return
    each = np.arange(len(degrees[works[0]].ids), dtype=np.int32)
    for at in works:
        degrees[at] = Column(degrees[at].everywhere(), each)


def _shared(statements: Sequence[Statement], weights: Floats, counted: list[Floats]) -> float:
    """Lets several wanted kinds of work share one weight: only the best answered counts.

    Returns what that takes off the sum of the weights.
    """
    wanted = [i for i, s in enumerate(statements) if _is_wanted_work(s)]
    if len(wanted) < 2:
        return 0.0
    best = reduce(np.maximum, (counted[row] for row in wanted))
    open_still = np.ones(len(best), dtype=np.bool_)
    for row in wanted:
        counts = open_still & (counted[row] == best)
        counted[row] = counted[row] * counts
        open_still &= ~counts
    return float(weights[wanted].sum() - weights[wanted].max())


def _is_wanted_work(statement: Statement) -> bool:
    return statement.about is About.WORK and statement.stance is Stance.WANT
