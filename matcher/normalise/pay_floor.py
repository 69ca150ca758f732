"""Stated pay held against the minimum wage of the day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from matcher.normalise.minimum_wage import ADULT, minimum_hourly
from matcher.normalise.money import POUND
from matcher.normalise.pay_basis import names_full_week
from matcher.normalise.working_year import full_week, weeks_a_year
from matcher.vacancy import Contract, Hours, Pay
from matcher.wording import pounds

SHORT_FULL_WEEK = 35
"""The shortest week commonly called full-time: a yearly wage may be for no more than that."""

_OLDEST = timedelta(days=2 * 365)
"""How long ago an advert without a date may have been written: our own allowance."""
_WEEKS_ROUNDED = 52  # a year, as some employers reckon
_PENNY = 0.005
_AGES = re.compile(
    r"\b(?:age[ds]?|aged between)?\s?(?P<young>1[4-9]|2[0-4])"
    r"\s?(?:-|–|to|and)\s?(?P<old>1[5-9]|2[0-4])"
    r"(?![\d.,:])(?:\s?(?:year|yr)s?[- ]?olds?)?",
    re.IGNORECASE,
)
_NAMES_AGE = re.compile(
    r"\bage[ds]?\b|\b(?:year|yr)s?[- ]?olds?\b|\((?:16|18) ?[-–] ?(?:17|18|20)\)", re.IGNORECASE
)
_UNDER = re.compile(r"\bunder[- ]?(?P<old>18|21|23|25)s?\b", re.IGNORECASE)
_FULL_AGES = {18: 17, 21: 18, 23: 21, 25: 21}
_MOST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Floor:
    """A verdict (no or check) and its reason."""

    verdict: str
    reason: str


def below_minimum(
    pay: Pay,
    field: str,
    contract: Contract,
    hours: Hours,
    on: date,
    *,
    dated: bool = True,
    part_of_year: Callable[[], bool],
) -> Floor | None:
    """What the minimum wage of `on` says against the pay; None when nothing.

    Held to the rate for 21 and over; for an apprenticeship to the apprentice rate; to the rate of
    the youngest age that the pay text (`field` and the quote) names. Below even the upper end is a
    no, reaching from below to above a check. A wage by the week or longer says nothing sure when
    the hours are not stated, or when the work is for part of the year: there, too, it is a check,
    unless the figure is a full-time one and too low even for 35 hours. `part_of_year` is only
    asked where it counts. An advert that is not `dated` may be up to two years old: pay that was
    lawful then is a check.
    """
    low, high = pay.hourly_min, pay.hourly_max
    top = high if high is not None else low
    most = minimum_hourly(on)
    if most is None or pay.currency != POUND or top is None:
        return None
    bottom = low if low is not None else top
    apprentice = "apprenticeship" in (contract.kinds or ())
    age, least = ADULT, most
    if bottom < _lowered(most, pay):  # else it does not matter whose it is: none is due more
        age = _youngest(f"{field[:_MOST_TEXT]} {pay.quote}")
        least = minimum_hourly(on, age, apprentice) or most
    if bottom >= _lowered(least, pay):
        return None
    named = f"the minimum wage of {pounds(least)} an hour" + _whose(age, apprentice)
    if top >= _lowered(least, pay):
        return Floor("check", f"The pay reaches from {pounds(bottom)} an hour, below {named}")
    reason = f"The pay comes to {pounds(top)} an hour, below {named}"
    if _may_be_for_fewer_hours(top, least, pay, hours, part_of_year):
        return Floor("check", f"{reason}, if it is for a full week: ask what is paid an hour")
    if not dated and top >= _lowered(minimum_hourly(on - _OLDEST, age, apprentice) or least, pay):
        reason += ", and the advert has no date: ask what is paid now"
        return Floor("check", reason)
    starts = f"The pay starts from {pounds(top)} an hour, below {named}"
    return Floor("no", reason) if high is not None else Floor("check", starts)


def _lowered(least: float, pay: Pay) -> float:
    """The rate less what rounding may take: a penny, and for a year the days beyond 52 weeks."""
    if pay.stated_as == "hour":
        return least - _PENNY
    return _rounded(least)


def _rounded(least: float) -> float:
    return least * _WEEKS_ROUNDED / weeks_a_year() - _PENNY


def _may_be_for_fewer_hours(
    top: float, least: float, pay: Pay, hours: Hours, part_of_year: Callable[[], bool]
) -> bool:
    """Whether the pay may be for fewer hours, or fewer weeks, than it was divided by.

    Nearly every real advert whose yearly figure looks too low, and that names no hours, gives the
    actual pay of a part-time job. A day's pay was divided by the hours of that day.
    """
    if pay.stated_as in ("hour", "day"):
        return False
    longest = hours.max if hours.max is not None else hours.min
    full_time = hours.full_time and not hours.part_time
    if names_full_week(pay.quote) or (full_time and longest is None):
        if longest is not None and longest >= SHORT_FULL_WEEK:
            return False
        return top * full_week() / SHORT_FULL_WEEK >= _rounded(least)
    return longest is None or part_of_year()


def _youngest(text: str) -> int:
    """The youngest age the pay is for, 21 when none is named."""
    ages = [_FULL_AGES[int(found["old"])] for found in _UNDER.finditer(text)]
    if _NAMES_AGE.search(text):
        ages += [int(found["young"]) for found in _AGES.finditer(text)]
    return min([ADULT, *ages])


def _whose(age: int, apprentice: bool) -> str:
    if apprentice:
        return " for apprentices"
    return "" if age >= ADULT else f" at {age}"
