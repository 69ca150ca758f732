"""The objects of a JSON file: one a line, in a list, in an "@graph", or over many lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto

from api.imports.readers.json_document import JsonDocument
from api.imports.readers.json_text import Found, Spot, parse
from api.imports.readers.lines import Line, lines
from api.imports.rows import Refusal, refusal

_GRAPH = re.compile(rb'"@graph"\s*:\s*\[')


class Layout(Enum):
    """How the objects of a JSON file stand in it."""

    LINES = auto()
    LIST = auto()
    GRAPH = auto()
    DOCUMENT = auto()


def layout_of(head: bytes) -> Layout:
    """The layout, told from the beginning of the file.

    A first line that is JSON by itself, with more after it, means one object a line; so does a
    second line that opens another object at the margin, or there being one line only.
    """
    first, _, rest = head.lstrip().partition(b"\n")
    rest = rest.lstrip(b"\r\n")
    if rest and (_is_json(first) or (rest.startswith(b"{") and not first.startswith(b"["))):
        return Layout.LINES
    if first.startswith(b"["):
        return Layout.LIST
    if _is_json(first):
        return Layout.LINES
    if _GRAPH.search(head):
        return Layout.GRAPH
    return Layout.DOCUMENT if rest else Layout.LINES


def json_objects(pieces: Iterable[bytes], head: bytes) -> Iterator[Found | Refusal]:
    """The objects of the file that begins with `head`, and what is broken between them."""
    match layout_of(head):
        case Layout.LINES:
            yield from one_a_line(lines(pieces))
        case Layout.LIST:
            yield from JsonDocument(pieces, in_list=True).objects("[")
        case Layout.GRAPH:
            found = _GRAPH.search(head)
            opening = found[0].decode() if found else "["
            yield from JsonDocument(pieces, in_list=True).objects(opening)
        case Layout.DOCUMENT:
            yield from JsonDocument(pieces, in_list=False).objects("")


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        return False
    return True


def one_a_line(found: Iterable[Line]) -> Iterator[Found | Refusal]:
    """The object of each line, or what is wrong with it; blank lines are passed over."""
    for line in found:
        text = line.text.strip()
        if line.cut:
            yield refusal(line.number, None, "the line is more than a million bytes long", text)
        elif text:
            start = len(line.text) - len(line.text.lstrip())
            got, end = parse(line.text, start, Spot(line.number, start + 1))
            if end is not None and line.text[end:].strip():
                got = refusal(
                    line.number,
                    f"character {end + 1}",
                    "something follows the object",
                    line.text[end:],
                )
            yield got
