"""What a file is, told from how it begins: never from its name."""

from __future__ import annotations

import re

from api.imports.rows import UnreadableFileError

HEAD = 256 * 1024
LEAST_PAIRS = 10
MOST_UNPRINTABLE = 10
_NOT_LISTINGS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip file or a spreadsheet: unpack it, or save the sheet as CSV UTF-8"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as CSV UTF-8"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM\x00", "a picture (BMP)"),
    (b"RIFF", "a picture or a sound"),
    (b"\x1f\x8b", "gzip inside gzip: unpack it once"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ", "an xz file: unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip file: unpack it first"),
    (b"Rar!", "a RAR file: unpack it first"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
)
_HTML = re.compile(
    rb"\s*<(?:!doctype\s+html|html|head|body|div|p|table|meta|script)\b", re.IGNORECASE
)
_XML = re.compile(rb"\s*<[?!a-zA-Z]")
_UNPRINTABLE = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_POSTING = re.compile(rb'"(?:@type|hiringOrganization|@graph)"\s*:')


def refuse_what_is_no_listing(head: bytes) -> None:
    """Refuse a file that is something else altogether.

    Raises:
        UnreadableFileError: the file is empty, a page, a picture, a packed file, or not text.
    """
    if not head.strip():
        raise UnreadableFileError("The file is empty.")
    for start, kind in _NOT_LISTINGS:
        if head.startswith(start):
            raise UnreadableFileError(f"The file is not a list of adverts but {kind}.")
    if _HTML.match(head):
        raise UnreadableFileError("The file is not a list of adverts but a web page (HTML).")
    if _XML.match(head):
        raise UnreadableFileError("The file is XML, which cannot be read: use CSV or JSON.")
    if _is_utf16(head):
        raise UnreadableFileError(
            "The file looks like UTF-16: save it as UTF-8, or say the encoding."
        )
    unprintable = len(head) - len(head.translate(None, _UNPRINTABLE))
    if unprintable > max(MOST_UNPRINTABLE, len(head) // 20):
        raise UnreadableFileError("The file is not text.")


def format_of(head: bytes) -> str:
    """csv, jsonl or jobposting."""
    if not head.lstrip().startswith((b"{", b"[")):
        return "csv"
    return "jobposting" if _POSTING.search(head) else "jsonl"


def _is_utf16(head: bytes) -> bool:
    """Whether every second byte is NUL, as in Latin letters written in two bytes each."""
    start = head[:200]
    half = len(start) // 2
    return half >= LEAST_PAIRS and max(start[::2].count(0), start[1::2].count(0)) > half * 0.9
