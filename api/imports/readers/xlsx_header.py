"""Where a worksheet names its columns, and which field of an advert each of them holds.

A header may stand below a heading and blank rows, and may take two rows, of which the second names
what is merged in the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from api.imports.columns import Columns
from api.imports.harmless_cells import as_received, is_mend, is_refused_file
from api.imports.readers.xlsx_sheet import SheetRow
from api.imports.readers.xlsx_values import Fault, Value

HEADER_WITHIN = 30  # rows that are not blank
MOST_COLUMNS = 500
_AS_WIDE = 0.6


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns that have one, and the fields that they hold, by column from 0."""

    names: dict[int, str]
    fields: dict[int, str]

    @property
    def in_order(self) -> list[str]:
        """The names from left to right."""
        return [self.names[column] for column in sorted(self.names)]

    def is_mend(self, column: int) -> bool:
        """Whether a column says what to mend: it is never read as part of an advert."""
        return is_mend(self.names.get(column, ""))

    def restored(self) -> Callable[[SheetRow], SheetRow]:
        """How to read a row: of a file of refused rows, saved as a workbook, as it came."""
        if not is_refused_file(self.in_order):
            return lambda row: row
        return lambda row: SheetRow(row.number, _as_received(row.cells), row.too_long)

    def texts(self, row: SheetRow) -> list[str]:
        """The cells of the named columns as text, from left to right."""
        return [as_text(row.cells.get(column)) for column in sorted(self.names)]


def _as_received(cells: dict[int, Value]) -> dict[int, Value]:
    return {
        at: as_received(value) if isinstance(value, str) else value for at, value in cells.items()
    }


def as_text(value: Value | None) -> str:
    """What a cell says, as text: true and false as a sheet writes them, "" where nothing stands."""
    if isinstance(value, Fault):
        return value.excerpt or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value or ""


def names_in(row: SheetRow) -> dict[int, str]:
    """The texts of a row that may be names, by column."""
    return {
        column: value.strip()
        for column, value in row.cells.items()
        if isinstance(value, str) and value.strip() and column < MOST_COLUMNS
    }


def header_in(rows: Sequence[SheetRow], columns: Columns) -> Header | None:
    """The header that the last of two rows is, on its own or below what is merged above it."""
    own = names_in(rows[-1])
    for names in (own, {**names_in(rows[0]), **own}) if len(rows) > 1 and own else (own,):
        header = header_of(names, columns)
        if all(field in header.fields.values() for field in columns.required):
            return header
    return None


def header_of(names: dict[int, str], columns: Columns) -> Header:
    """The columns of these names, and what is known of their fields."""
    if is_refused_file([names[column] for column in sorted(names)]):
        names = {column: as_received(name) for column, name in names.items()}
    order = sorted(names)
    fields = columns.fields_of(tuple(names[column] for column in order))
    known = zip(order, fields, strict=True)
    return Header(names, {column: field for column, field in known if field})


def likely_header(rows: Sequence[SheetRow]) -> int:
    """Which of the first rows seems to name the columns: the first with nearly as many as any."""
    widths = [len(names_in(row)) for row in rows]
    most = max(widths, default=0) * _AS_WIDE
    return next((at for at, width in enumerate(widths) if width >= most), 0)
