"""Statements of one client that can't all hold, each put as a question to settle.

Only the client can say which of two holds: neither side is ever let win in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from matcher.leftovers import leaves_nothing, spans_of
from matcher.preferences import About, Preferences, ScheduleWish, Stance, Statement, Value
from matcher.sameness import things_of
from matcher.wording import list_of, quoted

MOST = 50
"""So many contradictions are told at most: who has more begins with these."""
_EXCLUSIVE = frozenset(
    frozenset(pair)
    for pair in (
        *((late, day) for late in ("nights", "evenings") for day in ("mornings", "school_hours")),
        ("nights", "afternoons"),
        ("evenings", "afternoons"),
        ("mornings", "afternoons"),
        *(("permanent", other) for other in ("fixed_term", "temporary", "casual")),
    )
)
"""Things of which a job has one or the other."""
_EITHER_OR = {About.CONTRACT.value, About.SCHEDULE.value, About.EMPLOYER.value}
_LIMITS = (About.PAY, About.TRAVEL)
_AS = {
    Stance.MUST: "a must",
    Stance.WANT: "a wish",
    Stance.AVOID: "a “rather not”",
    Stance.NEVER: "a never",
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements, by their indexes, that can't all hold, and a sentence that names them.

    `is_firm` when all of them are musts and nevers, so that no vacancy could be found at all.
    """

    statements: tuple[int, ...]
    says: str
    is_firm: bool


def contradictions(preferences: Preferences) -> list[Contradiction]:
    """What the client has to settle, the firm ones first; at most `MOST`.

    One thing both asked for and refused; two musts that exclude each other; a must that a never
    takes away; musts and nevers that together leave no hours or days. Two wishes that exclude each
    other are none: either will do.
    """
    statements = preferences.statements
    found: dict[tuple[int, ...], Contradiction] = {}
    for pair in islice(_pairs(statements), MOST):
        found.setdefault(pair.statements, pair)
    firm = {at for one in found.values() if one.is_firm for at in one.statements}
    for together in _together(statements):
        if not firm & set(together):
            says = f"{list_of([_said(statements[at]) for at in together])} leave nothing together: "
            found[together] = Contradiction(together, says + "which of them can go?", is_firm=True)
    return sorted(found.values(), key=lambda one: (not one.is_firm, one.statements))


def _pairs(statements: Sequence[Statement]) -> Iterator[Contradiction]:
    for at, other in _candidates(statements):
        first, second = statements[at], statements[other]
        if _is_one_thing(first, second):
            yield _contradiction(at, other, first, second, _both_ways(first, second))
        elif _exclude(first, second) or leaves_nothing([first, second]):
            yield _contradiction(at, other, first, second, _no_job_has_both(first, second))
        elif _are_two_limits(first, second):
            yield Contradiction((at, other), _two_limits(first, second), is_firm=False)


def _candidates(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """The pairs that might contradict each other: those that share a thing or a measure."""
    sharing: dict[object, list[int]] = {}
    for at, statement in enumerate(statements):
        for key in {*(key for key, _ in things_of(statement)), *_measures(statement)}:
            sharing.setdefault(key, []).append(at)
    seen = set()
    for group in sharing.values():
        for pair in combinations(group, 2):
            first, second = (statements[at] for at in pair)
            if pair not in seen and _may_clash(first.stance, second.stance):
                seen.add(pair)
                yield pair


def _measures(statement: Statement) -> set[str]:
    measures = {measure for measure, _ in spans_of(statement)}
    return measures | ({statement.about.value} & _EITHER_OR)


def _may_clash(first: Stance, second: Stance) -> bool:
    """Two refusals never clash, nor do two wishes."""
    if first.is_against and second.is_against:
        return False
    return first.is_against != second.is_against or Stance.MUST in (first, second)


def _is_one_thing(first: Statement, second: Statement) -> bool:
    others = dict(things_of(second))
    return any(others.get(key, asks) is not asks for key, asks in things_of(first))


def _exclude(first: Statement, second: Statement) -> bool:
    """Whether two things asked for are such that a job has one or the other."""
    if first.stance.is_against or second.stance.is_against or first.about is not second.about:
        return False
    if first.about is About.EMPLOYER and first.stance is second.stance is Stance.MUST:
        return not _is_one_thing(first, second)
    return any(
        frozenset((one, other)) in _EXCLUSIVE
        for one in _parts(first.value)
        for other in _parts(second.value)
    )


def _are_two_limits(first: Statement, second: Statement) -> bool:
    """The tighter of two limits would hold without a word."""
    both = first.stance is second.stance is Stance.MUST and first.about is second.about
    return both and first.about in _LIMITS and first.value != second.value


def _parts(value: Value) -> tuple[str, ...]:
    if isinstance(value, ScheduleWish):
        return tuple(name for name in value.named() if getattr(value, name) is True)
    return (value,) if isinstance(value, str) else ()


def _together(statements: Sequence[Statement]) -> Iterator[tuple[int, ...]]:
    """Three or more musts and nevers of one measure that leave nothing between them."""
    by_measure: dict[str, list[int]] = {}
    for at, statement in enumerate(statements):
        for measure in {measure for measure, _ in spans_of(statement)}:
            if statement.stance.rules_out:
                by_measure.setdefault(measure, []).append(at)
    for rows in by_measure.values():
        if len(rows) > 1 and leaves_nothing([statements[at] for at in rows]):
            yield tuple(rows)


def _contradiction(
    at: int, other: int, first: Statement, second: Statement, says: str
) -> Contradiction:
    return Contradiction((at, other), says, first.stance.rules_out and second.stance.rules_out)


def _both_ways(first: Statement, second: Statement) -> str:
    if _said(first).casefold() == _said(second).casefold():
        says = f"{_said(first)} is both {_AS[first.stance]} and {_AS[second.stance]}"
    else:
        says = f"{_named(first)} but {_named(second)}"
    return f"{says}: which holds?"


def _no_job_has_both(first: Statement, second: Statement) -> str:
    if first.stance is second.stance is Stance.MUST:
        both = f"{_said(first)} and {_said(second)} are both musts"
        return f"{both}, and no job can be both: which holds?"
    return f"{_named(first)} and {_named(second)}, which leaves nothing: which holds?"


def _two_limits(first: Statement, second: Statement) -> str:
    limits = "the longest journey" if first.about is About.TRAVEL else "the least pay"
    return f"{_said(first)} and {_said(second)} both say {limits}: which holds?"


def _named(statement: Statement) -> str:
    return f"{_said(statement)} is {_AS[statement.stance]}"


def _said(statement: Statement) -> str:
    return quoted(statement.words)
