"""When the work is done against what a client named: nights, weekends, days of the week."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.clock import LATE, is_by_day_too, lies_outside, minutes_of, surely_touches
from matcher.criteria.criterion import Asker, Words, wish_of
from matcher.evidence import State
from matcher.pool.arrays import Flags, Floats
from matcher.pool.facets import DAYS, MOST_SHIFTS, shifts_of
from matcher.pool.segment import Part
from matcher.preferences import ScheduleWish, Statement
from matcher.vacancy import Schedule, Vacancy
from matcher.wording import list_of, schedule_part, you_said

_STATED = ("nights", "evenings", "weekends", "early_starts", "rotating_shifts", "term_time_only")
WINDOWS = {
    "school_hours": ("08:45", "15:15"),
    "mornings": ("05:00", "13:00"),
    "afternoons": ("12:00", "18:00"),
}
"""The times that these words stand for, as we take them. School hours: 32.5 hours a week, such as
8.45am to 3.15pm (Department for Education, Length of the school week, 2023)."""
SOME_SHIFTS = 0.5
"""The degree when some of the post's shifts lie within the named times and others do not."""
_MIDNIGHT = 24 * 60.0 - 1
_WEEKDAYS = frozenset(("mon", "tue", "wed", "thu", "fri"))
SOME_PARTS_UNKNOWN = 0.6
"""The degree when some named parts suit and the rest are not stated."""
_THINGS = {
    "nights": "night work",
    "evenings": "evening work",
    "weekends": "weekend work",
    "early_starts": "early starts",
    "rotating_shifts": "rotating shifts",
    "term_time_only": "work in term time only",
}
_OPEN = {"days": "the days"}
_NOUNS = {"between": "hours {}", "term_time_only": "work in {}"}
_WORKED = frozenset(
    ("nights", "evenings", "weekends", "mornings", "afternoons", "school_hours", "days")
)
_ASKS = {
    "nights": "Is there any night work?",
    "evenings": "Does it go on into the evening?",
    "weekends": "Is weekend work expected?",
    "early_starts": "What time does the day start?",
    "rotating_shifts": "Do the shifts change from week to week?",
    "term_time_only": "Is it in term time only?",
}
_ASK_TIMES = "Which days and times are they, and is there room to change them?"


def judge(statement: Statement, schedules: Part, _asker: Asker) -> Floats:
    """The degree to which the named parts are there; a part that is not stated leaves it open."""
    wish = wish_of(statement, ScheduleWish)
    parts = np.array([_part(statement, wish, name, schedules) for name in wish.named()])
    if not len(parts):
        return np.full(schedules["nights"].shape, np.nan)
    stated = ~np.isnan(parts)
    if statement.stance.is_against:
        # One unwanted part is enough for a clash; all must be ruled out to be sure of none.
        known: Floats = np.where(stated, parts, 0.0).max(axis=0)
        open_degree: Floats = np.maximum(known, 1.0 - SOME_PARTS_UNKNOWN)
    else:
        known = np.where(stated, parts, 1.0).min(axis=0)
        open_degree = np.minimum(known, SOME_PARTS_UNKNOWN)
    degree: Floats = np.where(stated.all(axis=0), known, open_degree)
    degree[~stated.any(axis=0)] = np.nan
    return degree


def _part(statement: Statement, wish: ScheduleWish, name: str, schedules: Part) -> Floats:
    """The degree to which one named part is there, NaN where that is not stated."""
    if name in _STATED:
        has = schedules[name]
        return has if getattr(wish, name) else 1.0 - has
    if name == "days":
        return _days(frozenset(wish.days or ()), schedules, any_day=statement.stance.is_against)
    return _times(statement, wish, name, schedules)


def _times(statement: Statement, wish: ScheduleWish, name: str, schedules: Part) -> Floats:
    """1 where every shift lies within the named times, 0 where none does, else a half.

    Where the times are unwanted, one shift that touches them is enough. An advert without times
    leaves it open, as far as known evenings and nights do not decide it.
    """
    first, last = _window(wish, name)
    wanted = getattr(wish, name) is not False
    refused = statement.stance.is_against or not wanted
    degree = _without_times(schedules, first, last, refused=refused, wanted=wanted)
    start = np.stack([schedules[f"start_{at}"] for at in range(MOST_SHIFTS)])
    end = np.stack([schedules[f"end_{at}"] for at in range(MOST_SHIFTS)])
    timed = ~np.isnan(start[0])
    if refused:
        touched = np.any(_touches(start, end, first, last), axis=0)
        degree[timed] = np.where(touched, float(wanted), float(not wanted))[timed]
        return degree
    inside = _within(start, end, first, last)
    every = (inside | np.isnan(start)).all(axis=0)
    some = inside.any(axis=0)
    degree[timed] = np.where(every, 1.0, np.where(some, SOME_SHIFTS, 0.0))[timed]
    return degree


def _without_times(
    schedules: Part, first: float, last: float, *, refused: bool, wanted: bool
) -> Floats:
    """What known evenings and nights alone tell of the named times; NaN where they leave it open.

    Unwanted times they may only be seen to touch; wanted ones they can only be seen to miss.
    """
    degree: Floats = np.full(schedules["nights"].shape, np.nan)
    for part in LATE:
        if refused and surely_touches(part, first, last):
            degree[schedules[part] == 1] = float(wanted)
        elif not refused and lies_outside(part, first, last):
            degree[(schedules[part] == 1) & (schedules["by_day_too"] != 1)] = 0.0
    return degree


def _window(wish: ScheduleWish, name: str) -> tuple[float, float]:
    """The named times, in minutes from midnight."""
    start, end = wish.between if name == "between" and wish.between else WINDOWS[name]
    return minutes_of(start), minutes_of(end)


def _within(start: Floats, end: Floats, first: float, last: float) -> Flags:
    end = np.where(end == 0, _MIDNIGHT, end)
    inside: Flags = (first <= start) & (start < end) & (end <= last)
    return inside


def _touches(start: Floats, end: Floats, first: float, last: float) -> Flags:
    # Over midnight: the night before and the morning after.
    over = (end <= start) & ((start < last) | (first < end))
    touches: Flags = over | ((end > start) & (start < last) & (first < end))
    return touches


def _days(named: frozenset[str], schedules: Part, *, any_day: bool) -> Floats:
    """1 where all the post's days are named ones, 0 where none is, else a half.

    With `any_day` one named day among the post's is enough: a client who never works Saturdays
    minds every post that has one.
    """
    works = np.stack([schedules[day] for day in DAYS]) == 1
    inside = works[[day in named for day in DAYS]].sum(axis=0)
    total = works.sum(axis=0)
    all_inside = (inside > 0) if any_day else (inside == total)
    degree = np.where(all_inside, 1.0, np.where(inside > 0, 0.5, 0.0))
    degree[total == 0] = np.nan
    if named <= _WEEKDAYS and not any_day:
        degree[(total == 0) & (schedules["weekends"] == 1)] = 0.5
    return degree


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """What the advert says of each named part, what it leaves open, and what the client said."""
    wish, schedule = wish_of(statement, ScheduleWish), vacancy.schedule
    answers = {name: _says(statement, schedule, name) for name in wish.named()}
    said = [says for says in answers.values() if says is not None]
    left_open = [name for name, says in answers.items() if says is None]
    ask = _ASKS.get(left_open[0], _ASK_TIMES) if left_open else None
    if state is State.NOT_STATED or not said:
        return Words(_not_said(wish.named()), ask=ask or _ASK_TIMES)
    says = f"{_sentence(said)}."
    if state is State.PARTLY and left_open:
        says += f" {_not_said(left_open)}"
    elif state is not State.MET:
        says += f" {_you_said(statement, wish)}"
    asks = (
        None if state is State.CONFLICT else ask or (_ASK_TIMES if state is State.PARTLY else None)
    )
    return Words(says, _quote(schedule, statement, wish), asks)


def _quote(schedule: Schedule, statement: Statement, wish: ScheduleWish) -> str | None:
    """The words of the parts that are told; all of them where a part has none of its own."""
    answers = (_told_by(statement, schedule, name) for name in wish.named())
    told = [part for part in answers if part is not None]
    quotes = [schedule.quotes[part] for part in told if part in schedule.quotes]
    return " … ".join(dict.fromkeys(quotes)) or schedule.quote


def _told_by(statement: Statement, schedule: Schedule, name: str) -> str | None:
    """The field of the advert's schedule that answers a named part; None when none does."""
    if name in _STATED:
        return None if getattr(schedule, name) is None else name
    if name == "days":
        return "days" if schedule.days else "weekends" if schedule.weekends else None
    if shifts_of(schedule):
        return "times"
    wish = wish_of(statement, ScheduleWish)
    window, by_day_too = _window(wish, name), is_by_day_too(schedule)
    for part in ("nights", "evenings"):
        if statement.stance.is_against or getattr(wish, name) is False:
            decides = surely_touches(part, *window)
        else:
            decides = not by_day_too and lies_outside(part, *window)
        if getattr(schedule, part) and decides:
            return part
    return None


def _says(statement: Statement, schedule: Schedule, name: str) -> str | None:
    told = _told_by(statement, schedule, name)
    if told is None:
        return None
    if told == "days":
        return f"the days are {schedule_part(ScheduleWish(days=schedule.days), 'days')}"
    if told == "times":
        shifts = [f"{start} to {end}" for start, end in shifts_of(schedule)]
        return f"the hours are {list_of(shifts)}"
    return f"there is {'' if getattr(schedule, told) else 'no '}{_THINGS[told]}"


def _not_said(names: Sequence[str]) -> str:
    things = list(dict.fromkeys(_THINGS.get(name, _OPEN.get(name, "the times")) for name in names))
    return f"The advert does not say enough about {list_of(things)}."


def _you_said(statement: Statement, wish: ScheduleWish) -> str:
    names = wish.named()
    things = [_NOUNS.get(name, "{}").format(schedule_part(wish, name)) for name in names]
    verb = "work" if set(names) <= _WORKED else "have"
    return you_said(statement.stance, list_of(things), verb)


def _sentence(parts: list[str]) -> str:
    joined = list_of(list(dict.fromkeys(parts)))
    return joined[:1].upper() + joined[1:]
