"""What is left of hours, pay, miles, days and times once musts and nevers are taken together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from matcher.clock import minutes_of
from matcher.criteria.schedule import WINDOWS
from matcher.criteria.travel import limit_miles
from matcher.preferences import DAYS, HoursWish, PayWish, ScheduleWish, Statement, TravelWish

Span = tuple[float, float]
_DAY = 24 * 60.0
_MOST = {"hours": 168.0, "hourly": inf, "annual": inf, "miles": inf, "clock": _DAY, "days": 7.0}
_LEAST_SHIFT = 60.0
"""Times of an hour or less leave no room for a job."""
_WEEKEND = ("sat", "sun")


def spans_of(statement: Statement) -> Iterator[tuple[str, list[Span]]]:
    """The measures that a statement speaks of, and the parts of each that it names."""
    wish = statement.value
    match wish:
        case HoursWish():
            yield "hours", [(wish.min or 0.0, inf if wish.max is None else wish.max)]
        case PayWish():
            if wish.hourly_min is not None:
                yield "hourly", [(wish.hourly_min, inf)]
            if wish.annual_min is not None:
                yield "annual", [(wish.annual_min, inf)]
        case TravelWish():
            if wish.miles is not None or wish.minutes is not None:
                yield "miles", [(0.0, limit_miles(wish))]
        case ScheduleWish():
            yield from _of_schedule(wish)
        case str():
            return


def _of_schedule(wish: ScheduleWish) -> Iterator[tuple[str, list[Span]]]:
    """A day is a span from its number to the next; the weekend is two of them."""
    days = (*(wish.days or ()), *(_WEEKEND if wish.weekends else ()))
    if days:
        yield "days", [(float(DAYS.index(day)), DAYS.index(day) + 1.0) for day in days]
    windows = [WINDOWS[name] for name in WINDOWS if getattr(wish, name)]
    for start, end in [*windows, *([wish.between] if wish.between else [])]:
        yield "clock", [(minutes_of(start), minutes_of(end))]


def leaves_nothing(statements: Sequence[Statement]) -> bool:
    """Whether no job could do what all of the statements say, as far as measures go."""
    left: dict[str, list[Span]] = {}
    for statement in sorted(statements, key=lambda one: one.stance.is_against):
        for measure, named in spans_of(statement):
            before = left.get(measure, [(0.0, _MOST[measure])])
            keep = _without if statement.stance.is_against else _within
            left[measure] = list(keep(before, named))
    return any(not _room(measure, spans) for measure, spans in left.items())


def _room(measure: str, spans: Sequence[Span]) -> bool:
    """Whether something is left: of a day more than an end, of hours and pay an end will do."""
    if measure == "days":
        return any(high > low for low, high in spans)
    least = _LEAST_SHIFT if measure == "clock" else -1.0
    return any(high - low > least for low, high in spans)


def _within(spans: Sequence[Span], named: Sequence[Span]) -> Iterator[Span]:
    for low, high in spans:
        for first, last in named:
            if max(low, first) <= min(high, last):
                yield max(low, first), min(high, last)


def _without(spans: Sequence[Span], named: Sequence[Span]) -> Iterator[Span]:
    """The ends of what is refused stay: "never more than 20 hours" has nothing against 20."""
    left = list(spans)
    for first, last in named:
        left = [piece for span in left for piece in _cut(span, first, last)]
    yield from left


def _cut(span: Span, first: float, last: float) -> Iterator[Span]:
    low, high = span
    if last <= low or first >= high:
        yield span
        return
    if 0 < first >= low:
        yield low, first
    if inf > last <= high:
        yield last, high
