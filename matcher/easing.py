"""Limits eased in steps that people would say: a longer journey, other hours, a little less pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import ceil, floor

from matcher.normalise.minimum_wage import minimum_hourly
from matcher.normalise.working_year import full_week, weeks_a_year
from matcher.preferences import HoursWish, PayWish, Stance, Statement, TravelWish, Value
from matcher.wording import eased_to, quoted

MOST_MILES = 50.0
"""Nobody is proposed a longer journey, by our own judgement."""
MOST_MINUTES = 90.0
"""One way, which is the most that benefit rules ever ask of a claimant (Universal Credit
Regulations 2013, regulation 97(3)): nobody is proposed more."""
MOST_HOURS, LEAST_HOURS = 48.0, 4.0
"""The weekly limit of the Working Time Regulations 1998, regulation 4; and half a day, the least
that counts as a job start (IPS Grow)."""
_FURTHER = (1.5, 2.0)
_MORE_HOURS = (4.0, 8.0)
"""Half a day and a day."""
_LESS_PAY = (0.95, 0.9)


@dataclass(frozen=True, slots=True)
class Step:
    """A statement eased, and the change in words."""

    statement: Statement
    words: str


def eased(statement: Statement) -> Iterator[tuple[Step, ...]]:
    """The ways to ease a statement, each as steps of which every one allows more than the last.

    None where steps make no sense: only how far, how long and how much can be eased.
    """
    if not statement.stance.rules_out:
        return
    for values in _ways(statement.value, statement.stance):
        steps = [value for before, value in pairwise((statement.value, *values)) if value != before]
        yield tuple(_step(statement, value) for value in steps)


def _step(statement: Statement, value: Value) -> Step:
    words = f"{quoted(statement.words)} eased to {eased_to(value, statement.stance)}"
    return Step(replace(statement, value=value), words)


def _ways(value: Value, stance: Stance) -> Iterator[list[Value]]:
    match value:
        case TravelWish() if not stance.is_against:
            yield _journeys(value)
        case PayWish() if not stance.is_against:
            yield _pay(value)
        case HoursWish() if stance.is_against:
            yield from _refused_hours(value)
        case HoursWish():
            yield from _hours(value)
        case _:
            return


def _hours(wish: HoursWish) -> Iterator[list[Value]]:
    """More hours at most, and fewer at least."""
    low, high = wish.min, wish.max
    if high is not None:
        yield [HoursWish(low, most) for most in _above(high)]
    if low is not None:
        yield [HoursWish(least, high) for least in _below(low)]


def _refused_hours(wish: HoursWish) -> Iterator[list[Value]]:
    """Of "never more than 20" and "never fewer than 10" the figure moves; a range stays."""
    low, high = wish.min, wish.max
    if low is not None and high is None:
        yield [HoursWish(min=most) for most in _above(low)]
    if high is not None and not low:
        yield [HoursWish(max=least) for least in _below(high)]


def _above(hours: float) -> list[float]:
    found = [ceil(hours) + more for more in _MORE_HOURS]
    return [most for most in found if most <= MOST_HOURS]


def _below(hours: float) -> list[float]:
    found = [floor(hours) - fewer for fewer in _MORE_HOURS]
    return [least for least in found if least >= LEAST_HOURS]


def _journeys(wish: TravelWish) -> list[Value]:
    """Half as long again and twice as long, in round figures."""
    found: list[Value] = []
    for times in _FURTHER:
        miles = None if wish.miles is None else _round_miles(wish.miles * times)
        minutes = None if wish.minutes is None else ceil(wish.minutes * times / 5) * 5.0
        if (miles or 0) <= MOST_MILES and (minutes or 0) <= MOST_MINUTES:
            found.append(TravelWish(miles, minutes, wish.by))
    return found


def _round_miles(miles: float) -> float:
    """Up to the half mile below 10 miles, to the mile below 20, to 5 miles beyond."""
    unit = 0.5 if miles < 10 else 1.0 if miles < 20 else 5.0
    return ceil(miles / unit) * unit


def _pay(wish: PayWish) -> list[Value]:
    """About a twentieth and a tenth less, in round figures and never below the minimum wage.

    That is the newest adult rate known: what is proposed must be lawful for anybody.
    """
    least = minimum_hourly(date.max) or 0.0
    least_a_year = ceil(least * weeks_a_year() * full_week() / 100) * 100.0
    found: list[Value] = []
    for share in _LESS_PAY:
        hourly = _less(wish.hourly_min, share, 0.5, least)
        annual = _less(wish.annual_min, share, 500, least_a_year)
        found.append(PayWish(hourly, annual))
    return found


def _less(amount: float | None, share: float, unit: float, least: float) -> float | None:
    """`amount` lowered, down to a round figure and to `least`; as it is where it is lower still."""
    if amount is None or amount <= least:
        return amount
    return max(floor(amount * share / unit) * unit, least)
