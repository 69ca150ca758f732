"""Pay as stated: what it is an hour and a full-time year."""

from __future__ import annotations

import re
from collections.abc import Callable

from matcher.normalise.money import POUND
from matcher.normalise.pay_choice import choose
from matcher.normalise.pay_in_text import stated_in
from matcher.normalise.pay_periods import FULL_WEEK, annual, hourly
from matcher.normalise.pay_rates import Rate, rates
from matcher.normalise.text import plain, quote_around
from matcher.vacancy import Pay

PART_TIME_BELOW = 30
"""Fewer weekly hours than this are part-time work (the line that the OECD's figures draw)."""

_MOST_HOURS = 100
_MOST_HOURS_A_DAY = 14
_PRO_RATA = re.compile(
    r"\bpro[\s-]{0,2}(?:rat\w{0,3}|rota|raya|r)\b|\bper rata\b|\bp\.?a\.?,?\s{1,2}pr\b",
    re.IGNORECASE,
)
_HOURS_A_DAY = re.compile(
    r"(?<![\d.])(\d{1,2}(?:\.\d{1,2})?)[\s-]?(?:hours?|hrs?)(?:\s(?:a|per)\s|[\s-])(?:day|shift)",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 160


def read_pay(pay: str | None, text: str = "", weekly_hours: float | None = None) -> Pay | None:
    """The pay that the pay field states, else a plain statement of pay in `text`.

    Bonuses, allowances, weighting and on-target earnings are not pay. "Up to" leaves the lower end
    None, "from" the upper one; a single figure is both. A figure without a period is read by its
    size where that leaves no doubt. NHS bands without a figure, "competitive" and "negotiable"
    are None.

    Args:
        pay: the advert's pay field, as received.
        text: the advert's description, plain.
        weekly_hours: the paid hours a week that the advert states.

    Returns:
        Pounds (or the currency named) before tax, or None when no pay can be read. By the day
        neither the hour nor the year is known unless the hours of a day are stated.
    """
    field = plain(pay) if pay else ""
    rate = choose(field, list(rates(field)))
    if rate:
        return _pay(rate, field, field, weekly_hours)
    rate = stated_in(text)
    return (
        _pay(rate, text, quote_around(text, rate.start, rate.end), weekly_hours) if rate else None
    )


def _pay(rate: Rate, source: str, around: str, weekly_hours: float | None) -> Pay:
    pro_rata = True if _PRO_RATA.search(around) else None
    hours = _week(weekly_hours, rate, pro_rata)
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
        pro_rata=pro_rata,
        quote=quote,
    )


def _turned(
    into: Callable[[float, str, float], float | None],
    amount: float | None,
    period: str,
    hours: float,
) -> float | None:
    turned = None if amount is None else into(amount, period, hours)
    return None if turned is None else round(turned, 2)


def _week(weekly_hours: float | None, rate: Rate, pro_rata: bool | None) -> float:
    """The hours by which an hour's pay and a year's follow from each other.

    The year is the full-time one: part-time hours neither shorten the year of an hourly rate nor
    divide a yearly figure that is paid pro rata.
    """
    if weekly_hours is None or not 0 < weekly_hours <= _MOST_HOURS:
        return FULL_WEEK
    if weekly_hours < PART_TIME_BELOW and (pro_rata or rate.period == "hour"):
        return FULL_WEEK
    return weekly_hours


def _hours_a_day(text: str) -> float | None:
    found = _HOURS_A_DAY.search(text)
    hours = float(found[1]) if found else 0.0
    return hours if 0 < hours <= _MOST_HOURS_A_DAY else None


def _divided(amount: float | None, by: float) -> float | None:
    return None if amount is None else amount / by
