"""Rates of pay in text: single figures, ranges and open ends, each with the period it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from matcher.normalise.money import Amount, amounts
from matcher.normalise.pay_extras import is_another_number, is_extra
from matcher.normalise.pay_periods import OTHER, Period, period_after, period_at, period_before
from matcher.normalise.pay_ranges import are_one_range, open_or_closed

MOST_SUMS = 1_000
"""Sums and bare numbers of one text that are looked at: no real advert has a tenth as many."""
_CLOSE_TO_START = 8
_TO_PERIOD = 60


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
        joined = two is not None and are_one_range(text, one, two)
        last = two if two and joined else one
        index += 2 if joined else 1
        after = found[index].start if index < len(found) else len(text)
        size = max(one.value, last.value)
        if is_extra(text, one.start, last.end, size, seen) or _is_no_pay(text, one, last):
            continue
        seen = True
        yield _rate(text, one, last, after)


def _rate(text: str, one: Amount, last: Amount, after: int) -> Rate:
    period = _period(text, one, last, after)
    rate = Rate(
        *open_or_closed(text, one, last, period.end if period else last.end),
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
