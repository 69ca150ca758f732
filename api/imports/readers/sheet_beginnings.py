"""How the sheet of a workbook begins, and which sheet that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from api.imports.columns import NoSuchColumnsError
from api.imports.columns.looks import MOST_ROWS
from api.imports.columns.proposals import propose
from api.imports.harmless_cells import is_refused_file
from api.imports.readers.reading import Reading
from api.imports.readers.xlsx_adverts import workbook_in
from api.imports.readers.xlsx_first_sheet import FirstSheet, first_sheet, rows_by_sheet
from api.imports.readers.xlsx_header import HEADER_WITHIN, MOST_COLUMNS, as_text, likely_header
from api.imports.readers.xlsx_sheet import SheetRow
from api.imports.readers.xlsx_workbook import Workbook
from api.imports.readers.zip_members import ZipMembers
from api.imports.rows import UnreadableFileError

_SHEETS = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Beginning:
    """The format, the cells of the first row, which should name the columns, and 200 rows after it.

    Where nothing names the columns, the first row is the first of data.
    """

    format: str
    first: list[str]
    rows: list[list[str]]

    @property
    def is_sheet(self) -> bool:
        """Whether all rows have the same columns, which objects have not."""
        return self.format in _SHEETS


def workbook_beginning(members: ZipMembers, reading: Reading) -> Beginning:
    """Of the sheet that an import reads; where it reads none, of the one most like a listing.

    Raises:
        UnreadableFileError: the workbook is damaged, or holds nothing.
    """
    workbook = workbook_in(members)
    try:
        return _of_sheet(first_sheet(workbook, reading), reading)
    except NoSuchColumnsError:
        sheets = list(_likely_sheets(workbook))
    if not sheets:
        raise UnreadableFileError("No sheet of the workbook that can be seen holds anything.")
    return max(sheets, key=likeness)


def _of_sheet(found: FirstSheet, reading: Reading) -> Beginning:
    restored = found.header.restored()
    rows = [restored(row) for row in islice((r for r in found.rows if r.cells), MOST_ROWS)]
    width = _width([*(row.cells for row in rows), found.header.names])
    texts = [_texts(row, width) for row in rows]
    if reading.options.has_header or is_refused_file(found.header.in_order):
        return Beginning("xlsx", [found.header.names.get(at, "") for at in range(width)], texts)
    return Beginning("xlsx", texts[0], texts[1:])


def _likely_sheets(workbook: Workbook) -> Iterator[Beginning]:
    for _, rows in rows_by_sheet(workbook):
        some = list(islice((row for row in rows if row.cells), HEADER_WITHIN + MOST_ROWS))
        if some:
            below = some[likely_header(some[:HEADER_WITHIN]) :]
            width = _width(row.cells for row in below)
            cells = [_texts(row, width) for row in below]
            yield Beginning("xlsx", cells[0], cells[1 : MOST_ROWS + 1])


def likeness(sheet: Beginning) -> tuple[int, int]:
    """How much of an advert a sheet seems to hold: what is needed first, then how many fields."""
    proposal = propose(sheet.first, sheet.rows)
    return -len(proposal.missing), sum(column.field is not None for column in proposal.columns)


def _width(rows: Iterable[Mapping[int, object]]) -> int:
    return min(MOST_COLUMNS, 1 + max(at for row in rows for at in row))


def _texts(row: SheetRow, width: int) -> list[str]:
    return [as_text(row.cells.get(at)) for at in range(width)]
