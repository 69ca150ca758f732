"""What is ruled out, by reason: how many, and the nearest misses of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from matcher.criteria.criterion import MET_FROM
from matcher.evidence import OfWantedKind
from matcher.judging import Judged
from matcher.order import best_first
from matcher.pool.arrays import Flags, Picked
from matcher.preferences import About
from matcher.scoring import Placing


def nearest_misses(
    judged: Sequence[Judged], ruled_out: Sequence[Flags], most: int | None
) -> list[Placing]:
    """Those ruled out, best first; of each reason the first `most`."""
    if most is None:
        return best_first(judged, ruled_out)
    if most == 0:
        return []
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


def of_a_wanted_kind(judged: Sequence[Judged]) -> list[Picked] | None:
    """For each segment the vacancies of a wanted kind of work; None where none is wanted."""
    works = [
        at
        for at, statement in enumerate(judged[0].statements if judged else ())
        if statement.about is About.WORK and not statement.stance.is_against
    ]
    return [_any_met(one, works) for one in judged] if works else None


def _any_met(judged: Judged, statements: Sequence[int]) -> Picked:
    columns = [judged.degrees[at] for at in statements]
    found = [column.rows_where(column.values >= MET_FROM) for column in columns]
    if len(found) == 1:
        return found[0]
    among = np.zeros(len(judged.segment), dtype=np.bool_)
    for rows in found:
        among[rows] = True
    return np.flatnonzero(among)


def count_of_kind(
    judged: Sequence[Judged],
    kinds: Sequence[Picked] | None,
    allowed: Sequence[Flags],
    counted: Sequence[Flags],
) -> OfWantedKind | None:
    """How many vacancies are of a wanted kind of work; None where no kind is wanted.

    Args:
        judged: the segments judged.
        kinds: for each segment, those of its vacancies that are of such a kind.
        allowed: which may be shown.
        counted: which there are.
    """
    if kinds is None:
        return None
    of_kind = [rows[some[rows]] for rows, some in zip(kinds, counted, strict=True)]
    ruled_out = [one.ruled_out[rows] for rows, one in zip(of_kind, judged, strict=True)]
    left = [some[rows] for rows, some in zip(kinds, allowed, strict=True)]
    return OfWantedKind(sum(map(len, of_kind)), count(ruled_out), count(left))


def count(flags: Sequence[Flags]) -> int:
    """How many vacancies of all segments are flagged."""
    return sum(int(np.count_nonzero(some)) for some in flags)
