"""How a sheet begins: the names of its columns and its first rows, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from api.imports.columns import Columns, NoSuchColumnsError
from api.imports.columns.looks import MOST_ROWS
from api.imports.columns.proposals import propose
from api.imports.readers.contents import csv_lines, text_and_format
from api.imports.readers.csv_adverts import csv_sheet
from api.imports.readers.csv_records import Record
from api.imports.readers.encodings import encoding_named
from api.imports.readers.json_objects import json_objects
from api.imports.readers.json_text import Found
from api.imports.readers.packed import files_in, inner_zip
from api.imports.readers.reading import Reading, ReadOptions
from api.imports.readers.unpack import pieces
from api.imports.readers.xlsx_adverts import is_workbook, workbook_in
from api.imports.readers.xlsx_first_sheet import FirstSheet, first_sheet, rows_by_sheet
from api.imports.readers.xlsx_header import HEADER_WITHIN, MOST_COLUMNS, as_text, likely_header
from api.imports.readers.xlsx_sheet import SheetRow
from api.imports.readers.xlsx_workbook import Workbook
from api.imports.readers.zip_members import STARTS, ZipMembers
from api.imports.refused_rows import as_texts, is_refused_file
from api.imports.rows import UnreadableFileError

_START = 4  # bytes
_SHEETS = ("csv", "xlsx")


class NoColumnsError(UnreadableFileError):
    """The file has no columns that anybody named: its format says what each thing in it is."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The format, the cells of the first row, which should name the columns, and 200 rows after it.

    Where nothing names the columns, the first row is the first of data. Of several files in a zip
    it is that of the first one that has columns.
    """

    format: str
    first: list[str]
    rows: list[list[str]]

    @property
    def is_sheet(self) -> bool:
        """Whether all rows have the same columns, which objects have not."""
        return self.format in _SHEETS


def beginning_of(handle: BinaryIO, options: ReadOptions) -> Beginning:
    """How a file begins that is a sheet or has one object a row.

    Raises:
        NoColumnsError: it is of a format that has names of its own.
        UnreadableFileError: it cannot be read. WrongOptionError: there is no such encoding.
    """
    encoding = encoding_named(options.encoding) if options.encoding else None
    reading = Reading(options, Columns(options.mapping, options.employer), encoding)
    stream = pieces(handle)
    first = b""
    while len(first) < _START and (more := next(stream, b"")):
        first += more
    if first.startswith(STARTS):
        members = ZipMembers(handle)
        return _of_workbook(members, reading) if is_workbook(members) else _of_zip(members, reading)
    return _of_text(chain([first], stream), reading)


def _of_zip(members: ZipMembers, reading: Reading) -> Beginning:
    for file in files_in(members):
        stream = members.pieces(file)
        first = next(stream, b"")
        whole = chain([first], stream)
        try:
            if first.startswith(STARTS):
                return _of_workbook(inner_zip(whole), reading)
            return _of_text(whole, reading)
        except UnreadableFileError:
            continue  # the import itself says why it is left out
    raise NoColumnsError("No file in the zip file has columns to be named: just import it.")


def _of_text(stream: Iterator[bytes], reading: Reading) -> Beginning:
    kind, text, head = text_and_format(stream, reading)
    if kind == "csv":
        return _of_csv(text, head)
    if kind == "jsonl":
        return _of_objects(text, head)
    raise NoColumnsError(
        f"The file is {kind}, whose parts have names of their own: just import it."
    )


def _of_csv(text: Iterator[bytes], head: bytes) -> Beginning:
    sheet = csv_sheet(*csv_lines(text, head))
    records = (row for row in sheet.rows if isinstance(row, Record))
    rows = [sheet.as_received(record.cells) for record in islice(records, MOST_ROWS)]
    return Beginning("csv", sheet.names, rows)


def _of_objects(text: Iterator[bytes], head: bytes) -> Beginning:
    found = (one.value for one in json_objects(text, head) if isinstance(one, Found))
    objects = list(islice(found, MOST_ROWS))
    names = list(dict.fromkeys(name for one in objects for name in one))
    rows = [dict(zip(*as_texts(one), strict=True)) for one in objects]
    return Beginning("jsonl", names, [[row.get(name, "") for name in names] for row in rows])


def _of_workbook(members: ZipMembers, reading: Reading) -> Beginning:
    """Of the sheet that an import reads; where it reads none, of the one most like a listing."""
    workbook = workbook_in(members)
    try:
        return _of_sheet(first_sheet(workbook, reading), reading)
    except NoSuchColumnsError:
        sheets = list(_likely_sheets(workbook))
    if not sheets:
        raise UnreadableFileError("No sheet of the workbook that can be seen holds anything.")
    return max(sheets, key=_likeness)


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


def _likeness(sheet: Beginning) -> tuple[int, int]:
    """How much of an advert a sheet seems to hold: what is needed first, then how many fields."""
    proposal = propose(sheet.first, sheet.rows)
    return -len(proposal.missing), sum(column.field is not None for column in proposal.columns)


def _width(rows: Iterable[Mapping[int, object]]) -> int:
    return min(MOST_COLUMNS, 1 + max(at for row in rows for at in row))


def _texts(row: SheetRow, width: int) -> list[str]:
    return [as_text(row.cells.get(at)) for at in range(width)]
