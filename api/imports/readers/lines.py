"""Physical lines with their numbers, read so that a line without an end cannot fill the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.imports.rows import UnreadableFileError

LONGEST = 1024 * 1024
MOST_EMPTY = 100_000


@dataclass(frozen=True, slots=True)
class Part:
    """A line, or a part of one that is very long; `first` and `last` say which part of it."""

    number: int
    data: bytes
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its ending. `cut` says that it went on for longer than is kept."""

    number: int
    text: str
    cut: bool


def parts(pieces: Iterable[bytes], longest: int = LONGEST, ending: bytes = b"\n") -> Iterator[Part]:
    """The lines of a file, those longer than `longest` bytes in several parts."""
    number, first, kept = 1, True, bytearray()
    for piece in pieces:
        start = 0
        while (end := piece.find(ending, start)) >= 0:
            yield Part(number, bytes(kept) + piece[start:end], first, last=True)
            kept.clear()
            number, first, start = number + 1, True, end + 1
        kept += piece[start:]
        if len(kept) > longest:
            yield Part(number, bytes(kept), first, last=False)
            kept.clear()
            first = False
    if kept or not first:
        yield Part(number, bytes(kept), first, last=True)


def lines(pieces: Iterable[bytes], longest: int = LONGEST, ending: bytes = b"\n") -> Iterator[Line]:
    """The lines as text: bytes that are not UTF-8 become lone surrogates, a long line is cut.

    Raises:
        UnreadableFileError: more than 100,000 lines in a row are empty, as in no list of adverts.
    """
    empty = 0
    for part in parts(pieces, longest, ending):
        empty = 0 if part.data else empty + 1
        if empty > MOST_EMPTY:
            raise UnreadableFileError(
                f"The {MOST_EMPTY:,} lines before line {part.number:,} are empty."
            )
        if part.first:
            text = part.data.removesuffix(b"\r").decode("utf-8", "surrogateescape")
            yield Line(part.number, text, cut=not part.last)


def not_utf8_at(text: str) -> int | None:
    """Where the first byte stands that was not UTF-8, counted in characters; None if nowhere."""
    if text.isascii():
        return None
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return error.start
    return None
