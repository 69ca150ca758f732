"""Which of many vacancies may be among the best: the rest are never scored.

What counts most, mostly the kind of work, is held against the scores that some good vacancies
reach: who falls short though all else were met can't be among the best. Then statement by
statement.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.criteria.criterion import MET_FROM, UNKNOWN_COUNTS_AS
from matcher.judging import Judged
from matcher.pool.arrays import Flags, Floats, Picked

_FEW = 2_000
"""So many vacancies of a segment are looked at to learn what scores the best will have."""
_SCORED_AT_ONCE = 20_000
"""So many vacancies are scored sooner than the best are sought among them."""
_SLACK = 1e-8
"""Scores that differ by less may be told apart by the order in which floats are added alone."""


def contenders(judged: Sequence[Judged], wanted: Sequence[Flags], most: int | None) -> list[Picked]:
    """For each segment the wanted rows that may be among the best `most` of all; None for all."""
    least = None if most is None else _least_of_the_best(judged, wanted, most)
    if least is None:
        return [np.flatnonzero(some) for some in wanted]
    return [_reaching(*pair, least) for pair in zip(judged, wanted, strict=True)]


def _least_of_the_best(
    judged: Sequence[Judged], wanted: Sequence[Flags], most: int
) -> float | None:
    """A score that at least `most` vacancies reach; None where it is not worth knowing."""
    if not judged or not judged[0].has_score:
        return None
    if sum(int(np.count_nonzero(some)) for some in wanted) <= _SCORED_AT_ONCE:
        return None
    scores = []
    for one, some in zip(judged, wanted, strict=True):
        rows = _led_by(one, some, [MET_FROM] * len(one.weighing.leading))
        scores.append(one.scores(rows[:: len(rows) // _FEW + 1]))
    every = np.concatenate(scores)
    return None if len(every) < most else float(np.partition(every, -most)[-most]) - _SLACK


def _led_by(judged: Judged, wanted: Flags, least: Sequence[float]) -> Picked:
    """The wanted rows that suit by one of the leading statements so well, an entry for each."""
    found = []
    for at, degree in zip(judged.weighing.leading, least, strict=True):
        column = judged.degrees[at]
        suit = column.values >= degree
        if degree <= UNKNOWN_COUNTS_AS:
            suit |= np.isnan(column.values)
        found.append(column.rows_where(suit))
    if len(found) == 1:
        return found[0][wanted[found[0]]]
    among = np.zeros(len(wanted), dtype=np.bool_)
    for rows in found:
        among[rows] = True
    return np.flatnonzero(among & wanted)


def _reaching(judged: Judged, wanted: Flags, least: float) -> Picked:
    """The wanted rows whose scores may be `least` or more."""
    weighing = judged.weighing
    left = weighing.total - max(weighing.weights[at] for at in weighing.leading)
    short = least * weighing.total - left
    if short <= 0.0:
        return np.flatnonzero(wanted)
    rows = _led_by(judged, wanted, [short / weighing.weights[at] for at in weighing.leading])
    counted = np.max([_counted(judged, at, rows) for at in weighing.leading], axis=0)
    for at in weighing.by_weight:
        if len(rows) <= _FEW:
            break
        counted += _counted(judged, at, rows)
        left -= weighing.weights[at]
        may = counted >= least * weighing.total - left
        rows, counted = rows[may], counted[may]
    return rows


def _counted(judged: Judged, at: int, rows: Picked) -> Floats:
    """What a statement counts for some vacancies, by its weight."""
    degrees = judged.degrees[at].at(rows)
    degrees[np.isnan(degrees)] = UNKNOWN_COUNTS_AS
    return degrees * judged.weighing.weights[at]
