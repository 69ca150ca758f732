"""One statement answered for all vacancies of a segment, or read from what was answered before.

Many clients say the same: "no nights", "a driving licence", "cleaner". Of a statement only what an
answer rests on is asked and kept by: the thing, whether the client says no to it and, for the
journey, where they set off. What is kept is what would be worked out anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matcher.criteria import CRITERIA
from matcher.criteria.criterion import CONFLICT_TO, Asker, suits
from matcher.pool.arrays import Codes, Flags, Floats, Ids, Picked
from matcher.pool.segment import Part, Segment
from matcher.preferences import About, Stance, Statement


@dataclass(frozen=True, eq=False)
class Column:
    """Something of every vacancy: `values` by distinct value, `ids` which of them each has.

    `part` is the facet that these are the values of; None where they are of none.
    """

    values: Floats
    ids: Ids
    part: Part | None = None

    def at(self, rows: Picked) -> Floats:
        """The values of some vacancies."""
        return self.values.take(self.ids[rows])

    def everywhere(self) -> Floats:
        """The values of all vacancies."""
        return self.values.take(self.ids)

    def where(self, flags: Flags) -> Flags:
        """Which vacancies have one of the flagged values."""
        return self.part.flagged(flags) if self.part else flags.take(self.ids)

    def rows_where(self, flags: Flags) -> Picked:
        """The vacancies that have one of the flagged values, in no order."""
        if self.part is None:
            return np.flatnonzero(flags.take(self.ids))
        return self.part.rows_of(np.flatnonzero(flags))


@dataclass(frozen=True, eq=False)
class Answered:
    """How well each vacancy of a segment suits a client by one statement; NaN: not stated."""

    degrees: Column

    def conflicts(self) -> Flags:
        """Which vacancies are in conflict with it."""
        if self.degrees.part and self.degrees.part.is_of_few:
            return self._in_conflict()  # those flags are kept by whichever values they are of
        return np.unpackbits(self._bits, count=len(self.degrees.ids)).view(np.bool_)

    @cached_property
    def _bits(self) -> Codes:
        return np.packbits(self._in_conflict())

    def _in_conflict(self) -> Flags:
        return self.degrees.where(self.degrees.values <= CONFLICT_TO)

    def size(self, segment: Segment) -> int:
        """The bytes that it takes, the flags included."""
        own_ids = 0 if self.degrees.part else self.degrees.ids.nbytes
        return self.degrees.values.nbytes + own_ids + len(segment) // 8


def answered(statement: Statement, segment: Segment, asker: Asker) -> Answered:
    """The answer to a statement, worked out or kept from before."""
    travels = statement.about is About.TRAVEL
    asked, who = _essence(statement), asker if travels else Asker()
    key = (asked, who.base)
    found: Answered | None = segment.answers.get(key)
    if found is None:
        found = worked_out(asked, segment, who)
        segment.answers.put(key, found, found.size(segment))
    return found


def worked_out(statement: Statement, segment: Segment, asker: Asker) -> Answered:
    """The answer to a statement, not kept."""
    answer = CRITERIA[statement.about].judge(statement, segment, asker)
    part = segment.part_with(answer.ids)
    return Answered(Column(suits(statement, answer.degrees), answer.ids, part))


def _essence(statement: Statement) -> Statement:
    """The statement without what its answer does not rest on: how firmly, and in which words."""
    stance = Stance.AVOID if statement.stance.is_against else Stance.WANT
    return replace(statement, stance=stance, words="", importance=2)
