"""Cells that no spreadsheet takes for a formula, in the files of refused rows.

A spreadsheet takes a cell that starts with one of a few marks for a formula. Such a cell is made
harmless by an apostrophe before it (OWASP, "CSV Injection"), which `as_received` takes off again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from api.imports.columns.names import MEND, plain_name

_STARTS = (
    r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"  # the last four are = + - @ as wide as an ideograph
)
_BLANK = r"[\s\ufeff]*"  # which some spreadsheets take off
_FORMULA = re.compile(rf"'*{_BLANK}{_STARTS}")
_HARMLESS = re.compile(rf"'+{_BLANK}{_STARTS}")


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; `as_received` turns it back exactly."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_received(text: str) -> str:
    """The cell that `harmless` made harmless."""
    return text[1:] if _HARMLESS.match(text) else text


def is_refused_file(names: Sequence[str]) -> bool:
    """Whether a header is that of a file of refused rows, the cells of which are harmless."""
    return bool(names) and is_mend(names[0])


def cells_of_sheet(names: Sequence[str]) -> Callable[[list[str]], list[str]]:
    """How to read the cells of a record, header too, of a sheet that has these names.

    Those of a file of refused rows come as they were received; those of any other as they are.
    """
    if is_refused_file(names):
        return lambda cells: [*cells[:1], *map(as_received, cells[1:])]
    return lambda cells: cells


def is_mend(name: str) -> bool:
    """Whether a column is the one that says what to mend."""
    return plain_name(name) == plain_name(MEND)
