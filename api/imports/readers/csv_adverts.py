"""Adverts from CSV: a header that names the columns, then one advert a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.imports.columns import Columns, plain_name
from api.imports.readers.csv_records import CsvRecords, Record
from api.imports.readers.fields import Cell, not_utf8, row_of
from api.imports.readers.lines import Line, not_utf8_at
from api.imports.rows import Ignored, Refusal, Row, UnreadableFileError, refusal

DELIMITERS = ",;\t|"
MOST_COLUMNS = 500


def csv_adverts(
    lines: Iterator[Line], delimiter: str, columns: Columns, ignored: Ignored
) -> Iterator[Row | Refusal]:
    """The adverts of a CSV file; its header is read at once.

    Raises:
        UnreadableFileError: there is no header, or it lacks a column that an advert needs.
    """
    records = CsvRecords(lines, delimiter)
    header = records.header()
    if header is None:
        raise UnreadableFileError("The file is empty.")
    names = names_of(header)
    fields = columns.of_header(names)
    return _adverts(records, names, fields, ignored)


def names_of(header: Record) -> list[str]:
    """The names of the columns.

    Raises:
        UnreadableFileError: there are too many, or one is not valid UTF-8.
    """
    if len(header.cells) > MOST_COLUMNS:
        raise UnreadableFileError(f"Line {header.line} has more than {MOST_COLUMNS} columns.")
    for position, name in enumerate(header.cells, start=1):
        at = not_utf8_at(name)
        if at is not None:
            raise UnreadableFileError(
                f"Line {header.line}, column {position}: {not_utf8(name, at)}."
            )
    return [name.strip() for name in header.cells]


def _adverts(
    records: CsvRecords, names: Sequence[str], fields: Sequence[str | None], ignored: Ignored
) -> Iterator[Row | Refusal]:
    unused = [position for position, field in enumerate(fields) if field is None]
    for record in records.rest(names):
        if isinstance(record, Refusal):
            yield record
            continue
        for position in unused:
            if record.cells[position].strip():
                ignored.count(names[position])
        stray = _stray_bytes(record, names)
        yield stray or row_of(
            record.line,
            {
                field: Cell(names[position], record.cells[position])
                for position, field in enumerate(fields)
                if field is not None
            },
        )


def _stray_bytes(record: Record, names: Sequence[str]) -> Refusal | None:
    for name, cell in zip(names, record.cells, strict=True):
        at = not_utf8_at(cell)
        if at is not None:
            return refusal(record.line, name, not_utf8(cell, at), cell[max(0, at - 30) :])
    return None


def delimiter_of(line: str) -> str:
    """What parts the cells of a header: the mark that gives the most names, a comma if none."""
    return max(DELIMITERS, key=lambda mark: sum(map(bool, map(plain_name, line.split(mark)))))
