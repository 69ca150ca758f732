"""In which encoding a file is, where nobody says: by its mark, by its declaration, by its bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import chain

from api.imports.readers.encodings import transcoded, utf8
from api.imports.rows import UnreadableFileError

AS_WINDOWS = (
    "The file is not UTF-8: it was read as Windows-1252, as Excel for Windows saves CSV. If "
    "letters look wrong, say the encoding."
)
_BEGINNING = 4096
_LONGEST_MARK = 3
_SAMPLE = 256 * 1024
_MOSTLY = 0.9
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"'>]{1,40})["']""")
_HTML = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "ascii")
_DECLARABLE = frozenset({
    *(f"iso8859-{part}" for part in range(1, 17)), *(f"cp125{page}" for page in range(9)), "cp437",
    "cp850", "cp932", "koi8-r", "koi8-u", "mac-roman", "shift_jis", "euc_jp", "gb2312", "gbk",
    "gb18030", "big5", "euc_kr",
})  # fmt: skip
# Bytes that mean in Windows-1252 what English text holds: £, dashes, quotes, accented letters where
# they fit their neighbours. Elsewhere (Mac Roman, DOS) other bytes stand for those.
_FITS = re.compile(
    rb"[\x80\x85\x91-\x97\x99\xa0\xa3\xa9\xae\xb0\xb7\xbc-\xbe\xe0-\xef\xf1-\xf6\xf8-\xfc]"
    rb"|(?<![a-z])[\xc0-\xcf\xd1-\xd6\xd8-\xdc](?=[A-Za-z])|(?<=[A-Z])[\xc0-\xcf\xd1-\xd6\xd8-\xdc]"
)


def as_utf8(pieces: Iterator[bytes], encoding: str | None, notes: list[str]) -> Iterator[bytes]:
    """`pieces` as UTF-8 without a mark: in the encoding told, else in the one they show.

    A note is made where Windows-1252 was taken for granted; bytes that fit neither stay as they
    are, so that their rows are refused.

    Raises:
        UnreadableFileError: UTF-16 was told without a mark, or XML declares what is no encoding.
    """
    if encoding is not None:
        return utf8(pieces, encoding)
    first = b""
    while _tells_too_little(first) and (more := next(pieces, b"")):
        first += more
    whole = chain([first], pieces) if first else pieces
    if first.startswith(_MARKS):
        return utf8(whole, None)
    declared = _declared(first[:_BEGINNING])
    return transcoded(whole, declared) if declared else _utf8_or_windows(whole, notes)


def _tells_too_little(first: bytes) -> bool:
    """Whether a mark or a declaration may go on beyond it."""
    start = first.lstrip()
    return len(start) < _LONGEST_MARK or (start.startswith(b"<") and len(first) < _BEGINNING)


def _declared(first: bytes) -> str | None:
    """What XML or a web page declares; None for any kind of Unicode, which shows by itself."""
    if not first.lstrip().startswith(b"<"):
        return None
    in_xml = _XML.match(first)
    found = in_xml or _HTML.search(first)
    if found is None:
        return None
    said = found[1].decode("ascii", "replace")
    try:
        name = codecs.lookup(said).name
    except (LookupError, ValueError):
        name = ""
    if name in _UNICODE:
        return None
    if name in _DECLARABLE:
        return "cp1252" if name == "iso8859-1" else name  # as every browser reads it
    if in_xml:
        raise UnreadableFileError(
            f"The XML declares the encoding {said!r}, which cannot be read: save it as UTF-8."
        )
    return None


def _utf8_or_windows(pieces: Iterator[bytes], notes: list[str]) -> Iterator[bytes]:
    """The pieces, decided upon where the first of them is not plain ASCII."""
    for piece in pieces:
        if piece.isascii():
            yield piece
            continue
        sample = [piece]
        size = len(piece)
        while size < _SAMPLE and (more := next(pieces, b"")):
            sample.append(more)
            size += len(more)
        rest: Iterator[bytes] = chain(sample, pieces)
        if is_windows(b"".join(sample), whole=size < _SAMPLE):
            notes.append(AS_WINDOWS)
            rest = transcoded(rest, "cp1252")
        yield from rest


def is_windows(sample: bytes, *, whole: bool) -> bool:
    """Whether bytes are Windows-1252: in no part UTF-8, and nearly all of them what English needs.

    `whole` says that the sample does not end in the middle of the text.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    beyond = [c for c in decoder.decode(sample, final=whole) if c > "\x7f"]
    if not beyond or b"\0" in sample or any(not "\udc80" <= c <= "\udcff" for c in beyond):
        return False
    strays = sum(byte > 0x7F for byte in sample)
    return sum(1 for _ in _FITS.finditer(sample)) >= strays * _MOSTLY
