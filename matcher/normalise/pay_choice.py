"""Which rate in a pay field is the pay, and what period it is for when the field does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from matcher.normalise.pay_basis import is_actual_figure, is_full_time_figure
from matcher.normalise.pay_periods import OTHER, hourly
from matcher.normalise.pay_rates import Rate
from matcher.normalise.working_year import full_week

LEAST_HOURLY = 0.5
MOST_HOURLY = 1000.0
_MOST_BY_THE_HOUR = 100.0
_LEAST_BARE_HOURLY = 2.0
_LEAST_BY_THE_YEAR = 5_000.0
_LEAST_BARE_YEARLY = 10_000.0
_MOST_BARE_YEARLY = 500_000.0
_LEAST_BARE_SLIP = 10.0
_PENNIES = 2
_SLIP_DECIMALS = 3
_THOUSAND = 1000
_STEP = 5_000  # pounds between the lines of a site's filter
_SAME_KIND = 3

_LISTED = re.compile(
    r"[^£€$]{0,48}?(?:/|\bor\b)[^£€$]{0,16}|[\s,;&|]{1,4}|\s?and\s?", re.IGNORECASE
)
_BASIC_BEFORE = re.compile(r"\bbasic(?:\s(?:of|is|pay|salary)){0,2}[\s:£-]{0,3}$", re.IGNORECASE)
_BASIC_AFTER = re.compile(r"\s?basic\b", re.IGNORECASE)
_TO_BASIC = 24
_CLOSE = 60
_PREMIUM = 1.5
_AT_TIMES = re.compile(
    r"[\s,(]{0,3}(?:(?:on|for|at) )?"
    r"(?:sundays?|(?:bank|public) holidays?|christmas|overtime)\b",
    re.IGNORECASE,
)
_OTHER_TIMES = re.compile(
    r"[\s,(]{0,3}(?:(?:on|for|at) )?(?:(?:night|evening|weekend|day)s?|saturdays?)\b", re.IGNORECASE
)
_LEAST_DAILY = 20.0
_MOST_DAILY = 7_500.0


def choose(text: str, found: list[Rate]) -> Rate | None:
    """The pay among the rates of a pay field, its period settled; None when none can be read.

    The full-time figure goes before the part-time one, else the first counts. Rates listed beside
    it ("£10 days, £12 nights", "£24,000 / £26,000") widen it; a second yearly range, mostly the
    same pay of another year or that of another grade, does not. A site's filter is not pay.
    """
    signed = any(rate.currency for rate in found)
    pay = [rate for rate in found if not _is_filter(rate)]
    possible = [one for one in (settled(rate, signed) for rate in pay) if one]
    if not possible:
        return None
    yearly = [rate for rate in possible if rate.period == "year"]
    if full := next((rate for rate in yearly if is_full_time_figure(text, rate)), None):
        return full
    if len(yearly) > 1:
        possible = [rate for rate in possible if not is_actual_figure(text, rate)] or possible
    return _widened(text, possible)


def widened_by_the_hour(text: str, first: Rate, others: Iterable[Rate]) -> Rate:
    """The first rate made wider by the hourly rates that follow it closely, as for nights."""
    for rate in others:
        near = rate.start - first.end <= _CLOSE and rate.currency == first.currency
        by_the_hour = rate.period == "hour" or _is_for_other_times(text, first, rate)
        if not (near and first.period == "hour" and by_the_hour and _is_hourly(rate)):
            break
        if _is_premium(text, first, rate):
            break
        first = _spanning(first, rate)
    return first


def is_plausible(rate: Rate) -> bool:
    """Whether the ends of the rate are between 50p and £1,000 an hour, by the day £20 to £7,500."""
    ends = [end for end in (rate.low, rate.high) if end is not None]
    if rate.period in (None, OTHER):
        return False
    if rate.period == "day":
        return all(_LEAST_DAILY <= end <= _MOST_DAILY for end in ends)
    by_the_hour = [hourly(end, str(rate.period), full_week()) or 0.0 for end in ends]
    return all(LEAST_HOURLY <= end <= MOST_HOURLY for end in by_the_hour)


def settled(rate: Rate, signed: bool) -> Rate | None:
    """The rate with its period, or None when it can't be told or makes no sense.

    `signed` says that some figure of the field carries a currency sign: one that carries none
    and no "per hour" either is then something else.
    """
    size = rate.high if rate.high is not None else rate.low
    if size is None or (
        rate.currency is None and not rate.linked and not _stands_bare(rate, signed)
    ):
        return None
    if rate.period == "year" and _is_by_the_hour(rate, size):
        rate = replace(rate, period="hour")
    if not rate.linked and _is_slipped(rate, size):
        size *= _THOUSAND
        rate = replace(rate, low=_times(rate.low), high=_times(rate.high), period=None)
    if not rate.linked and (size >= _LEAST_BARE_YEARLY or not is_plausible(rate)):
        rate = replace(rate, period=_by_size(rate.low if rate.low is not None else size, size))
    return rate if is_plausible(rate) else None


def _is_by_the_hour(rate: Rate, size: float) -> bool:
    """Whether "per year" is a site's own word beside what an hour pays: "£12.50 a year"."""
    pennies = 0 < rate.decimals <= _PENNIES
    return pennies and _LEAST_BARE_HOURLY <= size < _MOST_BY_THE_HOUR and not rate.thousands


def _is_slipped(rate: Rate, size: float) -> bool:
    """Whether a point stands for a comma, as in "£24.157": no money has three decimals."""
    yearly = rate.period in (None, "year")
    return yearly and rate.decimals == _SLIP_DECIMALS and _LEAST_BARE_SLIP <= size < _THOUSAND


def _times(amount: float | None) -> float | None:
    return None if amount is None else round(amount * _THOUSAND)


def _is_filter(rate: Rate) -> bool:
    """Whether a range is a band that a site lets people filter by: "£20,001 - £30,000"."""
    if rate.low is None or rate.high is None or rate.high < _LEAST_BARE_YEARLY:
        return False
    steps = (rate.low % _STEP, rate.high % _STEP)
    return steps in ((1, 0), (0, _STEP - 1), (1, _STEP - 1))


def _stands_bare(rate: Rate, signed: bool) -> bool:
    """Whether figures without sign or "per" look like pay all the same: "22,000", "22k"."""
    if rate.thousands:
        return True
    size = rate.high or rate.low or 0.0
    if signed:
        return False
    if _LEAST_BARE_YEARLY <= size <= _MOST_BARE_YEARLY:
        return True
    return rate.decimals == _PENNIES and _LEAST_BARE_HOURLY <= size < _MOST_BY_THE_HOUR


def _by_size(low: float, high: float) -> str | None:
    """The period that the size of a figure leaves no doubt about."""
    if high < _MOST_BY_THE_HOUR:
        return "hour" if high >= _LEAST_BARE_HOURLY else None
    return "year" if low >= _LEAST_BY_THE_YEAR else None


def _widened(text: str, listed: list[Rate]) -> Rate:
    """The first rate, made wider by those listed with it."""
    chosen, *others = listed
    for rate in others:
        if not _belongs(text, chosen, rate):
            break
        chosen = _spanning(chosen, rate)
    return chosen


def _spanning(one: Rate, other: Rate) -> Rate:
    ends = [end for end in (one.low, one.high, other.low, other.high) if end is not None]
    return replace(one, low=min(ends), high=max(ends), end=other.end)


def _is_basic(text: str, rate: Rate) -> bool:
    """Whether a figure is called the basic pay, as beside "up to £36,000 with unsocial hours"."""
    before = text[max(0, rate.start - _TO_BASIC) : rate.start]
    return bool(_BASIC_BEFORE.search(before) or _BASIC_AFTER.match(text, rate.end))


def _is_premium(text: str, usual: Rate, rate: Rate) -> bool:
    """Whether a rate is half as much again for Sundays, holidays or overtime alone."""
    most, least = usual.high or usual.low or 0.0, rate.low or rate.high or 0.0
    return least >= _PREMIUM * most and bool(_AT_TIMES.match(text, rate.end))


def _is_hourly(rate: Rate) -> bool:
    return is_plausible(replace(rate, period="hour"))


def _is_for_other_times(text: str, usual: Rate, rate: Rate) -> bool:
    """Whether a figure without "per hour" is the rate of other hours: "£12 days, £13 nights"."""
    most, least = usual.high or usual.low or 0.0, rate.low or rate.high or 0.0
    alike = rate.period is None and most / _PREMIUM <= least < most * _PREMIUM
    return alike and bool(_OTHER_TIMES.match(text, rate.end))


def _belongs(text: str, chosen: Rate, rate: Rate) -> bool:
    """Whether `rate` is another rate of the same job, listed with the chosen one."""
    if (rate.period, rate.currency or "GBP") != (chosen.period, chosen.currency or "GBP"):
        return False
    if chosen.period == "year" and chosen.is_range and rate.is_range:
        return False
    if chosen.low is None and not rate.is_range and _is_basic(text, rate):
        return True
    high, low = chosen.high or chosen.low or 0.0, rate.low or rate.high or 0.0
    if not high / _SAME_KIND <= low <= high * _SAME_KIND or _is_premium(text, chosen, rate):
        return False
    between = text[chosen.end : rate.start]
    if _LISTED.fullmatch(between.strip() or " ") and (not chosen.is_range or between.strip()):
        return True
    return chosen.period == "hour" and not chosen.is_range
