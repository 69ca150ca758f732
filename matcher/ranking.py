"""Vacancies ranked for one client, with the reasons, and those ruled out, with theirs.

The score of a vacancy is the sum, over the client's wants and avoids, of weight times degree over
the sum of the weights: 0..1, the same meaning in every list. Several wanted kinds of work share one
weight, and the best answered counts: two wanted kinds do not need both. Must and never stand
outside the score: they rule out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from matcher.criteria import CRITERIA
from matcher.criteria.criterion import UNKNOWN_COUNTS_AS, Asker, conflicts, state_of, suits
from matcher.evidence import Evidence, Fit, Ranking, RuledOut, State
from matcher.pool import Flags, Floats, Pool
from matcher.preferences import About, Preferences, Stance, Statement
from matcher.whatif import what_if

NAME = "criteria-1"
"""Names the way of ranking in stored lists; a change of weights or rules changes it."""


@dataclass(frozen=True)
class Judged:
    """All statements judged over a pool: rows are statements, columns are vacancies.

    `degrees` suit the client (NaN where not stated); `contributions` add up to `scores`, which is
    None when nothing is wanted or avoided; `rules_out` is true where a statement rules out.
    """

    preferences: Preferences
    pool: Pool
    asker: Asker
    degrees: Floats
    contributions: Floats
    scores: Floats | None
    rules_out: Flags

    @property
    def allowed(self) -> Flags:
        """Vacancies that nothing rules out."""
        allowed: Flags = ~(self.rules_out.any(axis=0) | self.pool.not_competitive)
        return allowed


def judge(preferences: Preferences, pool: Pool) -> Judged:
    """Every statement judged against every vacancy of the pool."""
    statements = preferences.statements
    asker = Asker(preferences.base)
    degrees = np.full((len(statements), len(pool)), np.nan)
    for row, statement in enumerate(statements):
        has_thing = CRITERIA[statement.about].judge(statement, pool, asker)
        degrees[row] = suits(statement, has_thing)
    contributions, weighed = _contributions(statements, degrees)
    # Row by row: how numpy adds up a whole table depends on how many columns it has, and a score
    # must be the same to the last digit in every list.
    scores: Floats | None = reduce(np.add, contributions) if weighed else None
    return Judged(
        preferences, pool, asker, degrees, contributions, scores, _ruling(statements, degrees)
    )


def _contributions(statements: Sequence[Statement], degrees: Floats) -> tuple[Floats, bool]:
    """What each statement adds to each score, and whether any statement counts at all."""
    weights = np.array([CRITERIA[s.about].weight_of(s) for s in statements])
    counted = np.where(np.isnan(degrees), UNKNOWN_COUNTS_AS, degrees) * weights[:, None]
    wanted = [i for i, s in enumerate(statements) if _is_wanted_work(s)]
    total = float(weights.sum())
    if len(wanted) > 1:
        best = counted[wanted].argmax(axis=0)
        for at, row in enumerate(wanted):
            counted[row, best != at] = 0.0
        total += float(weights[wanted].max() - weights[wanted].sum())
    return (counted / total, True) if total > 0 else (counted, False)


def _is_wanted_work(statement: Statement) -> bool:
    return statement.about is About.WORK and statement.stance is Stance.WANT


def _ruling(statements: Sequence[Statement], degrees: Floats) -> Flags:
    """Where a must or never is in conflict; of several musts about work, one met is enough."""
    ruling = conflicts(degrees)
    for row, statement in enumerate(statements):
        if not statement.stance.rules_out:
            ruling[row] = False
    musts = [
        row
        for row, statement in enumerate(statements)
        if statement.about is About.WORK and statement.stance is Stance.MUST
    ]
    if len(musts) > 1:
        ruling[musts] &= ruling[musts].all(axis=0)
    return ruling


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
    judged = judge(preferences, pool)
    allowed = judged.allowed
    shown = allowed.copy()
    shown[list(leave_out)] = False
    order = _order(judged, np.flatnonzero(shown))[:top]
    ruled_out = _order(judged, np.flatnonzero(~allowed))
    return Ranking(
        considered=len(pool),
        ruled_out_in_all=len(ruled_out),
        ranked=tuple(_fit(judged, int(at), place + 1) for place, at in enumerate(order)),
        ruled_out=tuple(
            _ruled_out(judged, int(at)) for at in _some(judged, ruled_out, most_ruled_out)
        ),
        ruled_out_by=_counts(judged),
        what_if=what_if(
            preferences,
            pool,
            judged.degrees,
            judged.rules_out,
            judged.scores,
            leave_out=leave_out,
        ),
    )


def _order(judged: Judged, rows: np.ndarray[tuple[int, ...], np.dtype[np.intp]]) -> list[int]:
    """`rows` by falling score, then by how many musts and nevers are known to be kept, then by key.

    Scores are compared to 9 decimals, so that the order in which floats were added cannot matter.
    """
    scores = np.zeros(len(judged.pool)) if judged.scores is None else judged.scores.round(9)
    outside = [s.stance.rules_out for s in judged.preferences.statements]
    kept = (judged.degrees[outside] == 1.0).sum(axis=0)
    keys = (judged.pool.tie_order[rows], -kept[rows], -scores[rows])
    found: list[int] = rows[np.lexsort(keys)].tolist()
    return found


def _fit(judged: Judged, at: int, place: int) -> Fit:
    evidence = tuple(_evidence(judged, at, row) for row in range(len(judged.degrees)))
    score = None if judged.scores is None else float(judged.scores[at])
    return Fit(at, judged.pool.vacancies[at].reference, place, score, evidence)


def _evidence(judged: Judged, at: int, row: int) -> Evidence:
    statement = judged.preferences.statements[row]
    degree = float(judged.degrees[row, at])
    state = state_of(degree)
    words = CRITERIA[statement.about].explain(
        statement, judged.pool.vacancies[at], state, judged.asker
    )
    return Evidence(
        statement=row,
        state=state,
        degree=None if state is State.NOT_STATED else degree,
        contribution=float(judged.contributions[row, at]),
        says=words.says,
        quote=words.quote,
        ask=words.ask,
    )


def _ruled_out(judged: Judged, at: int) -> RuledOut:
    vacancy = judged.pool.vacancies[at]
    rows = np.flatnonzero(judged.rules_out[:, at]).tolist()
    because = [
        f"{judged.preferences.statements[row].words}: {_evidence(judged, at, row).says}"
        for row in rows
    ]
    not_competitive = bool(judged.pool.not_competitive[at])
    if not_competitive:
        because += [f"Not competitive work: {why}" for why in vacancy.competitive.reasons]
    score = None if judged.scores is None else float(judged.scores[at])
    return RuledOut(at, vacancy.reference, tuple(because), tuple(rows), not_competitive, score)


def _some(judged: Judged, order: Sequence[int], most: int | None) -> list[int]:
    """Of `order`, the first `most` for each reason, in the same order."""
    if most is None:
        return list(order)
    placed = np.array(order, dtype=np.intp)
    reasons = [*judged.rules_out, judged.pool.not_competitive]
    firsts = [np.flatnonzero(reason[placed])[:most] for reason in reasons]
    return [int(at) for at in placed[np.unique(np.concatenate(firsts))]]


def _counts(judged: Judged) -> dict[int | None, int]:
    """How many vacancies each statement rules out; None stands for not being competitive."""
    counts: dict[int | None, int] = {
        row: int(count) for row, count in enumerate(judged.rules_out.sum(axis=1)) if count
    }
    if judged.pool.not_competitive.any():
        counts[None] = int(judged.pool.not_competitive.sum())
    return counts
