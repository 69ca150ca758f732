"""The best of many vacancies: found without scoring those that can't be among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matcher.judging import Column, Judged, Positions
from matcher.pool.arrays import Flags, Floats

_FEW = 5_000
"""So many vacancies are scored at once sooner than the best are sought among them."""
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
    rows = [_contenders(*pair, most) for pair in zip(judged, wanted, strict=True)]
    if not any(map(len, rows)):
        return []
    segments = np.repeat(np.arange(len(rows)), [len(some) for some in rows])
    pairs = list(zip(judged, rows, strict=True))
    scores = np.concatenate([one.scores(some) for one, some in pairs])
    kept = np.concatenate([one.kept(some) for one, some in pairs])
    ties = np.concatenate([one.segment.ties[:, some] for one, some in pairs], axis=1)
    every = np.concatenate(rows)
    order = np.lexsort((every, segments, ties[1], ties[0], -kept, -scores.round(_DIGITS)))[:most]
    return [
        Placing(segment, row, score)
        for segment, row, score in zip(
            segments[order].tolist(), every[order].tolist(), scores[order].tolist(), strict=True
        )
    ]


def _contenders(judged: Judged, wanted: Flags, most: int | None) -> Positions:
    """The wanted rows that may be among the best so many: the rest can't reach their scores."""
    if most is None or not judged.by_facet or np.count_nonzero(wanted) <= _FEW:
        return np.flatnonzero(wanted)
    lead = max(judged.by_facet, key=_spread)
    others = sum(float(column.values.max()) for column in judged.by_facet if column is not lead)
    leading = lead.everywhere()
    leading[~wanted] = -1.0
    first = _some_of_the_highest(leading, most)
    least = float(np.partition(judged.scores(first), -most)[-most]) - others
    return np.flatnonzero(leading >= max(0.0, least - 10.0**-_DIGITS))


def _spread(column: Column) -> float:
    return float(column.values.max() - column.values.min())


def _some_of_the_highest(leading: Floats, most: int) -> Positions:
    at = np.argpartition(leading, -most)[-most:]
    found: Positions = at
    return found
