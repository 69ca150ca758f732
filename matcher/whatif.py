"""What one change would open: each must and never let go or eased, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.answering import worked_out
from matcher.criteria.criterion import CONFLICT_TO, Asker
from matcher.easing import Step, eased
from matcher.judging import Judged
from matcher.pool.arrays import Flags, Picked
from matcher.pool.facets import Facet
from matcher.pool.segment import seen_by
from matcher.preferences import About, Stance, Statement
from matcher.scoring import Placing, Scored
from matcher.wording import quoted

Some = Sequence[Picked]
"""Of each segment some of its vacancies, by their rows."""

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
        kinds = [np.flatnonzero(one.ruled_out) for one in judged]
    rows = [some[flags[some]] for some, flags in zip(kinds, counted, strict=True)]
    alone = [_ruled_out_once(one, some) for one, some in zip(judged, rows, strict=True)]
    scored = Scored.of(judged, alone)
    found: list[Change] = []
    for at, statement in enumerate(statements):
        if statement.about is About.WORK or not statement.stance.rules_out:
            continue
        opened = scored.only(_ruled_out_by(at, judged, alone))
        if len(opened):
            found += _changes(at, statement, opened, asker)
    return sorted(found, key=lambda change: (-change.opens, change.statement))


def _changes(at: int, statement: Statement, opened: Scored, asker: Asker) -> Iterator[Change]:
    ways = [list(_steps(steps, opened, asker)) for steps in eased(statement)]
    first = [found for steps in ways for found in steps[:1]]
    further = [found for steps in ways for found in steps[1:]]
    for words, some in [*first, *further][:MOST_STEPS]:
        yield _change(at, words, some)
    yield _change(at, _let_go(statement), opened)


def _steps(steps: Sequence[Step], opened: Scored, asker: Asker) -> Iterator[tuple[str, Scored]]:
    """The steps that each open more than the one before, and which vacancies each opens."""
    if not steps:
        return
    last, facet = 0, _FACETS[steps[0].statement.about]
    few = seen_by(facet, [one.segment for one in opened.judged], opened.by_segment())
    for step in steps:
        degrees = worked_out(step.statement, few, asker).everywhere()
        some = ~(degrees <= CONFLICT_TO)
        opens = int(np.count_nonzero(some))
        if opens > last:
            yield step.words, opened.only(some)
            last = opens


def _change(at: int, words: str, opened: Scored) -> Change:
    return Change(at, words, len(opened), tuple(opened.best(MOST_EXAMPLES)))


def _ruled_out_once(judged: Judged, rows: Picked) -> Picked:
    """The vacancies that one statement rules out, and nothing else."""
    rows = rows[~judged.segment.not_competitive[rows]]
    times = np.zeros(len(rows), dtype=np.uint8)
    for flags in judged.ruled_out_by.values():
        times += flags[rows]
    once: Flags = times == 1
    return rows[once]


def _ruled_out_by(at: int, judged: Sequence[Judged], rows: Some) -> Flags:
    """Which of the vacancies a statement rules out, segment after segment."""
    none = np.zeros(0, dtype=np.bool_)
    found = [
        one.ruled_out_by[at][some]
        if at in one.ruled_out_by
        else np.zeros(len(some), dtype=np.bool_)
        for one, some in zip(judged, rows, strict=True)
    ]
    return np.concatenate([none, *found])


def _let_go(statement: Statement) -> str:
    if statement.stance is Stance.MUST:
        return f"{quoted(statement.words)} as a wish instead of a must"
    return f"{quoted(statement.words)} as “rather not” instead of “never”"
