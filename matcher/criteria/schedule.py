"""When the work is done against what a client named: nights, weekends, days of the week."""

from __future__ import annotations

import numpy as np

from matcher.criteria.criterion import Asker, Words, wish_of
from matcher.evidence import State
from matcher.pool import Floats, Pool
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


def judge(statement: Statement, pool: Pool, _asker: Asker) -> Floats:
    """The degree to which the named parts are there; a part that is not stated leaves it open."""
    wish = wish_of(statement, ScheduleWish)
    parts = np.array([_part(statement, wish, name, pool) for name in wish.named()])
    if not len(parts):
        return np.full(len(pool), np.nan)
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


def _part(statement: Statement, wish: ScheduleWish, name: str, pool: Pool) -> Floats:
    """The degree to which one named part is there, NaN where that is not stated."""
    if name in _STATED:
        has = pool.tri_state("schedule", name)
        return has if getattr(wish, name) else 1.0 - has
    if name == "days":
        return _days(frozenset(wish.days or ()), pool, any_day=statement.stance.is_against)
    return _times(statement, wish, name, pool)


def _times(statement: Statement, wish: ScheduleWish, name: str, pool: Pool) -> Floats:
    """1 where every shift lies within the named times, 0 where none does, else a half.

    Where the times are unwanted, one shift that touches them is enough. An advert without times
    leaves it open, but for fixed nights and evenings, which lie in none of them.
    """
    late = (pool.tri_state("schedule", "nights") == 1) | (
        pool.tri_state("schedule", "evenings") == 1
    )
    fixed = late & (pool.tri_state("schedule", "rotating_shifts") != 1)
    degree: Floats = np.where(fixed, 0.0, np.nan)
    wanted = getattr(wish, name) is not False
    window = wish.between if name == "between" else _WINDOWS[name]
    for row, vacancy in enumerate(pool.vacancies):
        if window and vacancy.schedule.times:
            if statement.stance.is_against or not wanted:
                touched = float(any(_touches(shift, window) for shift in vacancy.schedule.times))
                degree[row] = touched if wanted else 1.0 - touched
            else:
                inside = [_within(shift, window) for shift in vacancy.schedule.times]
                degree[row] = 1.0 if all(inside) else SOME_SHIFTS if any(inside) else 0.0
    return degree


def _within(shift: tuple[str, str], window: tuple[str, str]) -> bool:
    end = "23:59" if shift[1] == "00:00" else shift[1]
    return window[0] <= shift[0] < end <= window[1]


def _touches(shift: tuple[str, str], window: tuple[str, str]) -> bool:
    start, end = shift
    if end <= start:  # over midnight: the night before and the morning after
        return start < window[1] or window[0] < end
    return start < window[1] and window[0] < end


def _days(named: frozenset[str], pool: Pool, *, any_day: bool) -> Floats:
    """1 where all the post's days are named ones, 0 where none is, else a half.

    With `any_day` one named day among the post's is enough: a client who never works Saturdays
    minds every post that has one.
    """
    degree = np.full(len(pool), np.nan)
    for row, vacancy in enumerate(pool.vacancies):
        days = vacancy.schedule.days
        if days:
            inside = len(named.intersection(days))
            all_inside = inside == len(days) or (any_day and inside)
            degree[row] = 1.0 if all_inside else 0.5 if inside else 0.0
        elif vacancy.schedule.weekends and named <= _WEEKDAYS and not any_day:
            degree[row] = 0.5
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
