"""When the work is done against what a client named: nights, weekends, days of the week."""

from __future__ import annotations

import numpy as np

from matcher.criteria.criterion import Asker, Words, wish_of
from matcher.evidence import State
from matcher.pool.arrays import Flags, Floats
from matcher.pool.facets import DAYS, MOST_SHIFTS
from matcher.pool.segment import Part
from matcher.preferences import ScheduleWish, Statement
from matcher.vacancy import Schedule, Vacancy
from matcher.wording import list_of, schedule_part

_STATED = ("nights", "evenings", "weekends", "early_starts", "rotating_shifts", "term_time_only")
_WINDOWS = {
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
    leaves it open, but for fixed nights and evenings, which lie in none of them.
    """
    late = (schedules["nights"] == 1) | (schedules["evenings"] == 1)
    fixed = late & (schedules["rotating_shifts"] != 1)
    degree: Floats = np.where(fixed, 0.0, np.nan)
    window = wish.between if name == "between" else _WINDOWS[name]
    if window is None:
        return degree
    start = np.stack([schedules[f"start_{at}"] for at in range(MOST_SHIFTS)])
    end = np.stack([schedules[f"end_{at}"] for at in range(MOST_SHIFTS)])
    timed = ~np.isnan(start[0])
    first, last = _minutes(window[0]), _minutes(window[1])
    wanted = getattr(wish, name) is not False
    if statement.stance.is_against or not wanted:
        touched = np.any(_touches(start, end, first, last), axis=0)
        degree[timed] = np.where(touched, float(wanted), float(not wanted))[timed]
        return degree
    inside = _within(start, end, first, last)
    every = (inside | np.isnan(start)).all(axis=0)
    some = inside.any(axis=0)
    degree[timed] = np.where(every, 1.0, np.where(some, SOME_SHIFTS, 0.0))[timed]
    return degree


def _minutes(clock: str) -> float:
    hour, minute = clock.split(":")
    return int(hour) * 60.0 + int(minute)


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
    """What the advert says of each named part, and what it leaves open."""
    wish = wish_of(statement, ScheduleWish)
    schedule = vacancy.schedule
    said = [says for name in wish.named() if (says := _says(schedule, name)) is not None]
    open_parts = [name for name in wish.named() if _says(schedule, name) is None]
    ask = _ASKS.get(open_parts[0], _ASK_TIMES) if open_parts else None
    if state is State.NOT_STATED or not said:
        named = list_of([schedule_part(wish, name) for name in wish.named()])
        says = f"The advert does not say enough about {named}."
        return Words(says, schedule.quote, ask or _ASK_TIMES)
    parts = ["times" if name in _WINDOWS or name == "between" else name for name in wish.named()]
    quotes = [schedule.quotes[name] for name in parts if name in schedule.quotes]
    quote = " … ".join(dict.fromkeys(quotes)) or schedule.quote
    return Words(f"{_sentence(said)}.", quote, None if state is State.CONFLICT else ask)


def _says(schedule: Schedule, name: str) -> str | None:
    if name in _STATED:
        fact = getattr(schedule, name)
        if fact is None:
            return None
        return f"there is {_THINGS[name]}" if fact else f"there is no {_THINGS[name]}"
    if name == "days" and schedule.days:
        days = schedule_part(ScheduleWish(days=schedule.days), "days")
        return f"the days are {days}"
    if schedule.times:
        return f"the hours are {list_of([f'{start} to {end}' for start, end in schedule.times])}"
    late = "night" if schedule.nights else "evening" if schedule.evenings else None
    return f"there is {late} work" if late else None


def _sentence(parts: list[str]) -> str:
    joined = list_of(list(dict.fromkeys(parts)))
    return joined[:1].upper() + joined[1:]
