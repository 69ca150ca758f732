"""Adverts from an Excel workbook: the first sheet whose header names a title and an employer.

A header may stand below a heading and blank rows, and may take two rows, of which the second names
what is merged in the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from api.imports.columns import REQUIRED
from api.imports.readers.fields import Cell, row_of
from api.imports.readers.reading import Reading
from api.imports.readers.xlsx_sheet import SheetRow, sheet_rows
from api.imports.readers.xlsx_values import Fault, Value
from api.imports.readers.xlsx_workbook import Sheet, Workbook, damage_told
from api.imports.readers.zip_members import ZipMembers
from api.imports.rows import Refusal, Row, UnreadableFileError, refusal, shown

HEADER_WITHIN = 30  # rows that are not blank
MOST_COLUMNS = 500
_MOST_NAMED = 10
_SHOWN = 60
_WORKBOOK = "[content_types].xml"


@dataclass(frozen=True, slots=True)
class _Header:
    """The names of the columns that have one, and the fields that they hold."""

    names: dict[int, str]
    fields: dict[int, str]

    def employer_and_title(self) -> list[int]:
        return [column for column, field in self.fields.items() if field in REQUIRED]


def is_workbook(members: ZipMembers) -> bool:
    """Whether a zip file is an Excel workbook."""
    names = members.names()
    return _WORKBOOK in names and any(name.startswith("xl/") for name in names)


def xlsx_adverts(members: ZipMembers, reading: Reading) -> Iterator[Row | Refusal]:
    """The adverts of a workbook; its header is read at once. The line of a row is its number.

    Raises:
        UnreadableFileError: no sheet has a header, or the workbook is damaged.
    """
    if members.named("xl/workbook.bin"):
        raise UnreadableFileError(
            "The file is a binary Excel workbook (.xlsb): save it as an Excel workbook (.xlsx)."
        )
    members.verify(members.files)
    found = _Adverts(Workbook(members), reading)
    return found.of_first_sheet()


class _Adverts:
    def __init__(self, workbook: Workbook, reading: Reading) -> None:
        self._workbook, self._reading = workbook, reading
        self._texts, self._styles = workbook.texts(), workbook.styles()

    def of_first_sheet(self) -> Iterator[Row | Refusal]:
        seen = [sheet for sheet in self._workbook.sheets if not sheet.hidden]
        for sheet in seen:
            rows = self._rows(sheet)
            first = list(islice((row for row in rows if row.cells), HEADER_WITHIN))
            for at in range(len(first)):
                header = self._header(first[max(0, at - 1) : at + 1])
                if header is not None:
                    self._tell(sheet)
                    return self._adverts(header, chain(first[at + 1 :], rows))
        raise UnreadableFileError(self._no_header(seen))

    def _rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        pieces = self._workbook.members.pieces(sheet.part)
        with damage_told(f"the sheet {shown(sheet.name, _SHOWN)}"):
            yield from sheet_rows(
                pieces, self._texts, self._styles, from_1904=self._workbook.from_1904
            )

    def _header(self, rows: list[SheetRow]) -> _Header | None:
        """The header that the last of two rows is, on its own or below what is merged above it."""
        own = _names(rows[-1])
        for names in (own, {**_names(rows[0]), **own}) if len(rows) > 1 and own else (own,):
            columns = sorted(names)
            fields = self._reading.columns.fields_of(tuple(names[column] for column in columns))
            if all(field in fields for field in REQUIRED):
                known = zip(columns, fields, strict=True)
                return _Header(names, {column: field for column, field in known if field})
        return None

    def _adverts(self, header: _Header, rows: Iterator[SheetRow]) -> Iterator[Row | Refusal]:
        header, waiting = self._second_row(header, rows)
        for row in chain(waiting, rows):
            if row.too_long:
                yield refusal(row.number, None, "the row is longer than a million characters")
            elif row.cells:
                yield self._advert(header, row)

    def _second_row(
        self, header: _Header, rows: Iterator[SheetRow]
    ) -> tuple[_Header, list[SheetRow]]:
        """The header with the names from the row below it, where that is a part of it."""
        row = next((row for row in rows if row.cells), None)
        if row is None:
            return header, []
        names = _names(row)
        is_header = len(names) == len(row.cells) and not any(
            column in row.cells for column in header.employer_and_title()
        )
        more = {column: name for column, name in names.items() if column not in header.fields}
        if not is_header or not more:
            return header, [row]
        joined = self._header([SheetRow(row.number, {**header.names, **more})])
        return (joined, []) if joined else (header, [row])

    def _advert(self, header: _Header, row: SheetRow) -> Row | Refusal:
        cells = {}
        for column, value in row.cells.items():
            name, field = header.names.get(column, ""), header.fields.get(column)
            if field is None:
                self._reading.ignored.count(name)
            elif isinstance(value, Fault):
                return refusal(row.number, name, value.problem, value.excerpt)
            else:
                cells[field] = Cell(name, _as_written(field, value))
        for column, field in header.fields.items():
            cells.setdefault(field, Cell(header.names[column], None))
        return row_of(row.number, cells)

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


def _names(row: SheetRow) -> dict[int, str]:
    return {
        column: value.strip()
        for column, value in row.cells.items()
        if isinstance(value, str) and value.strip() and column < MOST_COLUMNS
    }


def _as_written(field: str, value: Value) -> object:
    """True and false are answers where a field asks, and words elsewhere."""
    if isinstance(value, bool) and field != "remote":
        return "TRUE" if value else "FALSE"
    return value
