"""What one change would open: each must and never let go, one at a time."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from matcher.criteria.criterion import MET_FROM
from matcher.evidence import WhatIf
from matcher.pool import Flags, Floats, Pool
from matcher.preferences import About, Preferences, Stance, Statement

MOST_EXAMPLES = 3


def what_if(
    preferences: Preferences,
    pool: Pool,
    degrees: Floats,
    rules_out: Flags,
    scores: Floats | None,
    *,
    leave_out: Collection[int] = (),
) -> tuple[WhatIf, ...]:
    """For each must and never but a kind of work: how many vacancies it alone rules out.

    Those at the positions of `leave_out` are not counted: they would not be shown anyway.

    Counted are vacancies of a wanted kind of work (all, when no kind is wanted), competitive and
    ruled out by nothing else. The most opening change comes first; those that open none are left
    out. Letting a kind of work go is never proposed.
    """
    alone = (
        (rules_out.sum(axis=0) == 1)
        & ~pool.not_competitive
        & _of_a_wanted_kind(preferences, degrees, len(pool))
    )
    alone[list(leave_out)] = False
    found = []
    for row, statement in enumerate(preferences.statements):
        opened = np.flatnonzero(rules_out[row] & alone)
        if statement.about is not About.WORK and len(opened):
            examples = tuple(_best_first(opened, pool, scores)[:MOST_EXAMPLES])
            found.append(WhatIf(row, _change(statement), len(opened), examples))
    return tuple(sorted(found, key=lambda change: (-change.opens, change.statement)))


def _of_a_wanted_kind(preferences: Preferences, degrees: Floats, size: int) -> Flags:
    wanted = [s.about is About.WORK and not s.stance.is_against for s in preferences.statements]
    if not any(wanted):
        return np.ones(size, dtype=np.bool_)
    of_kind: Flags = np.any(degrees[wanted] >= MET_FROM, axis=0)
    return of_kind


def _best_first(
    rows: np.ndarray[tuple[int, ...], np.dtype[np.intp]], pool: Pool, scores: Floats | None
) -> list[int]:
    best = np.zeros(len(pool)) if scores is None else -scores.round(9)
    found: list[int] = rows[np.lexsort((pool.tie_order[rows], best[rows]))].tolist()
    return found


def _change(statement: Statement) -> str:
    if statement.stance is Stance.MUST:
        return f"“{statement.words}” as a wish instead of a must"
    return f"“{statement.words}” as “rather not” instead of “never”"
