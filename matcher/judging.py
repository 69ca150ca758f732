"""A client's statements judged over one segment: what each adds to a score, what it rules out.

All is answered for the distinct values of each facet and looked up for the vacancies that matter,
so that a million cost little more than the different ones among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matcher.answering import Answered, Column, answered
from matcher.criteria.criterion import Asker
from matcher.pool.arrays import Flags, Floats, Picked
from matcher.pool.segment import Segment
from matcher.preferences import About, Preferences, Stance, Statement
from matcher.weighing import Weighing


@dataclass(frozen=True, eq=False)
class Judged:
    """All statements judged over a segment; `answers` has an entry for each statement.

    Without wants and avoids nothing is added to a score: there `has_score` is false.
    """

    segment: Segment
    statements: Sequence[Statement]
    answers: tuple[Answered, ...]
    weighing: Weighing

    @property
    def has_score(self) -> bool:
        """Whether the client wants, or would rather avoid, anything."""
        return self.weighing.total > 0

    @cached_property
    def degrees(self) -> tuple[Column, ...]:
        """For each statement how each vacancy suits the client; NaN where not stated."""
        return tuple(answer.degrees() for answer in self.answers)

    def answers_at(self, rows: Sequence[int]) -> list[list[tuple[float, float]]]:
        """For some vacancies, the degree of each statement and what it adds to the score."""
        if not self.statements:
            return [[] for _ in rows]
        some = np.array(rows, dtype=np.intp)
        degrees = [column.at(some) for column in self.degrees]
        both = np.stack([degrees, self.weighing.contributions(degrees)]).transpose(2, 1, 0)
        return [[(degree, added) for degree, added in one] for one in both.tolist()]

    def scores(self, rows: Picked) -> Floats:
        """The scores of some vacancies."""
        return self.scores_by([column.at(rows) for column in self.degrees])

    def scores_by(self, degrees: Sequence[Floats]) -> Floats:
        """The scores of vacancies with these degrees, each the sum of its contributions."""
        contributions = self.weighing.contributions(degrees)
        total = np.zeros(len(contributions[0]) if contributions else 0)
        for group in self._groups:
            total += sum(contributions[at] for at in group)
        return total

    @cached_property
    def _groups(self) -> tuple[tuple[int, ...], ...]:
        """The statements that count, those about one facet together, always in the same order."""
        groups: dict[object, list[int]] = {}
        for at, (statement, column) in enumerate(zip(self.statements, self.degrees, strict=True)):
            if statement.stance.rules_out:
                continue
            is_work = statement.about is About.WORK
            key = About.WORK if is_work else column.part.facet if column.part else at
            groups.setdefault(key, []).append(at)
        return tuple(map(tuple, groups.values()))

    @cached_property
    def ruled_out_by(self) -> dict[int, Flags]:
        """Which vacancies each statement rules out, for those statements that rule out any."""
        return {at: flags for at, flags in self._conflicts().items() if flags.any()}

    def _conflicts(self) -> dict[int, Flags]:
        """By must and never, the vacancies in conflict; of musts about work one is enough."""
        found = {
            at: answer.conflicts()
            for at, answer in enumerate(self.answers)
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


def judge(preferences: Preferences, segment: Segment, asker: Asker) -> Judged:
    """Every statement judged against every vacancy of the segment."""
    statements = preferences.statements
    answers = tuple(answered(statement, segment, asker) for statement in statements)
    return Judged(segment, statements, answers, Weighing.of(statements))
