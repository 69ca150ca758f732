"""The minimum wage of a day, by age and for apprentices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from matcher.reference import rows

ADULT = 21
"""The age whose rate an advert is held to when it names no other."""


@dataclass(frozen=True, slots=True)
class MinimumRate:
    """An hourly rate in pounds from a date on; `youngest` is None for apprentices."""

    since: date
    youngest: int | None
    hourly: float


@cache
def minimum_hourly(on: date, age: int = ADULT, apprentice: bool = False) -> float | None:
    """What an hour's work had to be paid on a day, in pounds before tax.

    Source: the regulations named in `data/pay/minimum_wage.csv`. None before the first of them.
    """
    fitting = [rate for rate in _rates() if rate.since <= on and _applies(rate, age, apprentice)]
    if not fitting:
        return None
    return max(fitting, key=lambda rate: (rate.youngest or 0, rate.since)).hourly


def _applies(rate: MinimumRate, age: int, apprentice: bool) -> bool:
    if apprentice or rate.youngest is None:
        return apprentice and rate.youngest is None
    return rate.youngest <= age


@cache
def _rates() -> tuple[MinimumRate, ...]:
    return tuple(
        MinimumRate(
            date.fromisoformat(row["from"]),
            int(row["youngest"]) if row["kind"] == "age" else None,
            float(row["hourly"]),
        )
        for row in rows("pay/minimum_wage.csv")
    )
