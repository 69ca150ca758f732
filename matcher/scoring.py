"""Some vacancies of all segments with their scores, and the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np

from matcher.criteria.criterion import UNKNOWN_COUNTS_AS
from matcher.judging import Judged
from matcher.pool.arrays import Flags, Floats, Picked, Positions

_NONE = np.empty(0, dtype=np.intp)
_DIGITS = 9
"""Scores are compared to so many decimals: the order in which floats are added cannot matter."""


@dataclass(frozen=True, slots=True)
class Placing:
    """A vacancy in an order: row `row` of the segment at index `segment`, with its score."""

    segment: int
    row: int
    score: float


@dataclass(frozen=True, eq=False)
class Scored:
    """Vacancies in a row, those of a segment side by side.

    Of each: `segments` the index of its segment, `rows` its row there, `scores` what it scores, and
    `degrees`, by statement, how it suits the client.
    """

    judged: Sequence[Judged]
    segments: Positions
    rows: Positions
    degrees: Sequence[Floats]
    scores: Floats

    @classmethod
    def of(cls, judged: Sequence[Judged], rows: Sequence[Picked]) -> Self:
        """Those at `rows` of each segment."""
        segments = np.repeat(np.arange(len(rows)), [len(some) for some in rows])
        every = np.concatenate([_NONE, *rows])
        statements = range(len(judged[0].statements) if judged else 0)
        pairs = list(zip(judged, rows, strict=True))
        degrees = [
            np.concatenate([one.degrees[at].at(some) for one, some in pairs]) for at in statements
        ]
        scores = judged[0].scores_by(degrees) if degrees else np.zeros(len(every))
        return cls(judged, segments, every, degrees, scores)

    def __len__(self) -> int:
        return len(self.rows)

    def best(self, most: int | None = None) -> list[Placing]:
        """Best first, at most so many.

        By falling score, then by how far the musts and nevers are known to be kept, then by what
        the vacancies say.
        """
        if not len(self):
            return []
        rounded = self.scores.round(_DIGITS)
        if most is not None and most < len(rounded):
            # Those that tie with the last are not yet told apart.
            return self._in_order(rounded >= np.partition(rounded, -most)[-most], most)
        return self._in_order(np.ones(len(rounded), dtype=np.bool_), most)

    def _in_order(self, some: Flags, most: int | None) -> list[Placing]:
        segments, rows, scores = self.segments[some], self.rows[some], self.scores[some]
        first, second = np.empty((2, len(rows)), dtype=np.uint64)
        for at in np.unique(segments).tolist():
            here = segments == at
            first[here], second[here] = self.judged[at].segment.ties[:, rows[here]]
        by = (rows, segments, second, first, -self._kept(some), -scores.round(_DIGITS))
        order = np.lexsort(by)[:most]
        found = segments[order].tolist(), rows[order].tolist(), scores[order].tolist()
        return [Placing(*one) for one in zip(*found, strict=True)]

    def _kept(self, some: Flags) -> Floats:
        """How far some of them keep the musts and nevers: the sum of the degrees."""
        kept = np.zeros(int(np.count_nonzero(some)))
        for statement, degrees in zip(self.judged[0].statements, self.degrees, strict=True):
            if statement.stance.rules_out:
                kept += np.nan_to_num(degrees[some], nan=UNKNOWN_COUNTS_AS)
        return kept

    def only(self, some: Flags) -> Self:
        """The flagged ones of them."""
        degrees = [one[some] for one in self.degrees]
        kind = type(self)
        return kind(self.judged, self.segments[some], self.rows[some], degrees, self.scores[some])

    def by_segment(self) -> list[Positions]:
        """Their rows, segment by segment."""
        ends = np.searchsorted(self.segments, np.arange(len(self.judged) + 1))
        return [self.rows[low:high] for low, high in pairwise(ends.tolist())]
