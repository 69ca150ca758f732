"""Pay against the least that a client named."""

from __future__ import annotations

import numpy as np

from matcher.criteria.criterion import Asker, Words, asked, wish_of
from matcher.evidence import State
from matcher.pool.arrays import Floats
from matcher.pool.segment import Part
from matcher.preferences import PayWish, Statement
from matcher.vacancy import Pay, Vacancy
from matcher.wording import pounds

_ASK = "What does it pay, an hour?"
STRADDLES = 0.6
"""The degree when the advert's range begins below the wish and reaches it."""


def judge(statement: Statement, pay: Part, _asker: Asker) -> Floats:
    """1 where all the range is at or above the wish, 0.6 where its top is, 0 where none is."""
    wish = wish_of(statement, PayWish)
    degrees = []
    if wish.hourly_min is not None:
        degrees.append(_reaches(pay["hourly_min"], pay["hourly_max"], wish.hourly_min))
    if wish.annual_min is not None:
        degrees.append(_reaches(pay["annual_min"], pay["annual_max"], wish.annual_min))
    return np.min(degrees, axis=0) if degrees else np.full(pay["hourly_min"].shape, np.nan)


def _reaches(low: Floats, high: Floats, least: float) -> Floats:
    """An end that the advert leaves open ("from", "up to") may lie on either side of the wish."""
    unread = np.isnan(low) & np.isnan(high)
    reaches = np.isnan(high) | (high >= least)
    degree = np.where(low >= least, 1.0, np.where(reaches, STRADDLES, 0.0))
    degree[unread] = np.nan
    return degree


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """The advert's pay beside the client's floor."""
    pay = vacancy.pay
    if pay is None:
        says = f"The advert does not say what it pays; {asked(statement)}."
        return Words(says, ask=_ASK)
    if state is State.NOT_STATED:
        says = f"What the advert pays can't be compared; {asked(statement)}."
        return Words(says, pay.quote, _ASK)
    by_hour = wish_of(statement, PayWish).hourly_min is not None
    ask = "Where in the range would it start?" if state is State.PARTLY else None
    stated = describe_pay(pay, by_hour=by_hour)
    return Words(f"It pays {stated}; {asked(statement)}.", pay.quote, ask)


def describe_pay(pay: Pay, *, by_hour: bool) -> str:
    """The pay in plain words, by the hour or by the full-time year."""
    low, high = (pay.hourly_min, pay.hourly_max) if by_hour else (pay.annual_min, pay.annual_max)
    unit = "an hour" if by_hour else "a year full time"
    about = "" if by_hour == (pay.stated_as == "hour") else "about "
    if low is not None and high is not None and low != high:
        return f"{about}{pounds(low)} to {pounds(high)} {unit}"
    if low is not None:
        return f"{about}{pounds(low)} {unit}" + ("" if high is not None else " or more")
    return f"up to {about}{pounds(high)} {unit}" if high is not None else "an amount not given"
