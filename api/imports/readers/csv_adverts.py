"""Adverts from CSV: a header that names the columns, then one advert a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from api.imports.columns import MEND, plain_name
from api.imports.columns.proposals import position_names
from api.imports.harmless_cells import cells_of_sheet, is_refused_file
from api.imports.readers.csv_records import CsvRecords, Record
from api.imports.readers.fields import Cell, not_utf8, reference_of, row_of
from api.imports.readers.lines import Line, not_utf8_at
from api.imports.readers.reading import Reading
from api.imports.refused_cells import with_cells
from api.imports.rows import Refusal, Row, UnreadableFileError, refusal

DELIMITERS = ",;\t|"
MOST_COLUMNS = 500
_TO_MEND = re.compile(rf'\ufeff?"?{MEND}"?(?:([{re.escape(DELIMITERS)}])|\s*$)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CsvSheet:
    """A CSV file: the names of its columns, its rows, and how to read the cells of one."""

    names: list[str]
    rows: Iterator[Record | Refusal]
    as_received: Callable[[list[str]], list[str]]


def csv_sheet(lines: Iterator[Line], delimiter: str, *, has_header: bool = True) -> CsvSheet:
    """The sheet that a CSV file is; its first record is read at once.

    A file of refused rows always has a header.

    Raises:
        UnreadableFileError: it is empty, or its header is no list of names.
    """
    records = CsvRecords(lines, delimiter)
    first = records.header()
    if first is None:
        raise UnreadableFileError("The file is empty.")
    if has_header or is_refused_file(first.cells):
        found = names_of(first)
        as_received = cells_of_sheet(found)
        names = as_received(found)
        return CsvSheet(names, records.rest(names), as_received)
    _refuse_too_wide(first)
    names = position_names(len(first.cells))
    return CsvSheet(names, chain([first], records.rest(names)), cells_of_sheet(names))


def csv_adverts(lines: Iterator[Line], delimiter: str, reading: Reading) -> Iterator[Row | Refusal]:
    """The adverts of a CSV file; its header is read at once.

    Raises:
        UnreadableFileError: there is no header, or it lacks a column that an advert needs.
    """
    sheet = csv_sheet(lines, delimiter, has_header=reading.options.has_header)
    fields = reading.columns.of_header(sheet.names)
    reading.note_names(sheet.names)
    return _adverts(sheet, fields, reading)


def names_of(header: Record) -> list[str]:
    """The names of the columns.

    Raises:
        UnreadableFileError: there are too many, or one is not valid UTF-8.
    """
    _refuse_too_wide(header)
    for position, name in enumerate(header.cells, start=1):
        at = not_utf8_at(name)
        if at is not None:
            raise UnreadableFileError(
                f"Line {header.line}, column {position}: {not_utf8(name, at)}."
            )
    return [name.strip() for name in header.cells]


def _refuse_too_wide(record: Record) -> None:
    if len(record.cells) > MOST_COLUMNS:
        raise UnreadableFileError(f"Line {record.line} has more than {MOST_COLUMNS} columns.")


def _adverts(
    sheet: CsvSheet, fields: Sequence[str | None], reading: Reading
) -> Iterator[Row | Refusal]:
    names, employer = sheet.names, reading.options.employer
    unused = [at for at, field in enumerate(fields) if field is None and not _is_mend(names[at])]
    is_sent_back, left_empty = is_refused_file(names), 0
    used = [(at, names[at], field) for at, field in enumerate(fields) if field is not None]
    for record in sheet.rows:
        if isinstance(record, Refusal):
            yield record
            continue
        texts = sheet.as_received(record.cells)
        if is_sent_back and not any(map(str.strip, texts[1:])):
            left_empty += 1
            continue
        for position in unused:
            if texts[position].strip():
                reading.ignored.count(names[position])
        cells = {field: Cell(name, texts[at]) for at, name, field in used}
        stray = _stray_bytes(record.line, texts, names)
        if stray is None:
            yield with_cells(row_of(record.line, cells, employer), names, texts)
        else:
            stray = replace(stray, reference=reference_of(cells))
            yield with_cells(stray, names, texts)
    reading.note_left_empty(left_empty)


def _is_mend(name: str) -> bool:
    return plain_name(name) == plain_name(MEND)


def _stray_bytes(line: int, texts: Sequence[str], names: Sequence[str]) -> Refusal | None:
    for name, text in zip(names, texts, strict=True):
        at = not_utf8_at(text)
        if at is not None:
            return refusal(line, name, not_utf8(text, at), text[max(0, at - 30) :])
    return None


def delimiter_of(line: str) -> str:
    """What parts the cells of a header: the mark that gives the most names, a comma if none.

    In a file of refused rows it is what follows the name of the first column, which is ours: the
    others may hold any mark.
    """
    mend = _TO_MEND.match(line)
    if mend is not None:
        return mend[1] or ","
    return max(DELIMITERS, key=lambda mark: sum(map(bool, map(plain_name, line.split(mark)))))
