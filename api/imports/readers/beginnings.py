"""How a sheet begins: the names of its columns and its first rows, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
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
from api.imports.readers.packed import files_in, inner_zip
from api.imports.readers.reading import Reading, ReadOptions
from api.imports.readers.sheet_beginnings import Beginning, likeness, workbook_beginning
from api.imports.readers.unpack import pieces
from api.imports.readers.xlsx_adverts import is_workbook
from api.imports.readers.zip_members import STARTS, ZipMembers
from api.imports.refused_cells import as_texts
from api.imports.rows import UnreadableFileError

_START = 4  # bytes
_MOST_FILES = 50


class NoColumnsError(UnreadableFileError):
    """The file has no columns that anybody named: its format says what each thing in it is."""


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
        return (
            workbook_beginning(members, reading)
            if is_workbook(members)
            else _of_zip(members, reading)
        )
    return _of_text(chain([first], stream), reading)


def _of_zip(members: ZipMembers, reading: Reading) -> Beginning:
    """Of the first file that an import reads; where it reads none, of the one most like a list."""
    others = []
    for found in _in_zip(members, reading):
        fields = reading.columns.fields_of(tuple(found.first))
        if all(field in fields for field in reading.columns.required):
            return found
        others.append(found)
    if not others:
        raise NoColumnsError("No file in the zip file has columns to be named: just import it.")
    return max(others, key=likeness)


def _in_zip(members: ZipMembers, reading: Reading) -> Iterator[Beginning]:
    for file in files_in(members)[:_MOST_FILES]:
        stream = members.pieces(file)
        first = next(stream, b"")
        whole = chain([first], stream)
        with suppress(UnreadableFileError):  # the import itself says why one is left out
            if first.startswith(STARTS):
                yield workbook_beginning(inner_zip(whole), reading)
            else:
                yield _of_text(whole, reading)


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
