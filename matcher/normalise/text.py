"""Text that people wrote, made plain: no markup, no escapes, one kind of space."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from ahocorasick_rs import AhoCorasick
from selectolax.lexbor import LexborHTMLParser

from matcher.normalise.deep_markup import is_deep, without_tags

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_ESCAPE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_BLOCK_END = "p, li, br, div, h1, h2, h3, h4, h5, h6, tr, td, th, ul, ol, table, section"
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_ASCII_SPACES = bytes.maketrans(b"\t\r", b" \n")
_ODD = re.compile(
    "(?P<space>[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])"
    "|[\u00ad\u200b-\u200f\u2060\ufeff]"
)
_STOPS = (". ", "! ", "? ", "; ")
_BREAKS = ("\n", " * ", " • ", " ● ", " ▪ ", " · ")
_MARKS = AhoCorasick([*_STOPS, *_BREAKS])


def plain(text: str) -> str:
    """`text` without markup, escapes (even escaped twice) and invisible characters.

    Blocks of markup end in a line break; other runs of white space become one space.
    """
    if _is_plain(text):
        return text
    for _ in range(3):
        if "&" not in text or not _ESCAPE.search(text):
            break
        text = html.unescape(text)
    if "<" in text and _TAG.search(text):
        text = without_tags(text) if is_deep(text) else _without_markup(text)
    if not text.isascii() and not text.replace("\n", "").isprintable():
        text = _ODD.sub(lambda odd: " " if odd["space"] else "", text)
    # Bytes are cleared and replaced some ten times as fast as an expression does it.
    cleared = _with_plain_spaces(text.encode("utf-8", "surrogatepass"))
    return cleared.decode("utf-8", "surrogatepass")


def _is_plain(text: str) -> bool:
    """Whether there is nothing to do, as in most short fields."""
    return not (
        "&" in text
        or "<" in text
        or "  " in text
        or text[:1] == " "
        or text[-1:] == " "
        or not text.isprintable()
    )


def _without_markup(text: str) -> str:
    tree = LexborHTMLParser(text)
    tree.strip_tags(["script", "style", "template", "noscript"])
    for node in tree.css(_BLOCK_END):
        node.insert_after("\n")
    root = tree.body or tree.root
    return root.text(separator="") if root is not None else ""


def _with_plain_spaces(text: bytes) -> bytes:
    """UTF-8 without control characters, one space between words, one line break between lines."""
    text = text.translate(_ASCII_SPACES, _CONTROLS)
    while b"  " in text:
        text = text.replace(b"  ", b" ")
    text = text.replace(b" \n", b"\n").replace(b"\n ", b"\n")
    while b"\n\n" in text:
        text = text.replace(b"\n\n", b"\n")
    return text.strip()


def small(text: str) -> str:
    """`text` with the letters a to z in small, every character in its place.

    Bytes are put in small letters several times as fast as characters.
    """
    lower = text.encode("utf-8", "surrogatepass").lower()
    return lower.decode("utf-8", "surrogatepass")


def sentence_around(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """Where the sentence that holds `text[start:end]` starts and ends, its full stop included.

    At most `reach` characters on each side; `text` is as `plain` leaves it. A full stop ends a
    sentence unless a small letter follows; a line break and a bullet always do.
    """
    starts, ends = _sentences(text)
    before, after = bisect_right(starts, start), bisect_left(ends, end)
    low = starts[before - 1] if before else 0
    high = ends[after] if after < len(ends) else len(text)
    return max(low, start - reach, 0), min(high, end + reach, len(text))


@lru_cache(maxsize=4)  # the readers of one advert look around many places of the same texts
def _sentences(text: str) -> tuple[list[int], list[int]]:
    """Where sentences start, but for the first, and where they end, but for the last."""
    starts, ends = [], []
    for mark, start, end in _MARKS.find_matches_as_indexes(
        whole_characters(text), overlapping=True
    ):
        if mark >= len(_STOPS):
            ends.append(start)
        elif not "a" <= text[end : end + 1] <= "z":
            ends.append(start + 1)
        else:
            continue
        starts.append(end)
    return sorted(starts), sorted(ends)


def whole_characters(text: str) -> str:
    """`text` with a question mark for each half of a character, as broken JSON may hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


def quote_around(text: str, start: int, end: int, most: int = 160) -> str:
    """The sentence of `text` that holds `text[start:end]`, cut at words to `most` characters."""
    low, high = sentence_around(text, start, end, most)
    if high - low > most:
        spare = max(0, most - (end - start)) // 2
        low, high = max(low, start - spare), min(high, end + spare)
    while 0 < low < start and text[low - 1].isalnum() and text[low].isalnum():
        low += 1
    while end < high < len(text) and text[high - 1].isalnum() and text[high].isalnum():
        high -= 1
    return text[low:high].strip()
