"""The weeks of a year and the hours of a full week, by which pay for one is turned into another."""

from __future__ import annotations

from functools import cache

from matcher.reference import rows


@cache
def weeks_a_year() -> float:
    """The weeks that a year's pay is for. Source: `data/pay/working_year.csv`."""
    return _value("weeks a year")


@cache
def full_week() -> float:
    """The hours of a full week where none are stated. Source: `data/pay/working_year.csv`."""
    return _value("full week")


def _value(what: str) -> float:
    return next(float(row["value"]) for row in rows("pay/working_year.csv") if row["what"] == what)
