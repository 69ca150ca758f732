"""This moment, and what day it is where the service works."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def today() -> date:
    """The date in Britain: what decides whether a vacancy is still open."""
    return datetime.now(LONDON).date()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
