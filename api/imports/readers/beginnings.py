"""How a sheet begins: the names of its columns and its first rows, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from api.imports.columns import Columns
from api.imports.columns.looks import MOST_ROWS
from api.imports.readers.contents import csv_lines, text_and_format
from api.imports.readers.csv_adverts import csv_sheet
from api.imports.readers.csv_records import Record
from api.imports.readers.encodings import encoding_named
from api.imports.readers.json_objects import json_objects
from api.imports.readers.json_text import Found
from api.imports.readers.reading import Reading, ReadOptions
from api.imports.readers.unpack import pieces
from api.imports.readers.xlsx_adverts import is_workbook, rows_by_sheet, workbook_in
from api.imports.readers.xlsx_header import (
    HEADER_WITHIN,
    MOST_COLUMNS,
    as_text,
    header_in,
    likely_header,
)
from api.imports.readers.zip_members import STARTS, ZipMembers
from api.imports.refused_rows import as_texts
from api.imports.rows import UnreadableFileError

_START = 4  # bytes


class NoColumnsError(UnreadableFileError):
    """The file has no columns that anybody named: its format says what each thing in it is."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The format, the cells of the first row, which should name the columns, and 200 rows after it.

    Where nothing names the columns, the first row is the first of data.
    """

    format: str
    first: list[str]
    rows: list[list[str]]


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
        return _of_workbook(ZipMembers(handle), reading)
    kind, text, head = text_and_format(chain([first], stream), reading)
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
    if not is_workbook(members):
        raise NoColumnsError("The file is a zip file: ask for the columns of one of its files.")
    best: Beginning | None = None
    for _, rows in rows_by_sheet(workbook_in(members)):
        some = list(islice((row for row in rows if row.cells), HEADER_WITHIN + MOST_ROWS))
        if not some:
            continue
        tops = range(min(HEADER_WITHIN, len(some)))
        known = (at for at in tops if header_in(some[at : at + 1], reading.columns))
        at = next(known, None)
        top = likely_header(some[:HEADER_WITHIN]) if at is None else at
        most = max(column for row in some[top:] for column in row.cells)
        width = min(MOST_COLUMNS, most + 1)
        cells = [[as_text(row.cells.get(c)) for c in range(width)] for row in some[top:]]
        found = Beginning("xlsx", cells[0], cells[1 : MOST_ROWS + 1])
        if at is not None:
            return found
        best = best or found
    if best is None:
        raise UnreadableFileError("No sheet of the workbook that can be seen holds anything.")
    return best
