"""The JSON-LD scripts of a saved web page, each with the line on which it begins.

Only what HTML says of scripts is needed for this: a script ends at the next `</script`, whatever it
holds, and what stands in a comment is no script. A parser of whole pages would hold the page many
times over and would not tell the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NEXT = re.compile(r"<!--|<script(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*+""")
_TYPE = re.compile(
    r"""\stype\s{0,9}=\s{0,9}["']?\s{0,9}application/ld\+json(?![\w.+-])""", re.IGNORECASE
)
_END = re.compile(r"</script(?=[\s/>])", re.IGNORECASE)
_OPENING = re.compile(r"(?:\s|//|/\*|\*/|<!--|<!\[CDATA\[)*+")
_CLOSING = re.compile(r"(?:\s|;|//|/\*|\*/|-->|\]\]>)*+")


@dataclass(frozen=True, slots=True)
class Script:
    """What stands in a script; `is_closed` is False where the page ends within it."""

    line: int
    text: str
    is_closed: bool


def json_scripts(page: str) -> Iterator[Script]:
    """The scripts of a page that are of the type application/ld+json, in order."""
    at, line, counted = 0, 1, 0
    while (found := _NEXT.search(page, at)) is not None:
        if found[0] == "<!--":
            end = page.find("-->", found.end())
            at = end + 3 if end >= 0 else len(page)
            continue
        tag = _TAG.match(page, found.end())
        start = tag.end() + 1 if tag else len(page)
        if tag is None or page[start - 1 : start] != ">":
            at = start  # a quote without its end, or the end of the page
            continue
        closing = _END.search(page, start)
        at = closing.start() if closing else len(page)
        if _TYPE.search(tag[0]):
            line += page.count("\n", counted, start)
            counted = start
            yield Script(line, page[start:at], closing is not None)


def begins_at(script: str) -> int:
    """Where the JSON begins: after the marks of a comment or of CDATA on old pages."""
    opening = _OPENING.match(script)
    return opening.end() if opening else 0


def goes_on(script: str, at: int) -> bool:
    """Whether something other than such marks follows from `at`."""
    closing = _CLOSING.match(script, at)
    return closing is not None and closing.end() < len(script)
