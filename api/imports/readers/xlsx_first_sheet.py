"""Which sheet of a workbook is read: the first one in sight whose header names what is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from api.imports.columns import REQUIRED, Columns, NoSuchColumnsError
from api.imports.columns.proposals import position_names
from api.imports.harmless_cells import is_refused_file
from api.imports.readers.reading import Reading
from api.imports.readers.xlsx_header import (
    HEADER_WITHIN,
    MOST_COLUMNS,
    Header,
    header_in,
    header_of,
    names_in,
)
from api.imports.readers.xlsx_sheet import SheetRow, sheet_rows
from api.imports.readers.xlsx_workbook import Sheet, Workbook, damage_told
from api.imports.rows import shown

_MOST_NAMED = 10
SHOWN = 60


@dataclass(frozen=True, slots=True)
class FirstSheet:
    """The sheet that is read, its header, and the rows below it: a stream to be read once.

    Where nothing names the columns, `header` names them by position and `rows` are all rows.
    """

    sheet: Sheet
    header: Header
    rows: Iterator[SheetRow]


def first_sheet(workbook: Workbook, reading: Reading) -> FirstSheet:
    """The sheet to read.

    Raises:
        NoSuchColumnsError: none has such a header.
    """
    seen = []
    for sheet, rows in rows_by_sheet(workbook):
        seen.append(sheet)
        first = list(islice((row for row in rows if row.cells), HEADER_WITHIN))
        if first and not reading.options.has_header and not _is_refused(first[0]):
            header = _by_position(first, reading.columns)
            return FirstSheet(sheet, header, chain(first, rows))
        for at in range(len(first)):
            found = header_in(first[max(0, at - 1) : at + 1], reading.columns)
            if found is not None:
                below = chain(first[at + 1 :], rows)
                header, waiting = _second_row(found, below, reading.columns)
                return FirstSheet(sheet, header, chain(waiting, below))
    raise NoSuchColumnsError(_no_header(workbook, seen))


def rows_by_sheet(workbook: Workbook) -> Iterator[tuple[Sheet, Iterator[SheetRow]]]:
    """The sheets that can be seen, each with its rows: a stream to be read once."""
    texts, styles = workbook.texts(), workbook.styles()

    def rows(sheet: Sheet) -> Iterator[SheetRow]:
        with damage_told(f"the sheet {shown(sheet.name, SHOWN)}"):
            pieces = workbook.members.pieces(sheet.part)
            yield from sheet_rows(pieces, texts, styles, from_1904=workbook.from_1904)

    return ((sheet, rows(sheet)) for sheet in workbook.sheets if not sheet.hidden)


def others_named(workbook: Workbook, read: Sheet) -> str | None:
    """A note on the sheets that are not read, if there are any."""
    others = [other.name for other in workbook.sheets if other is not read]
    if not others:
        return None
    left = ", ".join(shown(name, SHOWN) for name in others[:_MOST_NAMED])
    return f"The sheet {shown(read.name, SHOWN)} was read, and no other: {left}."


def _by_position(first: list[SheetRow], columns: Columns) -> Header:
    width = min(MOST_COLUMNS, 1 + max(column for row in first for column in row.cells))
    names = position_names(width)
    columns.of_header(names)
    return header_of(dict(enumerate(names)), columns)


def _second_row(
    header: Header, rows: Iterator[SheetRow], columns: Columns
) -> tuple[Header, list[SheetRow]]:
    """The header with the names from the row below it, where that is a part of it."""
    row = next((row for row in rows if row.cells), None)
    if row is None:
        return header, []
    if is_refused_file(header.in_order):  # the header of which we wrote, in one row
        return header, [row]
    names = names_in(row)
    needed = [column for column, field in header.fields.items() if field in REQUIRED]
    is_header = len(names) == len(row.cells) and not any(at in row.cells for at in needed)
    more = {column: name for column, name in names.items() if column not in header.fields}
    if not is_header or not more:
        return header, [row]
    joined = header_in([SheetRow(row.number, {**header.names, **more})], columns)
    return (joined, []) if joined else (header, [row])


def _no_header(workbook: Workbook, seen: list[Sheet]) -> str:
    looked = ", ".join(shown(sheet.name, SHOWN) for sheet in seen[:_MOST_NAMED])
    hidden = len(workbook.sheets) - len(seen)
    left_out = f" Hidden sheets ({hidden}) are not read." if hidden else ""
    return (
        f"No sheet ({looked or 'all are hidden'}) has a row that names the columns title and "
        f"employer: name them so in the first row, or map yours.{left_out}"
    )


def _is_refused(row: SheetRow) -> bool:
    names = names_in(row)
    return is_refused_file([names[column] for column in sorted(names)])
