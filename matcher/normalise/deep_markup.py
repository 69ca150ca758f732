"""Markup nested beyond reason, which a parser would take quadratic time over.

A parser looks at every open element at each block that begins, so 100 kB of nested blocks take it
seconds. Such text is stripped of its tags in one pass instead, without a look at what holds what.
"""

from __future__ import annotations

import re

_DEEPEST = 100
"""Elements open at once; adverts have some ten."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)|(<!--)|(-->)")
# A tag or a declaration with another in it, which may be no tag at all: it can't be counted.
_ENTANGLED = re.compile(r"<(?!!--)[a-zA-Z!?/][^<>]*<")
_PIECE = re.compile(r"<!--|-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<[!?/][^<>]*>")
_NEVER_HOLD = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
})  # fmt: skip
# Written without their end as a rule: the next one ends them.
_ENDED_BY_NEXT = frozenset({
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
})  # fmt: skip
_FLAT = _NEVER_HOLD | _ENDED_BY_NEXT
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_BLOCKS = frozenset({
    "p", "li", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "ul", "ol",
    "table", "section",
})  # fmt: skip


def is_deep(text: str) -> bool:
    """Whether more elements may be open at once than any advert's; never no where they are.

    An element counts as open until its own end follows, all that began in it having ended.
    """
    if text.count("<") <= _DEEPEST:
        return False
    if _ENTANGLED.search(text):
        return True
    began: list[str] = []
    for slash, name, _, comment_ends in _TAG.findall(text):
        low, ends = name.lower() or "!--", slash or comment_ends
        if low in _FLAT:
            continue
        if not ends:
            began.append(low)
            if len(began) > _DEEPEST:
                return True
        elif began and began[-1] == low:
            began.pop()
    return False


def without_tags(text: str) -> str:
    """`text` without tags, comments and scripts, a line break where a block begins or ends."""
    kept, start, unseen = [], 0, None
    for piece in _PIECE.finditer(text):
        mark = piece.group()
        name = (piece[2] or "").lower()
        if unseen is None:
            kept.append(text[start : piece.start()])
            if mark == "<!--":
                unseen = "-->"
            elif name in _UNSEEN and not piece[1]:
                unseen = name
            elif name in _BLOCKS:
                kept.append("\n")
        elif mark == unseen or (piece[1] and name == unseen):
            unseen = None
        start = piece.end()
    if unseen is None:
        kept.append(text[start:])
    return "".join(kept)
