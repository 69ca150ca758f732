"""Vacancies ranked for one client, with the reasons, and those ruled out, with theirs.

The score of a vacancy is the sum, over the client's wants and avoids, of weight times degree over
the sum of the weights: 0..1, the same meaning in every list. Several wanted kinds of work share one
weight, and the best answered counts: two wanted kinds do not need both. Must and never stand
outside the score: they rule out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.criteria import CRITERIA
from matcher.criteria.criterion import Asker, state_of
from matcher.evidence import Evidence, Fit, Ranking, RuledOut, State, WhatIf
from matcher.judging import Judged, judge
from matcher.order import Placing, best_first
from matcher.pool import Pool
from matcher.pool.arrays import Flags
from matcher.preferences import Preferences
from matcher.vacancy import Vacancy
from matcher.whatif import what_if

NAME = "criteria-2"
"""Names the way of ranking in stored lists; a change of weights or rules changes it."""


def rank(
    preferences: Preferences,
    pool: Pool,
    top: int | None = None,
    most_ruled_out: int | None = None,
    leave_out: Collection[int] = (),
) -> Ranking:
    """The vacancies of `pool` that fit `preferences`, best first, and those ruled out.

    Args:
        preferences: what the client wants; without wants or avoids there is no score.
        pool: the vacancies to rank.
        top: how many to return with their evidence; None for all.
        most_ruled_out: how many ruled-out vacancies to explain for each reason; None for all.
            All are counted in any case.
        leave_out: positions in the pool not to rank, such as those already decided about.
    """
    asker = Asker(preferences.base)
    judged = [judge(preferences, segment, asker) for segment in pool.segments]
    view = _View(preferences, pool, asker, judged)
    counted, shown = pool.live, pool.live_without(leave_out)
    allowed = [some & ~one.ruled_out for one, some in zip(judged, shown, strict=True)]
    ruled_out = [some & one.ruled_out for one, some in zip(judged, counted, strict=True)]
    best = best_first(judged, allowed, top)
    return Ranking(
        considered=len(pool),
        ruled_out_in_all=sum(int(flags.sum()) for flags in ruled_out),
        ranked=tuple(view.fit(place, rank) for rank, place in enumerate(best, 1)),
        ruled_out=tuple(view.ruled_out(at) for at in _some(judged, ruled_out, most_ruled_out)),
        ruled_out_by=_counts(judged, counted),
        what_if=tuple(
            WhatIf(
                change.statement,
                change.change,
                change.opens,
                tuple(view.position(place) for place in change.examples),
            )
            for change in what_if(judged, shown, asker)
        ),
    )


@dataclass(frozen=True, slots=True)
class _View:
    """What is needed to put an answer in words."""

    preferences: Preferences
    pool: Pool
    asker: Asker
    judged: Sequence[Judged]

    def position(self, place: Placing) -> int:
        return self.pool.starts[place.segment] + place.row

    def fit(self, place: Placing, rank: int) -> Fit:
        vacancy = self._vacancy(place)
        score = place.score if self.judged[place.segment].has_score else None
        statements = range(len(self.preferences.statements))
        evidence = tuple(self._evidence(place, vacancy, at) for at in statements)
        return Fit(self.position(place), vacancy.reference, rank, score, evidence)

    def ruled_out(self, place: Placing) -> RuledOut:
        vacancy, judged = self._vacancy(place), self.judged[place.segment]
        rows = [at for at, flags in judged.ruled_out_by.items() if flags[place.row]]
        because = [
            f"{self.preferences.statements[at].words}: {self._evidence(place, vacancy, at).says}"
            for at in rows
        ]
        not_competitive = bool(judged.segment.not_competitive[place.row])
        if not_competitive:
            because += [f"Not competitive work: {why}" for why in vacancy.competitive.reasons]
        score = place.score if judged.has_score else None
        return RuledOut(
            self.position(place),
            vacancy.reference,
            tuple(because),
            tuple(rows),
            not_competitive,
            score,
        )

    def _evidence(self, place: Placing, vacancy: Vacancy, at: int) -> Evidence:
        statement, judged = self.preferences.statements[at], self.judged[place.segment]
        degrees, contributions = judged.degrees[at], judged.contributions[at]
        degree = float(degrees.values[degrees.ids[place.row]])
        state = state_of(degree)
        words = CRITERIA[statement.about].explain(statement, vacancy, state, self.asker)
        return Evidence(
            statement=at,
            state=state,
            degree=None if state is State.NOT_STATED else degree,
            contribution=float(contributions.values[contributions.ids[place.row]]),
            says=words.says,
            quote=words.quote,
            ask=words.ask,
        )

    def _vacancy(self, place: Placing) -> Vacancy:
        return self.pool.segments[place.segment].vacancies[place.row]


def _some(judged: Sequence[Judged], ruled_out: Sequence[Flags], most: int | None) -> list[Placing]:
    """Those ruled out, best first; of each reason the first `most`."""
    if most is None:
        return best_first(judged, ruled_out)
    found: dict[tuple[int, int], Placing] = {}
    for reason in _reasons(judged):
        flags = [some & _for(one, reason) for one, some in zip(judged, ruled_out, strict=True)]
        found |= {(place.segment, place.row): place for place in best_first(judged, flags, most)}
    chosen = [np.zeros_like(some) for some in ruled_out]
    for place in found.values():
        chosen[place.segment][place.row] = True
    return best_first(judged, chosen)


def _reasons(judged: Sequence[Judged]) -> list[int | None]:
    """The statements that rule out any vacancy, and None for not being competitive."""
    return [*sorted({at for one in judged for at in one.ruled_out_by}), None]


def _for(judged: Judged, reason: int | None) -> Flags:
    if reason is None:
        return judged.segment.not_competitive
    known = judged.ruled_out_by.get(reason)
    return np.zeros(len(judged.segment), dtype=np.bool_) if known is None else known


def _counts(judged: Sequence[Judged], counted: Sequence[Flags]) -> dict[int | None, int]:
    """How many vacancies each statement rules out; None stands for not being competitive."""
    counts: Counter[int | None] = Counter()
    for reason in _reasons(judged):
        for one, some in zip(judged, counted, strict=True):
            counts[reason] += int(np.count_nonzero(_for(one, reason) & some))
    return {reason: count for reason, count in counts.items() if count}
