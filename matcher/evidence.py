"""What ranking answers: how a vacancy answers each statement, and what that adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How one vacancy answers one statement. Not stated is not no."""

    MET = "met"
    PARTLY = "partly"
    CONFLICT = "conflict"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How one vacancy answers the statement at index `statement` of the preferences.

    `degree` is 0..1, or None when not stated; `contribution` is what it adds to the score (0 for
    must and never, which stand outside it). `says` is a sentence, `quote` the advert's own words,
    `ask` the question for the employer when the advert does not say.
    """

    statement: int
    state: State
    degree: float | None
    contribution: float
    says: str
    quote: str | None = None
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class More:
    """One more job at an employer: its position in the pool, and its score."""

    position: int
    score: float | None


@dataclass(frozen=True, slots=True)
class Fit:
    """A ranked vacancy. `score` is 0..1 and the sum of the contributions; None without wishes.

    `position` is the vacancy's index in the pool. `also` are the positions of other listings of the
    same job, `more` are further jobs at the same employer, told here instead of at places of their
    own.
    """

    position: int
    reference: str | None
    rank: int
    score: float | None
    evidence: tuple[Evidence, ...]
    also: tuple[int, ...] = ()
    more: tuple[More, ...] = ()


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A vacancy that a must, a never or the competitive rule leaves out, with every reason.

    `statements` are the indexes of the statements that rule it out. `score` is what it would have
    scored: the nearest misses come first.
    """

    position: int
    reference: str | None
    because: tuple[str, ...]
    statements: tuple[int, ...]
    not_competitive: bool
    score: float | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """How many more vacancies of a wanted kind one change to one statement would open.

    `examples` are positions in the pool, best first.
    """

    statement: int
    change: str
    opens: int
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OfWantedKind:
    """How many vacancies are of a wanted kind of work: in all, ruled out, and left to rank."""

    in_all: int
    ruled_out: int
    left: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The answer to: which of these vacancies fit this client, and why.

    `ruled_out_by` counts by statement (None: not competitive); one vacancy may count under several,
    and `ruled_out_in_all` counts it once. `of_wanted_kind` is None where no kind of work is wanted.
    """

    considered: int
    ruled_out_in_all: int
    ranked: tuple[Fit, ...]
    ruled_out: tuple[RuledOut, ...]
    ruled_out_by: Mapping[int | None, int]
    what_if: tuple[WhatIf, ...]
    of_wanted_kind: OfWantedKind | None = None
