"""A file of adverts, opened: what format it is in, and its rows one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from api.imports.columns import Columns
from api.imports.readers.csv_adverts import csv_adverts, delimiter_of
from api.imports.readers.encodings import encoding_named, utf8
from api.imports.readers.json_objects import Layout, json_objects, layout_of
from api.imports.readers.jsonl import job_postings, json_adverts
from api.imports.readers.lines import Line, lines
from api.imports.readers.sniff import HEAD, format_of, refuse_what_is_no_listing
from api.imports.readers.unpack import pieces, unpacked
from api.imports.rows import Ignored, Refusal, Row, WrongOptionError

FORMATS = ("auto", "csv", "jsonl", "jobposting")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is to be read.

    `format` is one of `FORMATS`; `mapping` is from column to field of an advert; `encoding` is a
    name such as "cp1252", None for UTF-8 (or UTF-16 with its mark).
    """

    format: str = "auto"
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A file being read. `rows` is a stream to be read once, and `ignored` grows with it."""

    format: str
    rows: Iterator[Row | Refusal]
    ignored: Ignored


def open_listing(
    handle: BinaryIO, options: ReadOptions, on_bytes: Callable[[int], None] | None = None
) -> Listing:
    """Begin to read a file, gzip or not; `on_bytes` is told how many bytes of it were read so far.

    Raises:
        WrongOptionError: an option does not fit. UnreadableFileError: the file as a whole cannot be
        read; iterating over the rows raises it too, where packed data turns out to be damaged.
    """
    if options.format not in FORMATS:
        raise WrongOptionError(
            f"unknown format {options.format!r}: use one of {', '.join(FORMATS)}"
        )
    columns = Columns(options.mapping)
    text, head = text_of(handle, options.encoding, on_bytes)
    refuse_what_is_no_listing(head)
    kind = format_of(head) if options.format == "auto" else options.format
    ignored = Ignored()
    return Listing(kind, _rows(kind, text, head, columns, ignored), ignored)


def text_of(
    handle: BinaryIO, encoding: str | None = None, on_bytes: Callable[[int], None] | None = None
) -> tuple[Iterator[bytes], bytes]:
    """The text of a file, gzip or not, as UTF-8 in pieces, and the first 256 kB of it.

    Raises:
        WrongOptionError: there is no such encoding. UnreadableFileError: packed data is damaged, or
        the file cannot be in this encoding; reading the pieces raises it too.
    """
    named = encoding_named(encoding) if encoding else None
    return _peek(utf8(unpacked(pieces(handle, on_bytes)), named))


def csv_lines(text: Iterator[bytes], head: bytes) -> tuple[Iterator[Line], str]:
    """The lines of a CSV file that begins with `head`, and what parts its cells."""
    ending = b"\r" if b"\r" in head and b"\n" not in head else b"\n"
    first = head.lstrip().partition(ending)[0].decode("utf-8", "surrogateescape")
    return lines(text, ending=ending), delimiter_of(first)


def _rows(
    kind: str, text: Iterator[bytes], head: bytes, columns: Columns, ignored: Ignored
) -> Iterator[Row | Refusal]:
    if kind == "csv":
        found, delimiter = csv_lines(text, head)
        return csv_adverts(found, delimiter, columns, ignored)
    if kind == "jobposting":
        in_graph = layout_of(head) is Layout.GRAPH
        return job_postings(json_objects(text, head), ignored, in_graph=in_graph)
    return json_adverts(json_objects(text, head), columns, ignored)


def _peek(pieces: Iterator[bytes]) -> tuple[Iterator[bytes], bytes]:
    """The same pieces, and the first 256 kB of them."""
    seen: list[bytes] = []
    size = 0
    for piece in pieces:
        seen.append(piece)
        size += len(piece)
        if size >= HEAD:
            break
    return chain(seen, pieces), b"".join(seen)[:HEAD]
