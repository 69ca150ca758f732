"""Grounds against competitive employment sought in an advert, past the traps beside them.

"This is not a volunteer role" denies the ground; "we help people into unpaid placements" speaks of
others; a trial that is paid is none.
"""

from __future__ import annotations

import re
from functools import partial

from matcher.normalise.grounds import NO_SET_HOURS, SELF_EMPLOYED, UNPAID, WORK_TRIAL, Ground
from matcher.normalise.text import quote_around

_BEFORE = 48
_MOST_QUOTE = 120
_REACH = 300  # characters: longer than any words that give a ground
_compile = partial(re.compile, flags=re.IGNORECASE)

_DENIED = _compile(
    r"(?:\bnot\b|n['’]t\b|\bno\b|\bnever\b|\bneither\b|\bwithout\b|\brather than\b|\binstead of\b"
    r"|\bexcept\b|\bunlike\b)[^.!?;\n]{0,24}$"
)
_PAID = _compile(r"\bpaid (?:\w+ )?$")
_PAID_AFTER = _compile(
    r"\W{0,3}\(?(?:fully )?paid\b|[^.!?\n]{0,24}\b(?:is|are|will be) (?:fully )?paid\b"
)
_OTHERS = _compile(
    r"\b(?:help|helping|support|supporting|supports|into|find|finding|clients?|customers|residents"
    r"|members|learners|patients|women|people|adults|businesses|traders|gain|access|for"
    r"|experience|experienced|worked|working|currently|whether|if) (?:\w+ ){0,3}$"
)


def words_in_text(ground: Ground, text: str, lowered: str) -> str | None:
    """The sentence of `text` that gives the ground, unless it is denied or speaks of others.

    `lowered` is the text in lower case, made once for all grounds.
    """
    for low, high in _windows(ground, text, lowered):
        for found in ground.in_text.finditer(text, low, high):
            if not _is_trap(ground, text, found):
                return quote_around(text, found.start(), found.end(), _MOST_QUOTE)
    return None


def _windows(ground: Ground, text: str, lowered: str) -> list[tuple[int, int]]:
    """The stretches of a text around the marks of a ground, apart: most texts have none."""
    marks = [mark for mark in ground.marks if mark in lowered]
    if not marks:
        return []
    if len(lowered) != len(text):  # some capitals of other scripts become two letters
        return [(0, len(text))]
    starts = sorted([at.start() for mark in marks for at in re.finditer(re.escape(mark), lowered)])
    found: list[tuple[int, int]] = []
    for start in starts:
        low, high = max(0, start - _REACH), min(len(text), start + _REACH)
        if found and low <= found[-1][1]:
            low = found.pop()[0]
        found.append((low, high))
    return found


def words_in_fields(ground: Ground, fields: tuple[str, ...]) -> str | None:
    """The first short field (pay, contract, hours) that gives the ground, unless it is denied."""
    for field in fields:
        for found in ground.in_fields.finditer(field):
            if not _is_trap(ground, field, found):
                return quote_around(field, found.start(), found.end(), _MOST_QUOTE)
    return None


def _is_trap(ground: Ground, text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    within = found.group().lower()
    if ground is NO_SET_HOURS:
        return bool(_DENIED.search(before))
    if _DENIED.search(before) or re.search(r"\bnot\b|n['’]t\b", within):
        return not within.startswith(("no basic", "there is no"))
    if ground is WORK_TRIAL:
        return bool(_PAID.search(before) or _PAID_AFTER.match(text, found.end()))
    if ground in (UNPAID, SELF_EMPLOYED) and not within.startswith(("this", "it ", "the ")):
        return bool(_OTHERS.search(before))
    return False
