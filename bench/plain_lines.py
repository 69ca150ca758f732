"""Facts that real adverts seldom state, as plain lines of our own, read by the same readers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from matcher.normalise.advert_text import AdvertText, advert_text
from matcher.normalise.contracts import read_contract
from matcher.normalise.hours import read_hours
from matcher.normalise.requirements import read_requirements
from matcher.normalise.schedule import read_schedule
from matcher.vacancy import Contract, Hours, Requirements, Schedule

_WEEKS = (6, 8, 10, 12, 15, 16, 18, 20, 21, 22.5, 24, 25, 28, 30, 32, 35, 36, 37, 37.5, 39, 40, 42)
_WHENS = (
    "Monday to Friday, 9am to 5pm.",
    "Monday to Friday, 8am to 4pm.",
    "Monday, Wednesday and Friday, 9.30am to 2.30pm.",
    "Tuesday to Saturday, 10am to 6pm.",
    "Evenings only, 5pm to 9pm.",
    "Early mornings from 5am to 9am.",
    "Alternate weekends are worked.",
    "Weekend work: Saturday and Sunday.",
    "No weekends and no nights.",
    "No evening work.",
    "Night shifts, 10pm to 8am.",
    "Rotating shifts: earlies, lates and nights.",
    "Term time only.",
)
_TERMS = (
    "This is a permanent post.",
    "A fixed term contract of 12 months.",
    "Temporary, for six months.",
    "A zero hours contract.",
    "Casual work as and when needed.",
    "An apprenticeship of 18 months.",
)
_ASKS = (
    "A full UK driving licence is essential.",
    "You do not need a driving licence.",
    "An enhanced DBS check will be made.",
    "A basic DBS check is required.",
    "Experience in a similar role is essential.",
    "No experience is needed, full training is given.",
    "A degree in a relevant subject is required.",
    "You will manage a team of six staff.",
)
Fact = TypeVar("Fact")
Lines = tuple[tuple[Fact, str], ...]
"""Facts, each with the line that states it."""


def hours() -> Lines[Hours]:
    """Weeks of 6 to 42 hours, one figure or two."""
    spans = [f"{low:g} to {high:g}" for low, high in zip(_WEEKS, _WEEKS[3:], strict=False)]
    weeks = [f"{week:g}" for week in _WEEKS] + spans
    return _read(read_hours, tuple(f"Hours: {week} hours per week." for week in weeks))


def schedules() -> Lines[Schedule]:
    """Days, nights, weekends and times of day."""
    return _read(read_schedule, _WHENS)


def contracts() -> Lines[Contract]:
    """One of each kind."""
    return _read(lambda said: read_contract(None, said), _TERMS)


def requirements() -> Lines[Requirements]:
    """Licence, checks, experience, degree and management, asked for or not."""
    return _read(read_requirements, _ASKS)


def _read(reader: Callable[[AdvertText], Fact], lines: tuple[str, ...]) -> Lines[Fact]:
    return tuple((reader(advert_text(None, "", line)), line) for line in lines)
