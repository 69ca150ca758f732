"""Adverts from an Excel workbook: the first sheet whose header names a title and an employer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from api.imports.readers.fields import Cell, reference_of, row_of
from api.imports.readers.reading import Reading
from api.imports.readers.xlsx_first_sheet import first_sheet, others_named
from api.imports.readers.xlsx_header import Header, as_text
from api.imports.readers.xlsx_sheet import SheetRow
from api.imports.readers.xlsx_values import Fault, Value
from api.imports.readers.xlsx_workbook import Workbook
from api.imports.readers.zip_members import ZipMembers
from api.imports.refused_cells import with_cells
from api.imports.rows import Refusal, Row, UnreadableFileError, refusal

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


class _Adverts:
    def __init__(self, workbook: Workbook, reading: Reading) -> None:
        self._workbook, self._reading = workbook, reading

    def of_first_sheet(self) -> Iterator[Row | Refusal]:
        found = first_sheet(self._workbook, self._reading)
        note = others_named(self._workbook, found.sheet)
        if note:
            self._reading.notes.append(note)
        return self._rows(found.header, found.rows)

    def _rows(self, header: Header, rows: Iterator[SheetRow]) -> Iterator[Row | Refusal]:
        self._reading.note_names(header.in_order)
        return self._adverts(header, rows)

    def _adverts(self, header: Header, rows: Iterator[SheetRow]) -> Iterator[Row | Refusal]:
        restored, left_empty = header.restored(), 0
        for row in rows:
            if row.too_long:
                yield refusal(row.number, None, "the row is longer than a million characters")
            elif row.cells and all(header.is_mend(column) for column in row.cells):
                left_empty += 1
            elif row.cells:
                received = restored(row)
                found = self._advert(header, received)
                if isinstance(found, Refusal):
                    found = with_cells(found, header.in_order, header.texts(received))
                yield found
        self._reading.note_left_empty(left_empty)

    def _advert(self, header: Header, row: SheetRow) -> Row | Refusal:
        cells: dict[str, Cell] = {}
        fault: Refusal | None = None
        for column, value in row.cells.items():
            name, field = header.names.get(column, ""), header.fields.get(column)
            if field is None:
                if not header.is_mend(column):
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


def _as_written(field: str, value: Value) -> object:
    """True and false are answers where a field asks, and words elsewhere."""
    if isinstance(value, bool) and field != "remote":
        return as_text(value)
    return value
