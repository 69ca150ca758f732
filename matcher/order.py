"""The best of many vacancies: found without scoring those that can't be among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matcher.contenders import contenders
from matcher.judging import Judged
from matcher.pool.arrays import Flags, Floats, Picked

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
    return best_of(judged, contenders(judged, wanted, most), most)


def best_of(
    judged: Sequence[Judged], rows: Sequence[Picked], most: int | None = None
) -> list[Placing]:
    """The same of the vacancies at `rows` of each segment: all of these are scored."""
    every_score = [one.scores(some) for one, some in zip(judged, rows, strict=True)]
    rows, scores = _cut(rows, every_score, most)
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
    rows: Sequence[Picked], scores: Sequence[Floats], most: int | None
) -> tuple[Sequence[Picked], Sequence[Floats]]:
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
