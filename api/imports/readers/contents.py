"""What stands in one stream of text: its format, and its rows one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from api.imports.readers.adzuna import adzuna_cells
from api.imports.readers.answers import CellsOf, answer_adverts
from api.imports.readers.csv_adverts import csv_adverts, delimiter_of
from api.imports.readers.guessing import as_utf8
from api.imports.readers.html_postings import html_postings
from api.imports.readers.indeed_cells import indeed_jobs
from api.imports.readers.json_objects import Layout, json_objects, layout_of
from api.imports.readers.jsonl import job_postings, json_adverts
from api.imports.readers.lines import Line, lines
from api.imports.readers.reading import Reading
from api.imports.readers.reed import reed_cells
from api.imports.readers.sniff import (
    HEAD,
    format_of,
    markup_of,
    refuse_what_is_no_listing,
    refuse_what_is_no_text,
)
from api.imports.readers.unpack import unpacked
from api.imports.rows import Refusal, Row, UnreadableFileError

MARKUP = {"html": "a web page (HTML)", "indeed-xml": "XML"}
Rows = Iterator[Row | Refusal]


@dataclass(frozen=True, slots=True)
class Contents:
    """The format of a file, and its rows: a stream to be read once."""

    format: str
    rows: Rows


def text_contents(pieces: Iterator[bytes], reading: Reading) -> Contents:
    """The adverts in text, gzip or not, whose first row is read at once.

    Raises:
        WrongOptionError: there is no such encoding. UnreadableFileError: the file as a whole cannot
        be read; iterating over the rows raises it too, where it is damaged later on.
    """
    kind, text, head = text_and_format(pieces, reading)
    return Contents(kind, begun(_READERS[kind](text, head, reading)))


def text_and_format(
    pieces: Iterator[bytes], reading: Reading
) -> tuple[str, Iterator[bytes], bytes]:
    """The format of text, gzip or not, its pieces as UTF-8, and the first 256 kB of it.

    Raises:
        UnreadableFileError: it is no listing at all, or not of the format that was told.
    """
    text, head = peek(as_utf8(unpacked(pieces), reading.encoding, reading.notes))
    asked = reading.options.format
    kind = format_of(head) if asked == "auto" else asked
    if kind not in MARKUP:
        refuse_what_is_no_listing(head)
    else:
        refuse_what_is_no_text(head)
        if markup_of(head) is None:
            raise UnreadableFileError(f"The file is not {MARKUP[kind]}.")
    return kind, text, head


def begun(rows: Rows) -> Rows:
    """The same rows, the first of them read: what cannot be read at all shows at once."""
    first = next(rows, None)
    return rows if first is None else chain([first], rows)


def csv_lines(text: Iterator[bytes], head: bytes) -> tuple[Iterator[Line], str]:
    """The lines of a CSV file that begins with `head`, and what parts its cells."""
    ending = b"\r" if b"\r" in head and b"\n" not in head else b"\n"
    first = head.lstrip().partition(ending)[0].decode("utf-8", "surrogateescape")
    return lines(text, ending=ending), delimiter_of(first)


def peek(pieces: Iterator[bytes]) -> tuple[Iterator[bytes], bytes]:
    """The same pieces, and the first 256 kB of them."""
    seen: list[bytes] = []
    size = 0
    for piece in pieces:
        seen.append(piece)
        size += len(piece)
        if size >= HEAD:
            break
    return chain(seen, pieces), b"".join(seen)[:HEAD]


def _csv(text: Iterator[bytes], head: bytes, reading: Reading) -> Rows:
    found, delimiter = csv_lines(text, head)
    return csv_adverts(found, delimiter, reading)


def _jsonl(text: Iterator[bytes], head: bytes, reading: Reading) -> Rows:
    objects = json_objects(text, head)
    return json_adverts(objects, reading.columns, reading.ignored, reading.note_keys)


def _postings(text: Iterator[bytes], head: bytes, reading: Reading) -> Rows:
    in_graph = layout_of(head) is Layout.GRAPH
    objects = json_objects(text, head)
    return job_postings(objects, reading.ignored, reading.options.employer, in_graph=in_graph)


def _answers(text: Iterator[bytes], head: bytes, reading: Reading, cells_of: CellsOf) -> Rows:
    return answer_adverts(text, head, cells_of, reading.ignored, reading.options.employer)


_READERS: Mapping[str, Callable[[Iterator[bytes], bytes, Reading], Rows]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "jobposting": _postings,
    "html": lambda text, _, reading: html_postings(text, reading),
    "indeed-xml": lambda text, _, reading: indeed_jobs(text, reading),
    "adzuna": lambda text, head, reading: _answers(text, head, reading, adzuna_cells),
    "reed": lambda text, head, reading: _answers(text, head, reading, reed_cells),
}
