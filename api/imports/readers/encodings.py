"""Any encoding that a listing may come in, turned into UTF-8.

Bytes that the encoding does not allow come out as bytes that UTF-8 does not allow either, so that
the row they stand in is refused, with its line, and no other.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain

from api.imports.rows import UnreadableFileError, WrongOptionError

NAMES = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso8859-1", "iso8859-15",
    "cp850", "mac-roman", "ascii",
)  # fmt: skip
_MARK = "ips-matcher-mark"
_UTF8 = ("utf-8", "utf-8-sig", "ascii")


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return "\udcff", error.end
    raise error


codecs.register_error(_MARK, _mark)


def encoding_named(name: str) -> str:
    """The Python name of an encoding.

    Raises:
        WrongOptionError: there is no such encoding, or it is none that text comes in.
    """
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        found = ""
    if found not in NAMES:
        raise WrongOptionError(f"unknown encoding {name!r}: use one of {', '.join(NAMES)}")
    return found


def utf8(pieces: Iterator[bytes], encoding: str | None) -> Iterator[bytes]:
    """`pieces` as UTF-8 without a byte order mark; UTF-16 is known by its own mark.

    Raises:
        UnreadableFileError: UTF-16 was asked for, and the mark is missing.
    """
    first = next(pieces, b"")
    while 0 < len(first) < len(codecs.BOM_UTF8):
        more = next(pieces, b"")
        if not more:
            break
        first += more
    marked = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if encoding is None and marked:
        encoding = "utf-16"
    elif encoding == "utf-16" and first and not marked:
        raise UnreadableFileError(
            "The file has no mark that tells how its UTF-16 is written: say utf-16-le or utf-16-be."
        )
    if encoding in (None, *_UTF8):
        return chain([first.removeprefix(codecs.BOM_UTF8)], pieces)
    return transcoded(chain([first], pieces), encoding or "utf-8")


def transcoded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """`pieces` in an encoding that Python knows, as UTF-8 without a byte order mark."""
    decoder = codecs.getincrementaldecoder(encoding)(errors=_MARK)
    start = True
    for piece in chain(pieces, [b""]):
        text = decoder.decode(piece, final=not piece)
        if start and text:
            text, start = text.removeprefix("\ufeff"), False
        yield text.encode("utf-8", "surrogateescape")
