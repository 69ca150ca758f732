"""Dates as listings write them: ISO, day/month/year, or as feeds do (Tue, 31 Mar 2026 22:49 GMT).

Each with or without a time and its zone. A year of two digits, as spreadsheets write it, is of this
century: 2/11/26 is 2026-11-02. The month never comes first, for nobody could tell 2/11 from 11/2.
"""

from __future__ import annotations

import re
from datetime import date, time

EARLIEST_YEAR = 1900
_CLOCK = r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?"
_ZONE = r"(?: ?(?:Z|UTC|GMT|BST|[+-][0-9]{2}:?(?:[0-9]{2})?))?"
_ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}})(?:[T ]{_CLOCK}{_ZONE})?")
_YEAR = r"([0-9]{4}|[0-9]{2})"
_CENTURY = 2000
_BRITISH = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/{_YEAR}(?:,? {_CLOCK}{_ZONE})?")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_IN_WORDS = re.compile(
    rf"(?:[A-Za-z]{{3,9}},? )?([0-9]{{1,2}})[ -]([A-Za-z]{{3,9}})[ -]{_YEAR}"
    rf"(?:,? {_CLOCK}(?:{_ZONE}| [A-Z]{{1,5}}))?"
)


def read_date(text: str) -> str:
    """The date as it stands when it is ISO, and as ISO when it is written in another way.

    Raises:
        ValueError: it is no such date, or a day that does not exist; the message says which.
    """
    if found := _ISO.fullmatch(text):
        _check(found[1], found[2], found[3], found.groups()[3:])
        return text
    if found := _BRITISH.fullmatch(text):
        return _check(found[3], found[2], found[1], found.groups()[3:]).isoformat()
    if (found := _IN_WORDS.fullmatch(text)) and (month := _month(found[2])):
        return _check(found[3], str(month), found[1], found.groups()[3:]).isoformat()
    raise ValueError("is not a date: write it as 2026-03-31 or 31/03/2026")


def _month(word: str) -> int | None:
    """The number of a month, whose name may be cut to three letters ("Sept" too)."""
    plain = word.lower()
    return next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(plain)), None)


def _check(year: str, month: str, day: str, clock: tuple[str | None, ...]) -> date:
    try:
        found = date(_in_full(year), int(month), int(day))
        hour, minute, second = (int(part or 0) for part in clock)
        time(hour, minute, second)
    except ValueError:
        raise ValueError(
            "is a date or time that does not exist: write it as 2026-12-31 or, with the day first, "
            "as 31/12/2026"
        ) from None
    if found.year < EARLIEST_YEAR:
        raise ValueError(f"is a date before {EARLIEST_YEAR}")
    return found


def _in_full(year: str) -> int:
    return int(year) + (_CENTURY if len(year) == 2 else 0)
