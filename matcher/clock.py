"""Clock times as numbers, and the times that words for the late parts of a day stand for."""

from __future__ import annotations

import re

from matcher.vacancy import Schedule

LATE = {
    "evenings": ((17.5 * 60, 24 * 60.0),),
    "nights": ((22 * 60.0, 24 * 60.0), (0.0, 6 * 60.0)),
}
"""When evening and night work may be, in minutes from midnight: our own reading of the words."""
SURELY_LATE = {
    "evenings": ((18 * 60.0, 21 * 60.0),),
    "nights": ((23 * 60.0, 24 * 60.0), (0.0, 5 * 60.0)),
}
"""When some of it surely is: an evening shift works within three hours of 6pm, a night shift by
11pm or before 5am. Our own reading, too."""
_BRUSHED = 60.0
"""Minutes at most of a late part that leave no room for a shift in it."""
_BY_DAY = re.compile(
    r"\b(?:day(?:s|time)?(?! a | per )|mornings?|afternoons?|some|occasional(?:ly)?|at times)\b"
)


def minutes_of(clock: str) -> float:
    """A clock time as minutes from midnight."""
    hour, minute = clock.split(":")
    return int(hour) * 60.0 + int(minute)


def lies_outside(part: str, first: float, last: float) -> bool:
    """Whether no shift of evenings or nights can lie from `first` to `last` minutes."""
    return _shared(LATE[part], first, last) <= _BRUSHED


def surely_touches(part: str, first: float, last: float) -> bool:
    """Whether a shift of evenings or nights works some of `first` to `last` minutes."""
    return _shared(SURELY_LATE[part], first, last) > 0


def _shared(spans: tuple[tuple[float, float], ...], first: float, last: float) -> float:
    return sum(max(0.0, min(last, end) - max(first, start)) for start, end in spans)


def is_by_day_too(schedule: Schedule) -> bool:
    """Whether an advert tells of late work beside other work: "day and evening", "some evenings".

    Rotating shifts come by day in their turn.
    """
    late = (schedule.quotes.get(part, "") for part in LATE if getattr(schedule, part))
    return bool(schedule.rotating_shifts) or any(_BY_DAY.search(said.lower()) for said in late)
