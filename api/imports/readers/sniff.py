"""What a file is, told from how it begins: never from its name."""

from __future__ import annotations

import re
from collections.abc import Callable

from api.imports.readers.answers import has_results
from api.imports.readers.signatures import kind_of_file
from api.imports.rows import UnreadableFileError

HEAD = 256 * 1024
LEAST_PAIRS = 10
MOST_UNPRINTABLE = 10
_HTML = re.compile(
    rb"\s*<(?:!doctype\s+html|html|head|body|div|p|table|meta|script)\b", re.IGNORECASE
)
_ASIDE = re.compile(rb"(?:\s|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_XML = re.compile(rb"\s*<[?!a-zA-Z]")
_UNPRINTABLE = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_ADZUNA = re.compile(rb'"__CLASS__"\s{0,9}:\s{0,9}"Adzuna::')
_ADZUNA_NAME = b'"display_name"'
_REED = (b'"jobId"', b'"jobTitle"', b'"employerName"')
_NO_RESULTS = re.compile(rb'"results"\s{0,9}:\s{0,9}\[\s{0,9}\]')
A_PAGE = "The file is not a list of adverts but a web page (HTML)."
_POSTING = re.compile(rb'"(?:@type|hiringOrganization|@graph)"\s*:')
_TELLING: tuple[tuple[str, Callable[[bytes], object]], ...] = (
    ("adzuna", _ADZUNA.search),
    ("jobposting", _POSTING.search),
    ("reed", lambda head: all(mark in head for mark in _REED)),
    (
        "adzuna",
        lambda head: _ADZUNA_NAME in head and (b'"redirect_url"' in head or has_results(head)),
    ),
)


def refuse_what_is_no_listing(head: bytes) -> None:
    """Refuse a file that is something else altogether.

    Raises:
        UnreadableFileError: the file is empty, a page, a picture, a packed file, or not text.
    """
    refuse_what_is_no_text(head)
    markup = markup_of(head)
    if markup == "html":
        raise UnreadableFileError(A_PAGE)
    if markup is not None:
        raise UnreadableFileError("The file is XML, which cannot be read: use CSV or JSON.")


def refuse_what_is_no_text(head: bytes) -> None:
    """Refuse a file that is neither text nor markup.

    Raises:
        UnreadableFileError: the file is empty, a picture, a packed file, or not text.
    """
    if not head.strip():
        raise UnreadableFileError("The file is empty.")
    kind = kind_of_file(head)
    if kind is not None:
        raise UnreadableFileError(f"The file is not a list of adverts but {kind}.")
    if _is_utf16(head):
        raise UnreadableFileError(
            "The file looks like UTF-16: save it as UTF-8, or say the encoding."
        )
    unprintable = len(head) - len(head.translate(None, _UNPRINTABLE))
    if unprintable > max(MOST_UNPRINTABLE, len(head) // 20):
        raise UnreadableFileError("The file is not text.")


def markup_of(head: bytes) -> str | None:
    """The format html or indeed-xml; None for text that is no markup."""
    aside = _ASIDE.match(head)
    start = aside.end() if aside else 0
    if _HTML.match(head, start):
        return "html"
    return "indeed-xml" if _XML.match(head) else None


def format_of(head: bytes) -> str:
    """The format, by the content: one of those that text can have."""
    markup = markup_of(head)
    if markup is not None:
        return markup
    if not head.lstrip().startswith((b"{", b"[")):
        return "csv"
    told = (kind for kind, tells in _TELLING if tells(head))
    return next(told, None) or _empty_answer(head) or "jsonl"


def _empty_answer(head: bytes) -> str | None:
    """Whose answer it is that lists nothing."""
    if not has_results(head):
        return None
    if b'"totalResults"' in head:
        return "reed"
    return "adzuna" if _NO_RESULTS.search(head) else None


def _is_utf16(head: bytes) -> bool:
    """Whether every second byte is NUL, as in Latin letters written in two bytes each."""
    start = head[:200]
    half = len(start) // 2
    return half >= LEAST_PAIRS and max(start[::2].count(0), start[1::2].count(0)) > half * 0.9
