"""What one change would open: each must and never let go or eased, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from matcher.answering import worked_out
from matcher.criteria.criterion import CONFLICT_TO, Asker
from matcher.easing import Step, eased
from matcher.judging import Judged
from matcher.order import Placing, best_of
from matcher.pool.arrays import Flags, Picked
from matcher.pool.facets import Facet
from matcher.preferences import About, Stance, Statement
from matcher.wording import quoted

Some = Sequence[Picked]
"""Of each segment some of its vacancies, by their rows."""

Each = TypeVar("Each")

MOST_EXAMPLES = 3
MOST_STEPS = 2
"""Of each statement, beside letting it go; one of each direction before a second of either."""


_FACETS = {About.HOURS: Facet.HOURS, About.PAY: Facet.PAY, About.TRAVEL: Facet.PLACE}
"""What statements that can be eased are judged by."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change to the statement at index `statement` opens; `examples` are the best of it."""

    statement: int
    change: str
    opens: int
    examples: tuple[Placing, ...]


def what_if(
    judged: Sequence[Judged], counted: Sequence[Flags], kinds: Some | None, asker: Asker
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
    if kinds is None:
        kinds = [np.flatnonzero(one.ruled_out & some) for one, some in _pairs(judged, counted)]
    alone = [_ruled_out_once(one, some) for one, some in _pairs(judged, _within(kinds, counted))]
    found: list[Change] = []
    for at, statement in enumerate(statements):
        if statement.about is About.WORK or not statement.stance.rules_out:
            continue
        opened = [_ruled_out_by(at, one, some) for one, some in _pairs(judged, alone)]
        if any(map(len, opened)):
            found += _changes(at, statement, judged, opened, asker)
    return sorted(found, key=lambda change: (-change.opens, change.statement))


def _changes(
    at: int, statement: Statement, judged: Sequence[Judged], opened: Some, asker: Asker
) -> Iterator[Change]:
    ways = [list(_steps(steps, judged, opened, asker)) for steps in eased(statement)]
    first = [found for steps in ways for found in steps[:1]]
    further = [found for steps in ways for found in steps[1:]]
    for words, some in [*first, *further][:MOST_STEPS]:
        yield _change(at, words, judged, some)
    yield _change(at, _let_go(statement), judged, opened)


def _steps(
    steps: Sequence[Step], judged: Sequence[Judged], opened: Some, asker: Asker
) -> Iterator[tuple[str, Some]]:
    """The steps that each open more than the one before, and which vacancies each opens."""
    last = 0
    for step in steps:
        some = [
            _but_conflicts(step.statement, one, rows, asker) for one, rows in _pairs(judged, opened)
        ]
        if _count(some) > last:
            yield step.words, some
            last = _count(some)


def _change(at: int, words: str, judged: Sequence[Judged], opened: Some) -> Change:
    examples = tuple(best_of(judged, opened, MOST_EXAMPLES))
    return Change(at, words, _count(opened), examples)


def _but_conflicts(statement: Statement, judged: Judged, rows: Picked, asker: Asker) -> Picked:
    """The vacancies without those in conflict with a statement, which is judged of them alone."""
    if not len(rows):
        return rows
    few = judged.segment.seen_by(_FACETS[statement.about], rows)
    return rows[~(worked_out(statement, few, asker).degrees.everywhere() <= CONFLICT_TO)]


def _ruled_out_once(judged: Judged, rows: Picked) -> Picked:
    """The vacancies that one statement rules out, and nothing else."""
    rows = rows[~judged.segment.not_competitive[rows]]
    times = np.zeros(len(rows), dtype=np.uint8)
    for flags in judged.ruled_out_by.values():
        times += flags[rows]
    once: Flags = times == 1
    return rows[once]


def _ruled_out_by(at: int, judged: Judged, rows: Picked) -> Picked:
    known = judged.ruled_out_by.get(at)
    return rows[:0] if known is None else rows[known[rows]]


def _within(rows: Some, counted: Sequence[Flags]) -> Some:
    return [some[flags[some]] for some, flags in zip(rows, counted, strict=True)]


def _pairs(judged: Sequence[Judged], each: Sequence[Each]) -> Iterator[tuple[Judged, Each]]:
    """The segments, each with what is given for it."""
    return zip(judged, each, strict=True)


def _count(rows: Some) -> int:
    return sum(map(len, rows))


def _let_go(statement: Statement) -> str:
    if statement.stance is Stance.MUST:
        return f"{quoted(statement.words)} as a wish instead of a must"
    return f"{quoted(statement.words)} as “rather not” instead of “never”"
