"""Small vacancies and statements for examples: plain ones, with what the example needs put in."""

from __future__ import annotations

from typing import Any

from matcher.preferences import About, Preferences, Stance, Statement, Value
from matcher.vacancy import (
    Competitive,
    Contract,
    EmployerName,
    Hours,
    Occupation,
    Pay,
    Place,
    Requirements,
    Schedule,
    Vacancy,
)

CLEANERS = Occupation("9223", "Cleaners and domestics", 1.0)
WAREHOUSE = Occupation("9252", "Warehouse operatives", 1.0)


def make_vacancy(**changes: Any) -> Vacancy:
    """A cleaning job of which little is known."""
    plain: dict[str, Any] = {
        "reference": "v1",
        "title": "Cleaner",
        "occupation": CLEANERS,
        "employer": EmployerName("Brightside Cleaning Ltd", "brightside cleaning"),
        "pay": None,
        "hours": Hours(),
        "schedule": Schedule(),
        "contract": Contract(),
        "place": Place(),
        "requirements": Requirements(),
        "competitive": Competitive("yes"),
        "text": "",
    }
    return Vacancy(**{**plain, **changes})


def make_pay(hourly_min: float | None, hourly_max: float | None = None) -> Pay:
    """Pay by the hour."""
    high = hourly_min if hourly_max is None else hourly_max
    return Pay("GBP", hourly_min, high, None, None, "hour", None, f"£{hourly_min} an hour")


def make_statement(
    stance: str, about: str, value: Value, words: str = "as said", importance: int = 2
) -> Statement:
    """A statement from plain words."""
    return Statement(Stance(stance), About(about), value, words, importance)


def make_preferences(*statements: Statement, base: str | None = None) -> Preferences:
    """Preferences of these statements."""
    return Preferences(base, tuple(statements))
