"""The best of many vacancies: found without scoring those that can't be among them."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.contenders import contenders
from matcher.judging import Judged
from matcher.pool.arrays import Flags
from matcher.scoring import Placing, Scored


def best_first(
    judged: Sequence[Judged], wanted: Sequence[Flags], most: int | None = None
) -> list[Placing]:
    """The wanted vacancies of all segments, best first, at most so many.

    Args:
        judged: the segments judged.
        wanted: for each segment, which of its vacancies to order.
        most: how many to return; None for all.
    """
    if most == 0:
        return []
    return Scored.of(judged, contenders(judged, wanted, most)).best(most)
