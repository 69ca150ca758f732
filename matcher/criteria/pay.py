"""Pay against the least that a client named."""

from __future__ import annotations

import numpy as np

from matcher.criteria.criterion import Asker, Words, wish_of
from matcher.evidence import State
from matcher.pool.arrays import Floats
from matcher.pool.segment import Part
from matcher.preferences import PayWish, Stance, Statement
from matcher.vacancy import Pay, Vacancy
from matcher.wording import describe, pounds, you_said

_ASK = "What does it pay an hour, before tax?"
_STATED_AS = {
    "hour": "the hourly rate",
    "day": "the daily rate",
    "week": "the weekly pay",
    "month": "the monthly pay",
    "year": "the yearly pay",
}
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
    """The advert's pay, then the client's floor."""
    pay, said = vacancy.pay, _you_said(statement)
    if pay is None:
        return Words(f"The advert does not say what it pays. {said}", ask=_ASK)
    if state is State.NOT_STATED:
        return Words(f"{_not_comparable(pay)} {said}", pay.quote, _ASK)
    wish = wish_of(statement, PayWish)
    stated = describe_pay(pay, by_hour=_by_hour(wish, pay))
    if state is not State.PARTLY:
        return Words(f"It pays {stated}. {said}", pay.quote)
    says = f"It pays {stated}, so it depends on where the pay would start. {said}"
    return Words(says, pay.quote, "What would the pay be to start with?")


def _you_said(statement: Statement) -> str:
    verb = "said" if statement.stance is Stance.MUST else "would like"
    if statement.stance.is_against:
        return you_said(statement.stance, f"pay of {describe(statement.value)}")
    return f"You {verb} {describe(statement.value)}."


def _not_comparable(pay: Pay) -> str:
    if pay.currency != "GBP":
        return "The pay is not given in pounds, so it can't be compared."
    return f"The advert gives only {_STATED_AS[pay.stated_as]}, which is not enough to compare."


def _by_hour(wish: PayWish, pay: Pay) -> bool:
    """Whether to tell the pay by the hour: where both are wished for, the one that falls short."""
    if wish.annual_min is None:
        return True
    if wish.hourly_min is None or (pay.hourly_min is None and pay.hourly_max is None):
        return False
    most = pay.hourly_max or pay.hourly_min or 0.0
    return most < wish.hourly_min or (pay.hourly_min or 0.0) < wish.hourly_min


def describe_pay(pay: Pay, *, by_hour: bool) -> str:
    """The pay in plain words, by the hour or by the full-time year, and what it was worked from."""
    low, high = (pay.hourly_min, pay.hourly_max) if by_hour else (pay.annual_min, pay.annual_max)
    unit = "an hour" if by_hour else "a year full time"
    is_stated = pay.stated_as == ("hour" if by_hour else "year")
    about = "" if is_stated else "about "
    source = "" if is_stated else f", worked out from {_STATED_AS[pay.stated_as]}"
    if low is not None and high is not None and low != high:
        return f"{about}{pounds(low)} to {pounds(high)} {unit}{source}"
    if low is not None:
        return f"{about}{pounds(low)} {unit}{'' if high is not None else ' or more'}{source}"
    return (
        f"up to {about}{pounds(high)} {unit}{source}" if high is not None else "an unknown amount"
    )
