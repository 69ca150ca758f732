"""The day that a cell holds, in any of the ways in which people write dates."""

from __future__ import annotations

import re
from datetime import date

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_CLOCK = r"(?:[T,]? ?(?:at )?[0-9]{1,2}[:.][0-9]{2}.{0,16})?"
_ISO = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_CLOCK}")
_BRITISH = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}|[0-9]{{2}}){_CLOCK}")
_IN_WORDS = re.compile(
    rf"(?:[a-z]{{3,9}},? )?([0-9]{{1,2}})(?:st|nd|rd|th)?[- ]({_MONTH})[- ,]{{0,2}}"
    rf"([0-9]{{4}}|[0-9]{{2}})(?![0-9]){_CLOCK}",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def date_in(text: str) -> date | None:
    """The day that a value is, however it is written; None for anything else or no such day."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _BRITISH.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if found := _IN_WORDS.fullmatch(text):
        return _day(found[3], str(_MONTHS.index(found[2][:3].lower()) + 1), found[1])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) <= 2 else 0), int(month), int(day))
    except ValueError:
        return None
