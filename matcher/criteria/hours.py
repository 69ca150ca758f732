"""Weekly hours against the range that a client named."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matcher.criteria.criterion import Asker, Words, wish_of
from matcher.evidence import State
from matcher.pool.arrays import Flags, Floats
from matcher.pool.segment import Part
from matcher.preferences import HoursWish, Stance, Statement
from matcher.vacancy import Hours, Vacancy
from matcher.wording import describe, refused_hours, you_said

FULL_TIME_HOURS = (35.0, 40.0)
"""What "full time" is taken to mean where no figure is given: the usual British full-time weeks."""
PART_TIME_HOURS = (1.0, 30.0)
"""What "part time" is taken to mean where no figure is given, as when a client says it."""
USUAL_FULL_TIME = 37.5
"""The week that "full time" is taken to be when it is asked whether it fits a range."""
OVERLAP = 0.6
"""The degree when only part of the advert's range is inside the client's."""


class _Span(NamedTuple):
    low: Floats
    high: Floats
    stated: Flags


def judge(statement: Statement, hours: Part, _asker: Asker) -> Floats:
    """1 where all the advert's hours lie in the named range, 0.6 where some do, 0 where none do.

    Who can have the full-time week of a post that is full time or part time has hours that suit.
    """
    wish = wish_of(statement, HoursWish)
    low, high, stated = _advertised(hours)
    least = -np.inf if wish.min is None else wish.min
    most = np.inf if wish.max is None else wish.max
    if statement.stance.is_against:
        # An unwanted range leaves out its ends: "never more than 20" has nothing against 20 hours.
        # "Never full time" means every full-time week, though, the shortest too.
        apart = (high <= least) | (low >= most)
        inside = np.where(stated, low > least, low >= least) & (high < most)
    else:
        apart = (high < least) | (low > most)
        usual = np.where(stated | (hours["part_time"] == 1), high, USUAL_FULL_TIME)
        inside = (low >= least) & (usual <= most)
        full_week = np.where(stated, hours["max"], USUAL_FULL_TIME)
        may_be_full = np.isnan(hours["min"]) & (hours["full_time"] == 1)
        inside |= may_be_full & (least <= full_week) & (full_week <= most)
    degree = np.where(inside, 1.0, np.where(apart, 0.0, OVERLAP))
    degree[np.isnan(low)] = np.nan
    return degree


def _advertised(hours: Part) -> _Span:
    """The range of hours that each advert offers, from its figures or from full and part time."""
    full = hours["full_time"] == 1
    part = hours["part_time"] == 1
    low = np.where(part, PART_TIME_HOURS[0], np.where(full, FULL_TIME_HOURS[0], np.nan))
    high = np.where(full, FULL_TIME_HOURS[1], np.where(part, PART_TIME_HOURS[1], np.nan))
    stated = ~(np.isnan(hours["min"]) & np.isnan(hours["max"]))
    low = np.where(stated, np.nan_to_num(hours["min"], nan=0.0), low)
    high = np.where(stated, np.nan_to_num(hours["max"], nan=np.inf), high)
    return _Span(low, high, stated)


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """The advert's hours, then the client's."""
    said = _you_said(statement)
    if state is State.NOT_STATED:
        ask = "How many hours a week is it, and is there any choice?"
        return Words(f"The advert does not give the weekly hours. {said}", ask=ask)
    hours = vacancy.hours
    if state is not State.PARTLY:
        return Words(f"{_says(hours)}. {said}", hours.quote)
    says = f"{_says(hours)}, so only some of it may suit. {said}"
    return Words(says, hours.quote, "How many hours a week would it be?")


def _you_said(statement: Statement) -> str:
    wish = wish_of(statement, HoursWish)
    if statement.stance.is_against:
        return you_said(statement.stance, refused_hours(wish), "work")
    verb = "said" if statement.stance is Stance.MUST else "would like"
    return f"You {verb} {describe(wish)}."


def _says(hours: Hours) -> str:
    if hours.min is None and hours.max is not None and hours.full_time:
        either = " or part time" if hours.part_time else ""
        return f"The job can be full time, {hours.max:g} hours a week{either and ','}{either}"
    if hours.min is not None or hours.max is not None:
        return f"The job is {describe_hours(hours)}"
    if hours.full_time and hours.part_time:
        return "The job can be full time or part time"
    return f"The job is {'full' if hours.full_time else 'part'} time, with no number of hours given"


def describe_hours(hours: Hours) -> str:
    """The stated figures in plain words: "16 to 24 hours a week"."""
    low, high = hours.min, hours.max
    if low is not None and low == high:
        return f"{low:g} hours a week"
    if low is not None and high is not None:
        return f"{low:g} to {high:g} hours a week"
    return f"at least {low:g} hours a week" if high is None else f"up to {high:g} hours a week"
