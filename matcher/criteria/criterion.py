"""What a criterion is: how vacancies answer a statement, and the words that say so.

A degree says how well the answer suits the client: 1 wholly, 0 not at all, NaN when the advert does
not state it. A criterion first gives the degree to which the vacancy *has* the thing that the
statement names; `suits` turns it round when the client says no to the thing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import TypeVar

import numpy as np

from matcher.evidence import State
from matcher.normalise.places import Point, locate
from matcher.pool.arrays import Codes, Floats, Ids
from matcher.pool.facets import Facet
from matcher.pool.segment import Part, Segment
from matcher.preferences import Statement
from matcher.vacancy import Vacancy

MET_FROM = 0.8
CONFLICT_TO = 0.2
UNKNOWN_COUNTS_AS = 0.5
"""Not stated is not no: it takes the middle (design rule 2)."""


@dataclass(frozen=True)
class Asker:
    """What is known of the client beside the statement: the postcode or place they start from."""

    base: str | None = None

    @cached_property
    def point(self) -> Point | None:
        """Where the base lies, or None when it is not given or not known."""
        return locate(self.base) if self.base else None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an answer: what it says, the advert's own words, the question to ask."""

    says: str
    quote: str | None = None
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The degree to which vacancies have the thing that a statement names.

    `degrees` holds it for distinct values, `values` which of these each vacancy of a segment has.
    Where vacancies of one value are told apart by a code of their own, `degrees` holds those of
    every value for code 0, then for code 1 and so on, `distinct` values each.
    """

    degrees: Floats
    values: Ids
    codes: Codes | None = None
    distinct: int = 0

    @property
    def ids(self) -> Ids:
        """Which of the degrees each vacancy has."""
        if self.codes is None:
            return self.values
        return self.values.astype(np.int32) + self.codes.astype(np.int32) * np.int32(self.distinct)


Judge = Callable[[Statement, Segment, Asker], Answer]
Explain = Callable[[Statement, Vacancy, State, Asker], Words]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One subject that statements speak of.

    `judge` answers for a whole segment the degree to which each vacancy has the named thing;
    `explain` puts the answer for one vacancy in words; `weight` is what one point of importance
    counts in the score, for (want) and against (avoid); `summary` describes it for readers.
    """

    judge: Judge
    explain: Explain
    weight: float
    weight_against: float
    summary: str

    def weight_of(self, statement: Statement) -> float:
        """What the statement counts in the score; must and never stand outside it."""
        if statement.stance.rules_out:
            return 0.0
        point = self.weight_against if statement.stance.is_against else self.weight
        return point * statement.importance


def by(facet: Facet, judge: Callable[[Statement, Part, Asker], Floats]) -> Judge:
    """A judge of one facet by its numbers, told the distinct ones alone."""

    def judge_part(statement: Statement, segment: Segment, asker: Asker) -> Answer:
        part = segment.parts[facet]
        return Answer(part.by_value(judge(statement, part, asker)), part.ids)

    return judge_part


def by_code(kinds: Part, codes: Codes, degrees: Sequence[Floats]) -> Answer:
    """The degrees of each kind, by what the vacancy's code is."""
    return Answer(np.concatenate(degrees), kinds.ids, codes, len(kinds))


Wish = TypeVar("Wish")


def wish_of(statement: Statement, kind: type[Wish]) -> Wish:
    """The statement's value as the record that its subject calls for.

    Raises:
        TypeError: the value does not fit what the statement is about.
    """
    if not isinstance(statement.value, kind):
        raise TypeError(f"a statement about {statement.about} has the value {statement.value!r}")
    return statement.value


def suits(statement: Statement, has_thing: Floats) -> Floats:
    """The degree that suits the client, from the degree to which the named thing is there."""
    return 1.0 - has_thing if statement.stance.is_against else has_thing


def state_of(degree: float) -> State:
    """The state that a degree stands for."""
    if isnan(degree):
        return State.NOT_STATED
    if degree >= MET_FROM:
        return State.MET
    return State.CONFLICT if degree <= CONFLICT_TO else State.PARTLY
