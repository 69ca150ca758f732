"""What one change would open: each must and never let go or eased, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from matcher.criteria import CRITERIA
from matcher.criteria.criterion import CONFLICT_TO, MET_FROM, Asker, suits
from matcher.easing import Step, eased
from matcher.judging import Column, Judged
from matcher.order import Placing, best_first
from matcher.pool.arrays import Flags
from matcher.preferences import About, Stance, Statement
from matcher.ruling_out import count
from matcher.wording import quoted

MOST_EXAMPLES = 3
MOST_STEPS = 2
"""Of each statement, beside letting it go; one of each direction before a second of either."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change to the statement at index `statement` opens; `examples` are the best of it."""

    statement: int
    change: str
    opens: int
    examples: tuple[Placing, ...]


def what_if(
    judged: Sequence[Judged],
    counted: Sequence[Flags],
    kinds: Sequence[Flags] | None,
    asker: Asker,
) -> list[Change]:
    """For each must and never but a kind of work: how many vacancies it alone rules out.

    Counted are vacancies of a wanted kind of work (all, when no kind is wanted), competitive and
    ruled out by nothing else. For hours, pay and travel, a step that opens fewer is told as well.
    The most opening change comes first; those that open none are left out. Letting a kind of work
    go is never proposed.

    Args:
        judged: the segments judged.
        counted: for each segment, which of its vacancies would be shown.
        kinds: which of them are of a wanted kind of work; None where none is wanted.
        asker: the client.
    """
    statements = judged[0].statements if judged else ()
    alone = [_ruled_out_once(one) & some for one, some in zip(judged, counted, strict=True)]
    if kinds is not None:
        alone = [flags & kind for flags, kind in zip(alone, kinds, strict=True)]
    found: list[Change] = []
    for at, statement in enumerate(statements):
        if statement.about is About.WORK or not statement.stance.rules_out:
            continue
        opened = [
            one.ruled_out_by[at] & some if at in one.ruled_out_by else np.zeros_like(some)
            for one, some in zip(judged, alone, strict=True)
        ]
        if any(flags.any() for flags in opened):
            found += _changes(at, statement, judged, opened, asker)
    return sorted(found, key=lambda change: (-change.opens, change.statement))


def _changes(
    at: int, statement: Statement, judged: Sequence[Judged], opened: Sequence[Flags], asker: Asker
) -> Iterator[Change]:
    ways = [list(_steps(steps, judged, opened, asker)) for steps in eased(statement)]
    first = [found for steps in ways for found in steps[:1]]
    further = [found for steps in ways for found in steps[1:]]
    for words, some in [*first, *further][:MOST_STEPS]:
        yield _change(at, words, judged, some)
    yield _change(at, _let_go(statement), judged, opened)


def _steps(
    steps: Sequence[Step], judged: Sequence[Judged], opened: Sequence[Flags], asker: Asker
) -> Iterator[tuple[str, list[Flags]]]:
    """The steps that each open more than the one before, and which vacancies each opens."""
    last = 0
    for step in steps:
        some = [
            _but_conflicts(step.statement, one, flags, asker)
            for one, flags in zip(judged, opened, strict=True)
        ]
        if count(some) > last:
            yield step.words, some
            last = count(some)


def _change(at: int, words: str, judged: Sequence[Judged], opened: Sequence[Flags]) -> Change:
    examples = tuple(best_first(judged, opened, MOST_EXAMPLES))
    return Change(at, words, count(opened), examples)


def _but_conflicts(statement: Statement, judged: Judged, some: Flags, asker: Asker) -> Flags:
    """The flagged vacancies without those in conflict with a statement: few are looked up."""
    rows = np.flatnonzero(some)
    left = np.zeros_like(some)
    if len(rows):
        answer = CRITERIA[statement.about].judge(statement, judged.segment, asker)
        conflicts: Flags = suits(statement, answer.degrees) <= CONFLICT_TO
        left[rows] = ~conflicts[answer.ids[rows]]
    return left


def _ruled_out_once(judged: Judged) -> Flags:
    times = judged.segment.not_competitive.astype(np.uint8)
    for flags in judged.ruled_out_by.values():
        times += flags
    once: Flags = (times == 1) & ~judged.segment.not_competitive
    return once


def of_a_wanted_kind(judged: Sequence[Judged]) -> list[Flags] | None:
    """For each segment, which vacancies are of a wanted kind of work; None where none is wanted."""
    works = [
        at
        for at, statement in enumerate(judged[0].statements if judged else ())
        if statement.about is About.WORK and not statement.stance.is_against
    ]
    return [_any_met(one, works) for one in judged] if works else None


def _any_met(judged: Judged, statements: Sequence[int]) -> Flags:
    met: dict[int, Column] = {}  # those by the same ids together: few are looked up for everybody
    for column in (judged.degrees[at] for at in statements):
        known = met.get(id(column.ids))
        values = np.fmax(known.values, column.values) if known else column.values
        met[id(column.ids)] = Column(values, column.ids)
    flags = [column.where(column.values >= MET_FROM) for column in met.values()]
    return reduce(np.logical_or, flags)


def _let_go(statement: Statement) -> str:
    if statement.stance is Stance.MUST:
        return f"{quoted(statement.words)} as a wish instead of a must"
    return f"{quoted(statement.words)} as “rather not” instead of “never”"
