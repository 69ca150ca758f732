"""A file of adverts, opened: what format it is in, and its rows one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from api.imports.columns import Columns
from api.imports.readers.contents import Contents, csv_lines, peek, text_contents
from api.imports.readers.encodings import encoding_named, utf8
from api.imports.readers.packed import packed_contents
from api.imports.readers.reading import FORMATS, Format, Reading, ReadOptions
from api.imports.readers.sniff import refuse_what_is_no_text
from api.imports.readers.unpack import pieces, unpacked, verify
from api.imports.readers.zip_members import STARTS, ZipMembers
from api.imports.rows import Ignored, Refusal, Row, UnreadableFileError, WrongOptionError

__all__ = ["FORMATS", "Format", "Listing", "ReadOptions", "csv_lines", "open_listing", "text_of"]
_START = 4  # bytes


@dataclass(frozen=True, slots=True)
class Listing:
    """A file being read. `rows` is a stream to be read once; `ignored` and `notes` grow with it.

    `format` is one of `FORMATS`, or "zip" for a zip file whatever it holds. A note is a sentence
    for whoever sent the file: how letters, sheets or files in it were taken. `names` are those of
    the columns, in their order, where the file is a sheet.
    """

    format: str
    rows: Iterator[Row | Refusal]
    ignored: Ignored
    notes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def open_listing(
    handle: BinaryIO, options: ReadOptions, on_bytes: Callable[[int], None] | None = None
) -> Listing:
    """Begin to read a file, packed or not; `on_bytes` is told how many of its bytes were read.

    Raises:
        WrongOptionError: an option does not fit. UnreadableFileError: the file as a whole cannot be
        read; iterating over the rows raises it too, where data turns out to be damaged, or the file
        to have changed.
    """
    if options.format not in FORMATS:
        raise WrongOptionError(
            f"unknown format {options.format!r}: use one of {', '.join(FORMATS)}"
        )
    encoding = encoding_named(options.encoding) if options.encoding else None
    reading = Reading(options, Columns(options.mapping, options.employer), encoding)
    found = _contents(handle, reading, on_bytes)
    return Listing(found.format, found.rows, reading.ignored, reading.notes, reading.names)


def _contents(
    handle: BinaryIO, reading: Reading, on_bytes: Callable[[int], None] | None
) -> Contents:
    """What a file holds: told by its first bytes, never by its name."""
    if handle.seekable():
        start = handle.tell()
        verify(pieces(handle))
        handle.seek(start)
    stream = pieces(handle, on_bytes)
    first = b""
    while len(first) < _START and (more := next(stream, b"")):
        first += more
    if first.startswith(STARTS):
        return packed_contents(ZipMembers(handle, on_bytes), reading)
    if reading.options.format == "xlsx":
        refuse_what_is_no_text(peek(chain([first], stream))[1])
        raise UnreadableFileError("The file is not an Excel workbook (.xlsx).")
    return text_contents(chain([first], stream), reading)


def text_of(
    handle: BinaryIO, encoding: str | None = None, on_bytes: Callable[[int], None] | None = None
) -> tuple[Iterator[bytes], bytes]:
    """The text of a file, gzip or not, as UTF-8 in pieces, and the first 256 kB of it.

    Raises:
        WrongOptionError: there is no such encoding. UnreadableFileError: packed data is damaged, or
        the file cannot be in this encoding; reading the pieces raises it too.
    """
    named = encoding_named(encoding) if encoding else None
    return peek(utf8(unpacked(pieces(handle, on_bytes)), named))
