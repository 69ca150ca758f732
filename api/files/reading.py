"""What `normalise` and `rank` read: adverts line by line, or one column of a CSV file.

What stands on a line or in a record comes in its place, so that answers stay in step with a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from api.files.at_hand import TextAtHand
from api.imports.columns import Columns
from api.imports.readers.csv_adverts import names_of
from api.imports.readers.csv_records import CsvRecords, Record
from api.imports.readers.fields import not_utf8
from api.imports.readers.json_objects import Layout, json_objects, layout_of, one_a_line
from api.imports.readers.jsonl import json_adverts
from api.imports.readers.lines import Line, lines, not_utf8_at
from api.imports.readers.listing import ReadOptions, csv_lines, open_listing, text_of
from api.imports.readers.sniff import refuse_what_is_no_listing
from api.imports.rows import Ignored, Refusal, Row, UnreadableFileError, WrongOptionError, refusal
from api.parallel import Pause

_JSON_LINES = ReadOptions(format="jsonl")


@dataclass(frozen=True, slots=True)
class BlankLine:
    """A line on which nothing stands."""


def adverts(handle: BinaryIO) -> Iterator[Row | Refusal]:
    """The adverts of a JSON file, one a line, in a list or over many lines.

    Raises:
        UnreadableFileError: the file as a whole, or from some point on, cannot be read.
    """
    yield from open_listing(handle, _JSON_LINES).rows


InStep = Row | Refusal | Line
"""An advert, what is broken, or a line that `adverts_on` will read."""


def adverts_in_step(handle: BinaryIO) -> Iterator[InStep | Pause]:
    """The same adverts; of a file with one a line, each line as it is, blank ones too.

    There is a pause where the next line is not at hand yet, as when somebody types them.

    Raises:
        UnreadableFileError: the file as a whole, or from some point on, cannot be read.
    """
    text = TextAtHand(handle)
    head = text.head(_is_one_a_line)
    if head.strip():
        refuse_what_is_no_listing(head)
    if layout_of(head) is Layout.LINES:
        for line in lines(text):
            yield line
            if not text.has_line(line.number):
                yield Pause()
    else:
        yield from json_adverts(json_objects(text, head), Columns({}), Ignored())


def _is_one_a_line(head: bytes) -> bool:
    """Whether a file that begins so has one advert a line, whatever follows."""
    first, ended, _ = head.lstrip().partition(b"\n")
    return bool(ended and first.startswith(b"{")) and layout_of(head + b"\n.") is Layout.LINES


def adverts_on(found: Iterable[InStep]) -> Iterator[Row | Refusal | BlankLine]:
    """What stands on each line; what was read already as it is."""
    columns, ignored = Columns({}), Ignored()
    for one in found:
        if not isinstance(one, Line):
            yield one
        elif one.text.strip():
            yield from json_adverts(one_a_line([one]), columns, ignored)
        else:
            yield BlankLine()


def column_cells(
    handle: BinaryIO, column: str, encoding: str | None = None
) -> Iterator[str | Refusal]:
    """The cells of one column of a CSV file, one a record, with a refusal for a broken record.

    Raises:
        WrongOptionError: there is no such column or encoding.
        UnreadableFileError: the file as a whole, or from some point on, cannot be read.
    """
    text, head = text_of(handle, encoding)
    refuse_what_is_no_listing(head)
    records = CsvRecords(*csv_lines(text, head))
    header = records.header()
    if header is None:
        raise UnreadableFileError("The file is empty.")
    names = names_of(header)
    if column not in names:
        raise WrongOptionError(f"no column {column}: it has {', '.join(names)}")
    at = names.index(column)
    for record in records.rest(names, with_blank=True):
        yield record if isinstance(record, Refusal) else _cell(record, column, at)


def _cell(record: Record, column: str, at: int) -> str | Refusal:
    cell = record.cells[at]
    wrong = not_utf8_at(cell)
    if wrong is None:
        return cell
    return refusal(record.line, column, not_utf8(cell, wrong), cell)
