"""Adverts from an Excel workbook: the first sheet whose header names a title and an employer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from api.imports.columns import MEND, REQUIRED, NoSuchColumnsError, plain_name
from api.imports.columns.proposals import position_names
from api.imports.readers.fields import Cell, reference_of, row_of
from api.imports.readers.reading import Reading
from api.imports.readers.xlsx_header import (
    HEADER_WITHIN,
    MOST_COLUMNS,
    Header,
    as_text,
    header_in,
    header_of,
    names_in,
)
from api.imports.readers.xlsx_sheet import SheetRow, sheet_rows
from api.imports.readers.xlsx_values import Fault, Value
from api.imports.readers.xlsx_workbook import Sheet, Workbook, damage_told
from api.imports.readers.zip_members import ZipMembers
from api.imports.refused_rows import is_refused_file, with_cells
from api.imports.rows import Refusal, Row, UnreadableFileError, refusal, shown

_MOST_NAMED = 10
_SHOWN = 60
_MEND = plain_name(MEND)
_WORKBOOK = "[content_types].xml"


def is_workbook(members: ZipMembers) -> bool:
    """Whether a zip file is an Excel workbook."""
    names = members.names()
    return _WORKBOOK in names and any(name.startswith("xl/") for name in names)


def xlsx_adverts(members: ZipMembers, reading: Reading) -> Iterator[Row | Refusal]:
    """The adverts of a workbook; its header is read at once. The line of a row is its number.

    Raises:
        UnreadableFileError: no sheet has a header, or the workbook is damaged.
    """
    return _Adverts(workbook_in(members), reading).of_first_sheet()


def workbook_in(members: ZipMembers) -> Workbook:
    """The workbook that a zip file is.

    Raises:
        UnreadableFileError: it is of another kind, or damaged.
    """
    if members.named("xl/workbook.bin"):
        raise UnreadableFileError(
            "The file is a binary Excel workbook (.xlsb): save it as an Excel workbook (.xlsx)."
        )
    members.verify(members.files)
    return Workbook(members)


def rows_by_sheet(workbook: Workbook) -> Iterator[tuple[Sheet, Iterator[SheetRow]]]:
    """The sheets that can be seen, each with its rows: a stream to be read once."""
    texts, styles = workbook.texts(), workbook.styles()

    def rows(sheet: Sheet) -> Iterator[SheetRow]:
        with damage_told(f"the sheet {shown(sheet.name, _SHOWN)}"):
            pieces = workbook.members.pieces(sheet.part)
            yield from sheet_rows(pieces, texts, styles, from_1904=workbook.from_1904)

    return ((sheet, rows(sheet)) for sheet in workbook.sheets if not sheet.hidden)


class _Adverts:
    def __init__(self, workbook: Workbook, reading: Reading) -> None:
        self._workbook, self._reading = workbook, reading

    def of_first_sheet(self) -> Iterator[Row | Refusal]:
        seen = []
        for sheet, rows in rows_by_sheet(self._workbook):
            seen.append(sheet)
            first = list(islice((row for row in rows if row.cells), HEADER_WITHIN))
            if first and not self._reading.options.has_header and not _is_refused(first[0]):
                header = self._by_position(first)
                self._tell(sheet)
                return self._rows(header, chain(first, rows))
            for at in range(len(first)):
                found = header_in(first[max(0, at - 1) : at + 1], self._reading.columns)
                if found is not None:
                    self._tell(sheet)
                    return self._below(found, chain(first[at + 1 :], rows))
        raise NoSuchColumnsError(self._no_header(seen))

    def _by_position(self, first: list[SheetRow]) -> Header:
        width = min(MOST_COLUMNS, 1 + max(column for row in first for column in row.cells))
        names = position_names(width)
        self._reading.columns.of_header(names)
        return header_of(dict(enumerate(names)), self._reading.columns)

    def _below(self, header: Header, rows: Iterator[SheetRow]) -> Iterator[Row | Refusal]:
        header, waiting = self._second_row(header, rows)
        return self._rows(header, chain(waiting, rows))

    def _rows(self, header: Header, rows: Iterator[SheetRow]) -> Iterator[Row | Refusal]:
        if not self._reading.names:
            self._reading.names[:] = header.in_order
        return self._adverts(header, rows)

    def _adverts(self, header: Header, rows: Iterator[SheetRow]) -> Iterator[Row | Refusal]:
        restored = header.restored()
        for row in rows:
            if row.too_long:
                yield refusal(row.number, None, "the row is longer than a million characters")
            elif row.cells:
                received = restored(row)
                found = self._advert(header, received)
                if isinstance(found, Refusal):
                    found = with_cells(found, header.in_order, header.texts(received))
                yield found

    def _second_row(
        self, header: Header, rows: Iterator[SheetRow]
    ) -> tuple[Header, list[SheetRow]]:
        """The header with the names from the row below it, where that is a part of it."""
        row = next((row for row in rows if row.cells), None)
        if row is None:
            return header, []
        names = names_in(row)
        needed = [column for column, field in header.fields.items() if field in REQUIRED]
        is_header = len(names) == len(row.cells) and not any(at in row.cells for at in needed)
        more = {column: name for column, name in names.items() if column not in header.fields}
        if not is_header or not more:
            return header, [row]
        joined = header_in([SheetRow(row.number, {**header.names, **more})], self._reading.columns)
        return (joined, []) if joined else (header, [row])

    def _advert(self, header: Header, row: SheetRow) -> Row | Refusal:
        cells: dict[str, Cell] = {}
        fault: Refusal | None = None
        for column, value in row.cells.items():
            name, field = header.names.get(column, ""), header.fields.get(column)
            if field is None:
                if plain_name(name) != _MEND:
                    self._reading.ignored.count(name)
            elif isinstance(value, Fault):
                fault = fault or refusal(row.number, name, value.problem, value.excerpt)
            else:
                cells[field] = Cell(name, _as_written(field, value))
        for column, field in header.fields.items():
            cells.setdefault(field, Cell(header.names[column], None))
        if fault is not None:
            return replace(fault, reference=reference_of(cells))
        return row_of(row.number, cells, self._reading.options.employer)

    def _tell(self, sheet: Sheet) -> None:
        others = [other.name for other in self._workbook.sheets if other is not sheet]
        if others:
            left = ", ".join(shown(name, _SHOWN) for name in others[:_MOST_NAMED])
            self._reading.notes.append(
                f"The sheet {shown(sheet.name, _SHOWN)} was read, and no other: {left}."
            )

    def _no_header(self, seen: list[Sheet]) -> str:
        looked = ", ".join(shown(sheet.name, _SHOWN) for sheet in seen[:_MOST_NAMED])
        hidden = len(self._workbook.sheets) - len(seen)
        left_out = f" Hidden sheets ({hidden}) are not read." if hidden else ""
        return (
            f"No sheet ({looked or 'all are hidden'}) has a row that names the columns title and "
            f"employer: name them so in the first row, or map yours.{left_out}"
        )


def _is_refused(row: SheetRow) -> bool:
    names = names_in(row)
    return is_refused_file([names[column] for column in sorted(names)])


def _as_written(field: str, value: Value) -> object:
    """True and false are answers where a field asks, and words elsewhere."""
    if isinstance(value, bool) and field != "remote":
        return as_text(value)
    return value
