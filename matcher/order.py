"""The best of many vacancies: found without scoring those that can't be among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matcher.judging import Column, Judged
from matcher.pool.arrays import Flags, Floats, Positions

_FEW, _LEVELS = 1_000, 12
"""So many vacancies, of so many values, are looked at to learn what scores the best will have."""
_SCORED_AT_ONCE = 20_000
"""So many vacancies are scored sooner than the best are sought among them."""
_NONE = np.empty(0, dtype=np.intp)
_NO_TIES = np.empty((2, 0), dtype=np.uint64)
_DIGITS = 9
"""Scores are compared to so many decimals: the order in which floats are added cannot matter."""


@dataclass(frozen=True, slots=True)
class Placing:
    """A vacancy in an order: row `row` of the segment at index `segment`, with its score."""

    segment: int
    row: int
    score: float


def best_first(
    judged: Sequence[Judged], wanted: Sequence[Flags], most: int | None = None
) -> list[Placing]:
    """The wanted vacancies of all segments, best first, at most so many.

    By falling score, then by how far the musts and nevers are known to be kept, then by what the
    vacancies say.

    Args:
        judged: the segments judged.
        wanted: for each segment, which of its vacancies to order.
        most: how many to return; None for all.
    """
    if most == 0:
        return []
    rows = [_contenders(*pair, most) for pair in zip(judged, wanted, strict=True)]
    scores = [one.scores(some) for one, some in zip(judged, rows, strict=True)]
    rows, scores = _cut(rows, scores, most)
    kept = [one.kept(some) for one, some in zip(judged, rows, strict=True)]
    ties = [one.segment.ties[:, some] for one, some in zip(judged, rows, strict=True)]
    segments = np.repeat(np.arange(len(rows)), [len(some) for some in rows])
    every, ordered = np.concatenate([_NONE, *rows]), np.concatenate([*ties, _NO_TIES], axis=1)
    scored, keeping = np.concatenate([[], *scores]), np.concatenate([[], *kept])
    by = (every, segments, ordered[1], ordered[0], -keeping, -scored.round(_DIGITS))
    return [
        Placing(int(segments[at]), int(every[at]), float(scored[at]))
        for at in np.lexsort(by)[:most].tolist()
    ]


def _cut(
    rows: list[Positions], scores: list[Floats], most: int | None
) -> tuple[list[Positions], list[Floats]]:
    """Those of the rows whose scores are among the highest so many, ties with the last included."""
    every = np.concatenate([[], *scores]).round(_DIGITS)
    if most is None or len(every) <= most:
        return rows, scores
    least = np.partition(every, -most)[-most]
    among = [some.round(_DIGITS) >= least for some in scores]
    return (
        [some[flags] for some, flags in zip(rows, among, strict=True)],
        [some[flags] for some, flags in zip(scores, among, strict=True)],
    )


def _contenders(judged: Judged, wanted: Flags, most: int | None) -> Positions:
    """The wanted rows that may be among the best so many: the rest can't reach their scores."""
    if most is None or not judged.by_facet or np.count_nonzero(wanted) <= _SCORED_AT_ONCE:
        return np.flatnonzero(wanted)
    lead = judged.lead
    others = sum(float(column.values.max()) for column in judged.by_facet if column is not lead)
    first = _some_of_the_highest(lead, wanted)
    if len(first) < most:
        return np.flatnonzero(wanted)
    least = float(np.partition(judged.scores(first), -most)[-most]) - others
    return np.flatnonzero(wanted & lead.where(lead.values >= least - 10.0**-_DIGITS))


def _some_of_the_highest(lead: Column, wanted: Flags) -> Positions:
    """Some wanted rows where `lead` is highest: enough to tell what score the best so many have."""
    found, values = _NONE, lead.values
    for _ in range(_LEVELS):
        if not len(values) or len(found) >= _FEW:
            break
        highest = values.max()
        found = np.concatenate(
            [found, np.flatnonzero(wanted & lead.where(lead.values == highest))[:_FEW]]
        )
        values = values[values < highest]
    return found
