"""What a cell of a workbook says, as a person sees it there: dates as dates, £ as £, 12.0 as 12."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from openpyxl.styles.numbers import is_date_format, is_timedelta_format

from matcher.wording import pounds

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,400}\.?[0-9]{0,400}|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,4})?")
_LITERAL = re.compile(r'"[^"]{0,255}"|\[[^\]]{0,255}\]|[\\_*].')
_ONLY_ZEROS = re.compile(r"0{2,30}")
_LONGEST_FORMAT = 255
_WHOLE = 1e15
_FROM_1900, _FROM_1904 = date(1899, 12, 30), date(1904, 1, 1)
_DAY = 86_400  # seconds
_LEAP_DAY_OF_1900 = 60  # Excel counts 29 February 1900, a day that never was


class Shows(Enum):
    """What the format of a cell makes of its number."""

    NUMBER = auto()
    DATE = auto()
    CLOCK = auto()
    LENGTH = auto()
    POUNDS = auto()
    ZEROS = auto()


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell shows its number; `width` is how many digits it fills up with zeros."""

    shows: Shows = Shows.NUMBER
    width: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read: what is wrong with it, and what stands there."""

    problem: str
    excerpt: str | None = None


Value = str | bool | Fault


def style_of(code: str) -> Style:
    """The style that a number format such as `dd/mm/yyyy` stands for."""
    code = code[:_LONGEST_FORMAT]
    if is_timedelta_format(code):
        return Style(Shows.LENGTH)
    if is_date_format(code):
        marks = _LITERAL.sub("", code.partition(";")[0]).lower()
        return Style(Shows.DATE if "d" in marks or "y" in marks else Shows.CLOCK)
    if "£" in code:
        return Style(Shows.POUNDS)
    if _ONLY_ZEROS.fullmatch(code):
        return Style(Shows.ZEROS, len(code))
    return Style()


def number_value(text: str, style: Style, *, from_1904: bool) -> Value:
    """A number as its style shows it, in plain text."""
    number = float(text) if _NUMBER.fullmatch(text.strip()) else math.nan
    if not math.isfinite(number):
        return Fault("is a number that is damaged", text)
    if style.shows is Shows.DATE:
        return _date(number, text, from_1904=from_1904)
    return _shown(number, style)


def _shown(number: float, style: Style) -> str:
    match style.shows:
        case Shows.CLOCK:
            return _clock(round(number % 1 * _DAY) % _DAY)
        case Shows.LENGTH if 0 <= number < _WHOLE:
            return _clock(round(number * _DAY))
        case Shows.POUNDS if abs(number) < _WHOLE:
            return f"-{pounds(-number)}" if number < 0 else pounds(number)
        case Shows.ZEROS if number >= 0:
            return _plain(number).zfill(style.width)
    return _plain(number)


def _plain(number: float) -> str:
    """A number without the noise of its last binary digits: Excel itself keeps fifteen."""
    return str(int(number)) if number.is_integer() and abs(number) < _WHOLE else f"{number:.15g}"


def _date(number: float, text: str, *, from_1904: bool) -> Value:
    days, seconds = divmod(round(number * _DAY), _DAY)
    if not from_1904 and 0 <= days < _LEAP_DAY_OF_1900:
        days += 1
    try:
        found = (_FROM_1904 if from_1904 else _FROM_1900) + timedelta(days=days)
    except OverflowError:
        return Fault("is a date that does not exist", text)
    return f"{found}T{_clock(seconds)}" if seconds else str(found)


def _clock(seconds: int) -> str:
    minutes, left = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{left:02}" if left else f"{hours:02}:{minutes:02}"
