"""The first rows of a sheet, as far as they tell what its columns hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from api.imports.columns import REQUIRED
from api.imports.columns.looks import MOST_ROWS
from api.imports.columns.proposals import Proposal, propose
from api.imports.readers.csv_adverts import names_of
from api.imports.readers.csv_records import CsvRecords, Record
from api.imports.readers.listing import csv_lines, text_of
from api.imports.readers.sniff import format_of
from api.imports.readers.xlsx_adverts import is_workbook
from api.imports.readers.xlsx_header import HEADER_WITHIN
from api.imports.readers.xlsx_sheet import SheetRow, sheet_rows
from api.imports.readers.xlsx_values import Fault
from api.imports.readers.xlsx_workbook import Workbook, damage_told
from api.imports.readers.zip_members import STARTS, ZipMembers

_SHEETS = ("auto", "csv", "xlsx")
_START = 4  # bytes
_MOST_LOOKED_AT = 5_000


def proposal_for(handle: BinaryIO, kind: str) -> Proposal | None:
    """What the columns of a sheet seem to hold; None for a file that is no sheet with a header.

    Args:
        handle: the file, at its beginning.
        kind: the format that was asked for, "auto" where it is to be told by the contents.

    Raises:
        UnreadableFileError: the file as a whole cannot be read.
    """
    if kind not in _SHEETS:
        return None
    is_zip = handle.read(_START).startswith(STARTS)
    handle.seek(0)
    found = _of_workbook(handle) if is_zip else _of_csv(handle, kind)
    return found if found is not None and found.has_header and found.columns else None


def _of_csv(handle: BinaryIO, kind: str) -> Proposal | None:
    text, head = text_of(handle)
    if kind == "xlsx" or (kind == "auto" and format_of(head) != "csv"):
        return None
    records = CsvRecords(*csv_lines(text, head))
    header = records.header()
    if header is None:
        return None
    names = names_of(header)
    rest = islice(records.rest(names), _MOST_LOOKED_AT)
    whole = (row.cells for row in rest if isinstance(row, Record))
    return propose(names, list(islice(whole, MOST_ROWS)))


def _of_workbook(handle: BinaryIO) -> Proposal | None:
    members = ZipMembers(handle)
    if not is_workbook(members):
        return None
    members.verify(members.files)
    workbook = Workbook(members)
    texts, styles = workbook.texts(), workbook.styles()
    best: Proposal | None = None
    for sheet in workbook.sheets:
        if sheet.hidden:
            continue
        with damage_told(f"the sheet {sheet.name}"):
            pieces = members.pieces(sheet.part)
            rows = sheet_rows(pieces, texts, styles, from_1904=workbook.from_1904)
            filled = (row for row in rows if row.cells)
            found = _below_headings(list(islice(filled, HEADER_WITHIN + MOST_ROWS)))
        if found is not None and not found.missing:
            return found
        best = best or found
    return best


def _below_headings(rows: list[SheetRow]) -> Proposal | None:
    """The proposal for the first row that names all that an advert needs, else for the first."""
    proposals = (_from_row(rows, at) for at in range(min(len(rows), HEADER_WITHIN)))
    seen = [found for found in _until_complete(proposals) if found is not None]
    return next((found for found in reversed(seen) if not found.missing), seen[0] if seen else None)


def _until_complete(found: Iterator[Proposal | None]) -> Iterator[Proposal | None]:
    for one in found:
        yield one
        if one is not None and not one.missing:
            return


def _from_row(rows: list[SheetRow], at: int) -> Proposal | None:
    named = {
        column: value.strip()
        for column, value in rows[at].cells.items()
        if isinstance(value, str) and value.strip()
    }
    if len(named) < len(REQUIRED):
        return None
    columns = sorted(named)
    below = [[_text(row, column) for column in columns] for row in rows[at + 1 :]]
    found = propose([named[column] for column in columns], below)
    return found if found.has_header else None


def _text(row: SheetRow, column: int) -> str:
    value = row.cells.get(column, "")
    return value.excerpt or "" if isinstance(value, Fault) else str(value)
