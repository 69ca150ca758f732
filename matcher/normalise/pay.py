"""Pay as stated: what it is an hour and a full-time year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from matcher.normalise.full_time import FULL_TIME_FROM, PART_TIME_BELOW
from matcher.normalise.money import POUND
from matcher.normalise.pay_basis import (
    full_week_stated,
    hours_paid_for,
    is_actual_figure,
    is_for_full_week,
    is_pro_rata,
)
from matcher.normalise.pay_choice import choose
from matcher.normalise.pay_in_text import stated_in
from matcher.normalise.pay_periods import annual, hourly
from matcher.normalise.pay_rates import Rate, rates
from matcher.normalise.text import plain, quote_around
from matcher.normalise.working_year import full_week
from matcher.vacancy import Pay

_MOST_HOURS = 100
_MOST_HOURS_A_DAY = 14
_HOURS_A_DAY = re.compile(
    r"(?<![\d.])(\d{1,2}(?:\.\d{1,2})?)[\s-]?(?:hours?|hrs?)(?:\s(?:a|per)\s|[\s-])(?:day|shift)",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 160
_LONGEST_KEPT = 200

MOST_FIELD = 4_000
"""Characters of a pay field that are read: the longest of some 8,000 real ones has 150."""


def read_pay(
    pay: str | None,
    text: str = "",
    weekly_hours: float | None = None,
    part_of_year: bool = False,
    title: str = "",
) -> Pay | None:
    """The pay that the pay field states, else a plain statement of pay in `text`.

    Bonuses, allowances, weighting and on-target earnings are not pay. "Up to" leaves the lower end
    None, "from" the upper one; a single figure is both. A figure without a period is read by its
    size where that leaves no doubt. NHS bands without a figure, "competitive" and "negotiable"
    are None. A year's pay that is called full-time, pro rata or a band's is for the full-time week.

    Args:
        pay: the advert's pay field, as received; its first 4,000 characters are read.
        text: the advert's description, plain.
        weekly_hours: the paid hours a week that the advert states.
        part_of_year: the work is for part of the year: what is actually paid for it then says
            nothing of the hour.
        title: the advert's title: "our drivers earn £18 an hour" says nothing of a packer's pay.

    Returns:
        Pounds (or the currency named) before tax, or None when no pay can be read. Of pay by the
        day, `stated_as` and the quote are told, and neither the hour nor the year is known unless
        the hours of a day are stated. Pay by the shift or the session alone is None.
    """
    field = plain(pay[:MOST_FIELD]) if pay else ""
    rate = _of_field(field) if len(field) > _LONGEST_KEPT else _of_short_field(field)
    source = field if rate else text
    rate = rate or stated_in(text, title)
    if not rate:
        return None
    around = field if source is field else quote_around(text, rate.start, rate.end)
    basis = (_basis if len(source) > _LONGEST_KEPT else _short_basis)(rate, source, around)
    hours = _week(rate, basis, around, text, weekly_hours)
    if basis.week and not basis.for_full_week:
        rate, hours = _full_time(rate, None if part_of_year else basis.week)
    elif basis.is_actual:
        rate, hours = _full_time(rate, None if part_of_year else hours)
    return (_pay if len(source) > _LONGEST_KEPT else _short_pay)(rate, source, around, hours)


def _of_field(field: str) -> Rate | None:
    return choose(field, list(rates(field)))


_of_short_field = lru_cache(maxsize=4096)(_of_field)
"""The same, kept: of thousands of adverts every other one states its pay as one before it did."""


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a rate is for: `week` are the hours that a year's pay is said to be for."""

    for_full_week: bool
    week: float | None = None
    is_actual: bool = False


def _basis(rate: Rate, source: str, around: str) -> _Basis:
    for_full_week = is_for_full_week(source, rate, around)
    if rate.period != "year":
        return _Basis(for_full_week)
    return _Basis(for_full_week, hours_paid_for(source, rate), is_actual_figure(source, rate))


_short_basis = lru_cache(maxsize=4096)(_basis)


def _full_time(rate: Rate, hours: float | None) -> tuple[Rate, float]:
    """The rate for a full-time year, and its week, from what is actually paid for `hours` a week.

    Its ends are open when the hours are None: the weeks that are paid for are then not known.
    """
    if hours is None:
        return replace(rate, low=None, high=None), full_week()
    if hours >= FULL_TIME_FROM:
        return rate, hours
    share = hours / full_week()
    return replace(
        rate, low=_divided(rate.low, share), high=_divided(rate.high, share)
    ), full_week()


def _pay(rate: Rate, source: str, around: str, hours: float) -> Pay:
    low, high, period = rate.low, rate.high, str(rate.period)
    day = _hours_a_day(around) if period == "day" else None
    if day:
        low, high, period = _divided(low, day), _divided(high, day), "hour"
    quote = around
    if len(quote) > _LONGEST_QUOTE:
        quote = quote_around(source, rate.start, rate.end, _LONGEST_QUOTE)
    return Pay(
        currency=rate.currency or POUND,
        hourly_min=None if rate.by_session else _turned(hourly, low, period, hours),
        hourly_max=None if rate.by_session else _turned(hourly, high, period, hours),
        annual_min=_turned(annual, low, period, hours),
        annual_max=_turned(annual, high, period, hours),
        stated_as=str(rate.period),
        pro_rata=True if is_pro_rata(around) else None,
        quote=quote,
    )


_short_pay = lru_cache(maxsize=4096)(_pay)


def _turned(
    into: Callable[[float, str, float], float | None],
    amount: float | None,
    period: str,
    hours: float,
) -> float | None:
    turned = None if amount is None else into(amount, period, hours)
    return None if turned is None else round(turned, 2)


def _week(rate: Rate, basis: _Basis, around: str, text: str, weekly_hours: float | None) -> float:
    """The hours by which an hour's pay and a year's follow from each other.

    The year is the full-time one: part-time hours neither shorten the year of an hourly rate nor
    divide a yearly figure that is for the full-time week.
    """
    stated = weekly_hours if weekly_hours and 0 < weekly_hours <= _MOST_HOURS else None
    if (stated is None or stated < FULL_TIME_FROM) and basis.for_full_week:
        return full_week_stated(around, text) or full_week()
    if stated is None or (stated < PART_TIME_BELOW and rate.period == "hour"):
        return full_week()
    return stated


def _hours_a_day(text: str) -> float | None:
    found = _HOURS_A_DAY.search(text)
    hours = float(found[1]) if found else 0.0
    return hours if 0 < hours <= _MOST_HOURS_A_DAY else None


def _divided(amount: float | None, by: float) -> float | None:
    return None if amount is None else amount / by
