"""The time that a rate of pay is for: an hour, day, week, month or year, in its many spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.normalise.working_year import weeks_a_year

MONTHS_A_YEAR = 12
OTHER = "other"

_FULL = r"(?:(?:per|pr|each|every|an?)\s{1,3}|per\s?/\s?)"
_SHORT = r"(?:(?:p|per)\s?[./]?\s?|/\s?|\\\s?)"
# Long words follow "per", "a" or a slash; short ones a slash or a p; the last stand alone.
# Years are misspelt in many ways (anum, annam, ammum) and cut off at the end of a field.
_SPELLINGS = {
    "year": (
        r"ann\w{0,5}|an[au]\w?m|am+\w?m|years?|yr|a(?=\s*$)",
        r"a|y",
        r"annum|annually|annual|yearly|gpa",
    ),
    "hour": (r"hou\w{0,3}|hrs?", r"h", r"hourly|hours?|hrs?"),
    "month": (r"calendar\s{1,3}month|months?|mth", r"c?m", r"monthly"),
    "week": (r"weeks?|wk", r"w", r"weekly"),
    "day": (r"days?", r"d", r"daily"),
    OTHER: (
        r"session|shift|night|visit|sleep\w{0,8}|project|assignment|lesson|call|mile|person|head",
        r"session|shift|night|mile",
        r"piece\s?work",
    ),
}
_LINKED = "|".join(
    rf"(?P<{name}>{_FULL}(?:{long})|{_SHORT}(?:{long}|{short}))"
    for name, (long, short, _) in _SPELLINGS.items()
)
_ALONE = "|".join(rf"(?P<{name}>{alone})" for name, (_, _, alone) in _SPELLINGS.items())
_LINKED_PERIOD = re.compile(rf"(?:{_LINKED})(?![a-z])", re.IGNORECASE)
_LONE_PERIOD = re.compile(rf"(?:{_ALONE})(?![a-z])", re.IGNORECASE)
_LATER_PERIOD = re.compile(rf"(?<![a-z])(?:{_LINKED})(?![a-z])", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[\s()\[\],.:*+-]{0,4}(?:(?:gross|basic|net|rate|only|pro[\s-]?rata)[\s(),/-]{1,4})?",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\b(?:(?P<hour>hourly)|(?P<day>daily|day)|(?P<week>weekly)|(?P<month>monthly)"
    r"|(?P<year>annual|yearly))"
    r"(?:\s{1,2}(?:rate|rates|pay|salary|wage|basic|of|from|gross|is|range)){1,3}[\s:£–-]{0,4}$",
    re.IGNORECASE,
)
_TO_HEADING = 60
_TO_LATER = 60
_DIGIT = re.compile(r"\d")
_LASTING = re.compile(r"(?:hours?|hrs?|days?|times?|shifts?|paid)\s{1,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A period (`hour`, `day`, `week`, `month`, `year` or `OTHER`) that ends at `end`.

    `linked` says that it came as "per hour" or "/hr", not as a word that may speak of time.
    `by_session` says that a year's pay is for one session a week, as doctors' is.
    """

    name: str
    end: int
    linked: bool
    by_session: bool = False


def period_at(text: str, start: int) -> Period | None:
    """The period named right at `start`, brackets and the like set aside."""
    between = _BETWEEN.match(text, start)
    begin = between.end() if between else start
    linked = _LINKED_PERIOD.match(text, begin)
    found = linked or _LONE_PERIOD.match(text, begin)
    return Period(str(found.lastgroup), found.end(), bool(linked)) if found else None


def period_after(text: str, start: int, end: int) -> Period | None:
    """The first period named with a "per" or a slash in `text[start:end]`, 60 characters at most.

    Not beyond another number, and not "days a week" or "paid per month". A period for one session
    "per annum" is a year's.
    """
    end = min(end, start + _TO_LATER)
    digit = _DIGIT.search(text, start, end)
    named = [
        found
        for found in _LATER_PERIOD.finditer(text, start, digit.start() if digit else end)
        if not _LASTING.search(text[max(start, found.start() - 10) : found.start()])
    ]
    for found in named:
        if found.lastgroup != OTHER:
            return Period(
                str(found.lastgroup), found.end(), linked=True, by_session=found is not named[0]
            )
    return Period(OTHER, named[0].end(), linked=True) if named else None


def period_before(text: str, start: int) -> str | None:
    """The period of a heading that ends at `start`, as in "Hourly rate: "."""
    found = _HEADING.search(text[max(0, start - _TO_HEADING) : start])
    return found.lastgroup if found else None


def hourly(amount: float, period: str, weekly_hours: float) -> float | None:
    """The rate an hour; None for a rate by the day, whose hours are not known."""
    week = {
        "hour": amount * weekly_hours,
        "week": amount,
        "month": amount * MONTHS_A_YEAR / weeks_a_year(),
        "year": amount / weeks_a_year(),
    }.get(period)
    return None if week is None else week / weekly_hours


def annual(amount: float, period: str, weekly_hours: float) -> float | None:
    """The pay for a year of `weekly_hours`; None for a rate by the day."""
    return {
        "hour": amount * weekly_hours * weeks_a_year(),
        "week": amount * weeks_a_year(),
        "month": amount * MONTHS_A_YEAR,
        "year": amount,
    }.get(period)
