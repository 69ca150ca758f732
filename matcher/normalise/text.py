"""Text that people wrote, made plain: no markup, no escapes, one kind of space."""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborHTMLParser

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_ESCAPE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_BLOCK_END = "p, li, br, div, h1, h2, h3, h4, h5, h6, tr, td, th, ul, ol, table, section"
_SPACES = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")  # what is not one plain space already
_LINES = re.compile(r" ?\n[ \n]*")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[^a-z])|\n+|\s+[•●▪*·]\s+")


def plain(text: str) -> str:
    """`text` without markup, escapes (even escaped twice) and invisible characters.

    Blocks of markup end in a line break; other runs of white space become one space.
    """
    for _ in range(3):
        if "&" not in text or not _ESCAPE.search(text):
            break
        text = html.unescape(text)
    if "<" in text and _TAG.search(text):
        text = _without_markup(text)
    text = _UNSEEN.sub("", text).replace("\r", "\n")
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def _without_markup(text: str) -> str:
    tree = LexborHTMLParser(text)
    tree.strip_tags(["script", "style", "template", "noscript"])
    for node in tree.css(_BLOCK_END):
        node.insert_after("\n")
    root = tree.body or tree.root
    return root.text(separator="") if root is not None else ""


def quote_around(text: str, start: int, end: int, most: int = 160) -> str:
    """The sentence of `text` that holds `text[start:end]`, cut at words to `most` characters."""
    low = max(0, start - most)
    high = min(len(text), end + most)
    for found in _SENTENCE_END.finditer(text, low, start + 1):
        low = min(found.end(), start)
    after = _SENTENCE_END.search(text, end, high)
    if after:
        high = after.start()
    if high - low > most:
        spare = max(0, most - (end - start)) // 2
        low, high = max(low, start - spare), min(high, end + spare)
    while 0 < low < start and text[low - 1].isalnum() and text[low].isalnum():
        low += 1
    while end < high < len(text) and text[high - 1].isalnum() and text[high].isalnum():
        high -= 1
    return text[low:high].strip()
