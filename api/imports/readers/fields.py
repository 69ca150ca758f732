"""The cells of one row, checked one by one and made into an advert, or refused."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from api.imports.readers.dates import read_date
from api.imports.readers.lines import not_utf8_at
from api.imports.rows import Refusal, Row, refusal
from matcher.vacancy import Advert

MOST_CHARACTERS = 2_000
MOST_BY_FIELD = {"description": 100_000, "title": 400, "employer": 200, "reference": 200}
SAVE_AS_UTF8 = "save the file as UTF-8, or say which encoding it is in"
_NEEDED = {"title": "a title", "employer": "an employer"}
_MONEY = r"(?:(?:£|€|\$|GBP|EUR|USD|AUD|CAD|CHF|DKK|INR|NOK|NZD|PLN|SEK)\s*)?"
# Elsewhere a dash stands between the ends of a range ("£22,000 -£24,000") or parts off a remark.
_NEGATIVE = re.compile(
    rf"(?:^|\b(?:to|from|between)\b)\s*{_MONEY}(?:[-\u2212]|minus\s+){_MONEY}\.?[0-9]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it stands in the file, and the name of its column there."""

    column: str
    value: object


Cells = Mapping[str, Cell]


class _FaultError(Exception):
    def __init__(self, column: str, problem: str, excerpt: str | None = None) -> None:
        self.column, self.problem, self.excerpt = column, problem, excerpt


def row_of(line: int, cells: Cells, employer: str | None = None) -> Row | Refusal:
    """The advert in `cells` (by field of an advert), or the first thing that is wrong with it.

    `employer` is that of a row which names none.
    """
    if employer is not None and _is_empty(cells.get("employer")):
        cells = {**cells, "employer": Cell("employer", employer)}
    try:
        return Row(line, _advert(cells))
    except _FaultError as fault:
        return refusal(line, fault.column, fault.problem, fault.excerpt, reference_of(cells))


def reference_of(cells: Cells) -> str | None:
    """The reference, where it can be read."""
    try:
        return _text(cells, "reference")
    except _FaultError:
        return None


def _is_empty(cell: Cell | None) -> bool:
    return cell is None or cell.value is None or not str(cell.value).strip()


def _advert(cells: Cells) -> Advert:
    return Advert(
        title=_needed(cells, "title"),
        employer=_needed(cells, "employer"),
        reference=_text(cells, "reference"),
        description=_text(cells, "description"),
        pay=_pay(cells),
        hours=_text(cells, "hours"),
        contract=_text(cells, "contract"),
        place=_text(cells, "place"),
        postcode=_text(cells, "postcode"),
        latitude=_degrees(cells, "latitude", 90),
        longitude=_degrees(cells, "longitude", 180),
        remote=_remote(cells),
        posted=_date(cells, "posted"),
        closes=_date(cells, "closes"),
        url=_text(cells, "url"),
    )


def _text(cells: Cells, field: str) -> str | None:
    cell = cells.get(field)
    if cell is None or cell.value is None:
        return None
    text = _as_text(cell).strip()
    most = MOST_BY_FIELD.get(field, MOST_CHARACTERS)
    if len(text) > most:
        problem = f"is {len(text):,} characters long, and {most:,} is the most"
        raise _FaultError(cell.column, problem, text)
    if "\0" in text:
        at = text.index("\0") + 1
        raise _FaultError(cell.column, f"holds a NUL character (character {at} of it)", text)
    at_wrong = not_utf8_at(text)
    if at_wrong is not None:
        raise _FaultError(cell.column, not_utf8(text, at_wrong), text)
    return text or None


def not_utf8(text: str, at: int) -> str:
    """The problem of a lone surrogate at index `at`: a stray byte, or half a character."""
    if "\udc80" <= text[at] <= "\udcff":
        return f"is not valid UTF-8 (character {at + 1} of it): {SAVE_AS_UTF8}"
    return f"holds half of a character (character {at + 1} of it)"


def _as_text(cell: Cell) -> str:
    match cell.value:
        case str():
            return cell.value
        case bool() | None:
            pass
        case int():
            return _digits(cell.column, cell.value)
        case list() if all(isinstance(part, str) for part in cell.value):
            return ", ".join(cell.value)
        case float() if math.isfinite(cell.value):
            return str(cell.value)
    raise _FaultError(cell.column, "is not text", repr(cell.value)[:200])


def _digits(column: str, number: int) -> str:
    try:
        return str(number)
    except ValueError:
        raise _FaultError(column, "is a number of thousands of digits") from None


def _needed(cells: Cells, field: str) -> str:
    text = _text(cells, field)
    if text is None:
        column = cells[field].column if field in cells else field
        raise _FaultError(column, f"is empty: an advert needs {_NEEDED[field]}")
    return text


def _pay(cells: Cells) -> str | None:
    text = _text(cells, "pay")
    if text is not None and _NEGATIVE.search(text):
        raise _FaultError(cells["pay"].column, "is pay below zero", text)
    return text


def _degrees(cells: Cells, field: str, most: int) -> float | None:
    text = _text(cells, field)
    if text is None:
        return None
    column = cells[field].column
    try:
        number = float(text)
    except ValueError:
        raise _FaultError(column, "is not a number of degrees", text) from None
    if not -most <= number <= most:
        raise _FaultError(column, f"is out of range: a {field} lies in -{most} to {most}", text)
    return number


def _remote(cells: Cells) -> str | None:
    cell = cells.get("remote")
    if cell is not None and isinstance(cell.value, bool):
        return "remote" if cell.value else "onsite"
    return _text(cells, "remote")


def _date(cells: Cells, field: str) -> str | None:
    text = _text(cells, field)
    if text is None:
        return None
    try:
        return read_date(text)
    except ValueError as error:
        raise _FaultError(cells[field].column, str(error), text) from None
