"""What is ruled out, by reason: how many, and the nearest misses of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from matcher.evidence import OfWantedKind
from matcher.judging import Judged
from matcher.order import Placing, best_first
from matcher.pool.arrays import Flags


def nearest_misses(
    judged: Sequence[Judged], ruled_out: Sequence[Flags], most: int | None
) -> list[Placing]:
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


def counts_by_reason(judged: Sequence[Judged], counted: Sequence[Flags]) -> dict[int | None, int]:
    """How many vacancies each statement rules out; None stands for not being competitive."""
    counts: Counter[int | None] = Counter()
    for reason in _reasons(judged):
        for one, some in zip(judged, counted, strict=True):
            counts[reason] += int(np.count_nonzero(_for(one, reason) & some))
    return {reason: count for reason, count in counts.items() if count}


def count_of_kind(
    judged: Sequence[Judged],
    kinds: Sequence[Flags] | None,
    allowed: Sequence[Flags],
    counted: Sequence[Flags],
) -> OfWantedKind | None:
    """How many vacancies are of a wanted kind of work; None where no kind is wanted.

    Args:
        judged: the segments judged.
        kinds: for each segment, which of its vacancies are of such a kind.
        allowed: which may be shown.
        counted: which there are.
    """
    if kinds is None:
        return None
    of_kind = [kind & some for kind, some in zip(kinds, counted, strict=True)]
    ruled_out = [kind & one.ruled_out for kind, one in zip(of_kind, judged, strict=True)]
    left = [kind & some for kind, some in zip(of_kind, allowed, strict=True)]
    return OfWantedKind(count(of_kind), count(ruled_out), count(left))


def count(flags: Sequence[Flags]) -> int:
    """How many vacancies of all segments are flagged."""
    return sum(int(np.count_nonzero(some)) for some in flags)
