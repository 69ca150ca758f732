"""Rates of pay in text: single figures, ranges and open ends, each with the period it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from matcher.normalise.money import Amount, amounts
from matcher.normalise.pay_extras import is_another_number, is_extra
from matcher.normalise.pay_periods import OTHER, Period, period_after, period_at, period_before

MOST_SUMS = 1_000
"""Sums and bare numbers of one text that are looked at: no real advert has a tenth as many."""

_CLOSE = 48
_CLOSE_TO_START = 8
_BEFORE = 32
_TO_PERIOD = 60
_MOST_APART = 6
_THOUSAND = 1000
_SLIP_DECIMALS = 3

_LINK = re.compile(
    r"[\s().,*+\u200b]{0,4}(?:(?:plus|with) enhancements\s)?"
    r"(?:-|–|—|−|‐|‑|~|\bto\b|\bup\s?to\b|\b(?:rising|increasing|progressing)\s(?:up\s)?to\b"
    r"|\bthrough\b|\bo\b)"
    r"(?:\s{0,2}(?:up\s?to\b|to\b)){0,2}[\s().,£-]{0,4}",
    re.IGNORECASE,
)
_AND = re.compile(r"[\s().,]{0,4}(?:and|&)[\s(]{0,4}", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,2}$", re.IGNORECASE)
_UP_TO = re.compile(
    r"(?:\bup\s?to|\bup|\bmax(?:imum)?(?:\sof)?|(?:(?<!no )\bless|\bnot? more) than"
    r"|(?:^|\bbasic\s)to)[\s:]{0,3}$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"[\s(]{0,3}max(?:imum)?(?!\w|\.? \d)", re.IGNORECASE)
_AT_LEAST = re.compile(r"[\s(]{0,3}(?:min(?:imum)?|upwards)(?!\w|\.? \d| wage)", re.IGNORECASE)
_FROM = re.compile(
    r"(?:\bfrom|\bmin(?:imum)?(?:\sof)?|\bat least|(?:(?<!no )\bmore|\bno less) than"
    r"|\bstart(?:s|ing)(?:\s(?:salary|rate|pay))?(?:\s(?:at|of|is|from))?)[\s:]{0,3}$",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"[\s).]{0,3}(?:-|–|—|\bto\b)[\s£]{0,3}\d[\d,.]{0,9}k?", re.IGNORECASE)
_AND_MORE = re.compile(r"\s?\+(?=\s*(?:$|per\b|p\.?[ah]|/|doe\b))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rate:
    """Pay from `low` to `high` (None: open) at `text[start:end]`.

    `period` is hour, day, week, month, year, other (a shift, a session) or None when not named;
    `linked` says that it came as "per hour" or "/hr", `near` that nothing stands between it and
    the figures, `by_session` that a year's pay is for one session a week. `currency` is None for
    bare numbers; `decimals` are those of the first figure, `thousands` that a k stood there;
    `is_range` says that two figures were joined.
    """

    low: float | None
    high: float | None
    period: str | None
    linked: bool
    near: bool
    by_session: bool
    currency: str | None
    start: int
    end: int
    is_range: bool
    decimals: int
    thousands: bool


def rates(text: str, spans: Iterable[tuple[int, int]] | None = None) -> Iterator[Rate]:
    """The rates of pay of `text` in order, without the bonuses and other numbers among them.

    `spans` are the stretches in which figures are looked for, apart and in order: all of the text
    where none are given.
    """
    whole = ((0, len(text)),)
    sums = (
        one
        for start, end in (whole if spans is None else spans)
        for one in amounts(text, start, end)
        if not is_another_number(text, one)
    )
    found = list(islice(sums, MOST_SUMS))
    index = 0
    seen = False
    while index < len(found):
        one = found[index]
        two = found[index + 1] if index + 1 < len(found) else None
        joined = two is not None and _joins(text, one, two)
        last = two if two and joined else one
        index += 2 if joined else 1
        after = found[index].start if index < len(found) else len(text)
        size = max(one.value, last.value)
        if is_extra(text, one.start, last.end, size, seen) or _is_no_pay(text, one, last):
            continue
        seen = True
        yield _rate(text, one, last, after)


def _joins(text: str, one: Amount, two: Amount) -> bool:
    """Whether two figures are the ends of one range: "£20-25k", "from 9.50 to 11"."""
    if two.start - one.end > _CLOSE or _currencies_differ(one, two):
        return False
    if two.value < one.value and is_extra(text, two.start, two.end, two.value, after_pay=True):
        return False
    low, high = _ends(one, two)
    if max(low, high) > _MOST_APART * min(low, high):
        return False
    period = period_at(text, one.end)
    begin = period.end if period else one.end
    if _LINK.fullmatch(text, begin, two.start):
        return True
    between = _BETWEEN.search(text[max(0, one.start - _BEFORE) : one.start])
    return bool(between and _AND.fullmatch(text, begin, two.start))


def _currencies_differ(one: Amount, two: Amount) -> bool:
    return None not in (one.currency, two.currency) and one.currency != two.currency


def _ends(one: Amount, two: Amount) -> tuple[float, float]:
    """Both values, thousands put back where they were left to the other: "20-25k", "£36-44,000"."""
    low, high = _unslipped(one, two), _unslipped(two, one)
    if low < _THOUSAND <= high and not one.thousands and low * _THOUSAND <= high * _MOST_APART:
        low *= _THOUSAND
    return low, high


def _unslipped(amount: Amount, other: Amount) -> float:
    """The value with a point that stands for a comma put right, as in "£21,892 - £24.157"."""
    slipped = amount.decimals == _SLIP_DECIMALS and amount.value < _THOUSAND
    if slipped and (other.value >= _THOUSAND or _ends_in_noughts(amount, other)):
        return amount.value * _THOUSAND
    return amount.value


def _ends_in_noughts(amount: Amount, other: Amount) -> bool:
    return other.decimals == _SLIP_DECIMALS and amount.value == int(amount.value)


def _rate(text: str, one: Amount, last: Amount, after: int) -> Rate:
    period = _period(text, one, last, after)
    rate = Rate(
        *_open_or_closed(text, one, last, period.end if period else last.end),
        period=period.name if period else None,
        linked=bool(period and period.linked),
        near=_is_near(text, one, last),
        by_session=bool(period and period.by_session),
        currency=one.currency or last.currency,
        start=one.start,
        end=max(last.end, period.end) if period else last.end,
        is_range=last is not one,
        decimals=one.decimals,
        thousands=one.thousands or last.thousands,
    )
    if rate.low is not None and rate.high is not None and rate.low > rate.high:
        return replace(rate, low=rate.high, high=rate.low)
    return rate


def _is_near(text: str, one: Amount, last: Amount) -> bool:
    """Whether a period stands right behind the figures, the first of them, or in their heading."""
    ends = {one.end, last.end}
    return any(period_at(text, end) for end in ends) or period_before(text, one.start) is not None


def _open_or_closed(
    text: str, one: Amount, last: Amount, end: int
) -> tuple[float | None, float | None]:
    if last is not one:
        return _ends(one, last)
    before = text[max(0, one.start - _BEFORE) : one.start]
    if _UP_TO.search(before) or _AT_MOST.match(text, end):
        return None, one.value
    if _FROM.search(before) or _AND_MORE.match(text, one.end) or _AT_LEAST.match(text, end):
        return one.value, None
    if _is_cut_short(text, one):
        return one.value, None
    return one.value, one.value


def _is_cut_short(text: str, one: Amount) -> bool:
    """Whether an upper end follows that can't be right, as in "£28,000 - £35,00"."""
    found = _CUT_SHORT.match(text, one.end)
    return found is not None and not is_extra(text, one.end, found.end(), 0.0, after_pay=True)


def _period(text: str, one: Amount, last: Amount, after: int) -> Period | None:
    """The period right behind the figures, else one in the heading, else one further on."""
    right_there = period_at(text, last.end)
    if right_there and right_there.name != OTHER:
        return right_there
    further = period_after(text, last.end, min(after, last.end + _TO_PERIOD))
    if further and right_there:
        further = replace(further, by_session=further.name == "year")
    heading = period_before(text, one.start)
    if heading and not further:
        return Period(heading, last.end, linked=heading != "day")  # "day rate" may be of day shifts
    inside = period_at(text, one.end) if one is not last else None
    return further or right_there or inside


def _is_no_pay(text: str, one: Amount, last: Amount) -> bool:
    """Whether the figure is negative, or one that a dash cut in two ("£45-753")."""
    if (
        one is last
        and text[one.end : one.end + 1] == "-"
        and text[one.end + 1 : one.end + 2].isdigit()
    ):
        return True
    return one.start <= _CLOSE_TO_START and text[: one.start].strip() in {"-", "−"}
