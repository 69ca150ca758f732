"""One statement answered for all vacancies of a segment, or read from what was answered before.

Many clients say the same: "no nights", "a driving licence", "cleaner". Of a statement only what an
answer rests on is asked and kept by: the thing, whether the client says no to it and, for the
journey, where they set off. What is kept is what would be worked out anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

import numpy as np

from matcher.criteria import CRITERIA
from matcher.criteria.criterion import CONFLICT_TO, Asker, suits
from matcher.pool.arrays import Codes, Flags, Floats, Ids, Picked
from matcher.pool.segment import Part, Segment
from matcher.preferences import About, Stance, Statement

_SPARSE = 3
"""Degrees of which fewer than one in so many are other than 0 take less room by themselves."""


@dataclass(frozen=True, eq=False)
class Column:
    """Something of every vacancy: `values` by distinct value, `ids` which of them each has.

    `part` is the facet that these are the values of; None where they are of none. With `codes`
    there are as many values again for each code, one after the other.
    """

    values: Floats
    ids: Ids
    part: Part | None = None
    codes: Codes | None = None

    def at(self, rows: Picked) -> Floats:
        """The values of some vacancies."""
        ids = self.ids[rows]
        if self.codes is not None:
            ids = ids + self.codes[rows].astype(np.int32) * np.int32(self._distinct)
        return self.values.take(ids)

    def everywhere(self) -> Floats:
        """The values of all vacancies."""
        return self.at(np.arange(len(self.ids)))

    def where(self, flags: Flags) -> Flags:
        """Which vacancies have one of the flagged values."""
        if self.codes is not None:
            found = np.zeros(len(self.ids), dtype=np.bool_)
            found[self.rows_where(flags)] = True
            return found
        return self.part.flagged(flags) if self.part else flags.take(self.ids)

    def rows_where(self, flags: Flags) -> Picked:
        """The vacancies that have one of the flagged values, in no order."""
        if self.part is None:
            return np.flatnonzero(flags.take(self.ids))
        if self.codes is None:
            return self.part.rows_of(np.flatnonzero(flags))
        by_code = flags.reshape(-1, max(self._distinct, 1))
        if not len(by_code):
            return np.flatnonzero(flags)  # a segment without vacancies
        rows = self.part.rows_of(np.flatnonzero(by_code.any(axis=0)))
        return rows[by_code[self.codes[rows], self.ids[rows]]]

    @property
    def _distinct(self) -> int:
        """How many values there are for each code."""
        return len(self.part) if self.part else len(self.values)


@dataclass(frozen=True, eq=False)
class Answered:
    """How well each vacancy of a segment suits a client by one statement; NaN: not stated.

    Most kinds of work are not near at all to the one that is asked for: where few degrees are
    other than 0, only these are held: `few`, by their places among `length`.
    """

    column: Column
    few: tuple[Picked, Floats] | None = None
    length: int = 0

    @classmethod
    def holding(cls, column: Column) -> Self:
        """What a statement was answered, in as little room as will do."""
        others = np.flatnonzero(column.values != 0.0).astype(np.int32)
        if _SPARSE * len(others) > len(column.values):
            return cls(column)
        few = others, column.values[others]
        return cls(replace(column, values=np.empty(0)), few, len(column.values))

    def degrees(self) -> Column:
        """How well each vacancy suits."""
        if self.few is None:
            return self.column
        values = np.zeros(self.length)
        values[self.few[0]] = self.few[1]
        return replace(self.column, values=values)

    def conflicts(self) -> Flags:
        """Which vacancies are in conflict with it."""
        if self.column.codes is None and self.column.part and self.column.part.is_of_few:
            return self._in_conflict()  # those flags are kept by whichever values they are of
        return np.unpackbits(self._bits, count=len(self.column.ids)).view(np.bool_)

    @cached_property
    def _bits(self) -> Codes:
        return np.packbits(self._in_conflict())

    def _in_conflict(self) -> Flags:
        degrees = self.degrees()
        return degrees.where(degrees.values <= CONFLICT_TO)

    def size(self, segment: Segment) -> int:
        """The bytes that it takes, the flags included."""
        own = [self.column.values, *([] if self.column.part else [self.column.ids])]
        own += [] if self.column.codes is None else [self.column.codes]
        few = sum(one.nbytes for one in self.few or ())
        return sum(one.nbytes for one in own) + few + len(segment) // 8


def answered(statement: Statement, segment: Segment, asker: Asker) -> Answered:
    """The answer to a statement, worked out or kept from before."""
    travels = statement.about is About.TRAVEL
    asked, who = _essence(statement), asker if travels else Asker()
    key = (asked, who.base)
    found: Answered | None = segment.answers.get(key)
    if found is None:
        found = Answered.holding(worked_out(asked, segment, who))
        segment.answers.put(key, found, found.size(segment))
    return found


def worked_out(statement: Statement, segment: Segment, asker: Asker) -> Column:
    """The answer to a statement, not kept."""
    answer = CRITERIA[statement.about].judge(statement, segment, asker)
    part = segment.part_with(answer.values)
    return Column(suits(statement, answer.degrees), answer.values, part, answer.codes)


def _essence(statement: Statement) -> Statement:
    """The statement without what its answer does not rest on: how firmly, and in which words."""
    stance = Stance.AVOID if statement.stance.is_against else Stance.WANT
    return replace(statement, stance=stance, words="", importance=2)
