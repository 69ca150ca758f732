"""What day it is where the service works."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def today() -> date:
    """The date in Britain: what decides whether a vacancy is still open."""
    return datetime.now(LONDON).date()
