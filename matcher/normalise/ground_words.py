"""Grounds against competitive employment sought in an advert, past the traps beside them.

"This is not a volunteer role" denies the ground; "we help people into unpaid placements" speaks of
others; a trial that is paid is none.
"""

from __future__ import annotations

import re
from functools import partial

from ahocorasick_rs import BytesAhoCorasick, Implementation

from matcher.normalise.grounds import (
    GROUNDS,
    INTERNAL_ONLY,
    NO_SET_HOURS,
    SELF_EMPLOYED,
    UNPAID,
    WORK_TRIAL,
    ZERO_HOURS,
    Ground,
)
from matcher.normalise.text import quote_around

_BEFORE = 48
_MOST_QUOTE = 120
_REACH = 160  # characters: longer than any words that give a ground
_compile = partial(re.compile, flags=re.IGNORECASE)

_DENIED = _compile(
    r"(?:\bnot\b|n['’]t\b|\bno\b|\bnever\b|\bneither\b|\bwithout\b|\brather than\b|\binstead of\b"
    r"|\bexcept\b|\bunlike\b)[^.!?;\n]{0,24}$"
)
_MARKS = sorted(frozenset[bytes]().union(*(ground.marks for ground in GROUNDS)))
_ALL_MARKS = BytesAhoCorasick(_MARKS, implementation=Implementation.DFA)
_NONE = frozenset[bytes]()
_PAID = _compile(r"\bpaid (?:\w+ |for (?:\w+ ){1,5})?$")
_PAID_AFTER = _compile(
    r"\W{0,3}\(?(?:fully )?paid\b|[^.!?\n]{0,24}\b(?:is|are|will be) (?:fully )?paid\b"
)
_OTHERS = _compile(
    r"\b(?:help|helping|support|supporting|supports|into|find|finding|clients?|customers|residents"
    r"|members|learners|patients|women|people|adults|businesses|traders|gain|access|for"
    r"|experience|experienced|worked|working|currently|whether|if) (?:\w+ ){0,3}$"
    r"|\b(?:clients?|customers|tenants|claimants|residents|people who)\b[^.!?\n]{0,40}$"
)
# "Advising tenants on zero hours work": a topic of the work, not its terms. It goes up to a word
# for the post itself, a comma or the end of the sentence; "is" and "are" say that terms follow.
_STOPS = r"this|our|role|post|position|vacancy"
_NOT_THE_POST = rf"(?:(?!\b(?:{_STOPS})\b)[^.!?;:,()\n–]){{0,48}}"
_OF_A_TOPIC = rf"(?:(?!\b(?:{_STOPS}|is|are)\b)[^.!?;:,()\n–]){{0,48}}"
_PEOPLE = r"(?:people|those|clients?|customers|members|residents|learners|anyone|workers)"
_TOPIC = _compile(
    rf"\b(?:advis(?:e|es|ing)|advice|guidance|teach\w*|research\w*|campaign\w*|lectur\w*"
    rf"|cases?|disputes?|claims|issues|questions|quer(?:y|ies)|law|rights|knowledge|understanding)\b"
    rf"{_OF_A_TOPIC}\b(?:on|about|around|regarding|concerning|against|of|in|into|with)\b"
    rf"{_OF_A_TOPIC}$"
    rf"|\b(?:about|regarding|concerning|on the (?:topic|subject) of)\b{_OF_A_TOPIC}$"
    rf"|\b(?:support(?:s|ing)?|help(?:s|ing)?|represent(?:s|ing)?) (?:\w+ )?{_PEOPLE}"
    rf" (?:with|on|in|into|out of|off|from|who|find|leave|working)\b{_OF_A_TOPIC}$"
)
_OF_THIS_ONE = _compile(r"\b(?:an?|the|your) (?:\w+ )?$")  # "on a commission only basis"
_FIRMS = r"(?:firms?|companies|agencies|employers|places|businesses|jobs|roles)"
_AT_OTHERS_BEFORE = _compile(
    rf"\b(?:other|most|many|some|rival|competing) {_FIRMS}\b{_NOT_THE_POST}$"
)
_AT_OTHERS_AFTER = _compile(
    rf"[^.!?;:,\n]{{0,16}}(?:\b(?:at|in|with) (?:other|rival|competing) {_FIRMS}"
    rf"|\bat (?:most|many|some) {_FIRMS}|\belsewhere)\b"
)
_PART_OF_IT = _compile(
    r"\b(?:secondments?|relocation|golden hello|bonus|parking|nursery places?|interviews?|or"
    r"|reserve|priority)\b[^.!?\n]{0,30}$|\bnot (?:just |limited )?$"
)
"""What is for present staff alone where others may have the job: "or secondment for ..."."""
_SECONDED = _compile(
    r"(?<!or )(?<!or as )\b(?:this|the|an?) (?:\w+ ){0,4}secondment (?:post|role)?[^.!?\n]{0,20}$"
)
_FIRST = _compile(
    r"[^.!?\n]{0,60}\b(?:first instance|at first|initially|external applicants|externally"
    r"|before (?:being|it is))\b"
)
"""Who may apply first, and others after them."""
_OF_OTHERS_TOO = (UNPAID, SELF_EMPLOYED, ZERO_HOURS)
_SAYS_NO = ("no basic", "there is no", "no salary", "no wage", "no pay", "not able", "unable")


Folded = bytes
"""A text in lower case, one byte a character (a question mark for what Latin-1 lacks): ten times as
quick to make as lower case proper, and as long as the text."""


def folded(text: str) -> Folded:
    """The text as marks are looked for in it."""
    return text.encode("latin-1", "replace").lower()


def marked(text: Folded) -> frozenset[bytes]:
    """The marks of all grounds that a text holds: mostly none."""
    found = _ALL_MARKS.find_matches_as_indexes(text, overlapping=True)
    return frozenset([_MARKS[mark] for mark, _, _ in found]) if found else _NONE


def words_in_text(ground: Ground, text: str, low: Folded, marks: frozenset[bytes]) -> str | None:
    """The sentence of `text` that gives the ground, unless it is denied or speaks of others.

    `low` is `folded(text)` and `marks` is `marked(low)`, made once for all grounds.
    """
    if ground.marks.isdisjoint(marks):
        return None
    for first, last in _windows(ground.marks & marks, low):
        if ground.beside and not any(word in low[first:last] for word in ground.beside):
            continue
        for found in ground.in_text.finditer(text, first, last):
            if not _is_trap(ground, text, found):
                return quote_around(text, found.start(), found.end(), _MOST_QUOTE)
    return None


def _windows(marks: frozenset[bytes], text: Folded) -> list[tuple[int, int]]:
    """The stretches of a text around the marks of a ground, apart."""
    starts = sorted([at.start() for mark in marks for at in re.finditer(re.escape(mark), text)])
    found: list[tuple[int, int]] = []
    for start in starts:
        low, high = max(0, start - _REACH), min(len(text), start + _REACH)
        if found and low <= found[-1][1]:
            low = found.pop()[0]
        found.append((low, high))
    return found


def words_in_fields(ground: Ground, fields: tuple[str, ...], marks: frozenset[bytes]) -> str | None:
    """The first short field (pay, contract, hours) that gives the ground, unless it is denied.

    `marks` are those of the fields together.
    """
    if ground.marks.isdisjoint(marks):
        return None
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
    if ground is INTERNAL_ONLY:
        return _is_for_others_too(text, found, before)
    if _is_of_others(text, found, before):
        return True
    if _DENIED.search(before) or re.search(r"\bnot\b|n['’]t\b", within):
        return not within.startswith(_SAYS_NO)
    if ground is WORK_TRIAL:
        return bool(_PAID.search(before) or _PAID_AFTER.match(text, found.end()))
    of_the_job = within.startswith(("this", "it ", "the "))
    return ground in _OF_OTHERS_TOO and not of_the_job and bool(_OTHERS.search(before))


def _is_for_others_too(text: str, found: re.Match[str], before: str) -> bool:
    """Whether people from outside may apply as well, for the post or later."""
    if "external" in found.group().lower() or _FIRST.match(text, found.end()):
        return True
    if _DENIED.search(before):
        return True
    return bool(_PART_OF_IT.search(before)) and not _SECONDED.search(before)


def _is_of_others(text: str, found: re.Match[str], before: str) -> bool:
    """Whether the words are a topic of the work ("advice on"), or of the jobs at other firms."""
    if _AT_OTHERS_AFTER.match(text, found.end()) or _AT_OTHERS_BEFORE.search(before):
        return True
    of_the_job = found.group().lower().startswith(("this", "it ", "the "))
    if of_the_job or _OF_THIS_ONE.search(before):
        return False
    wider = text[max(0, found.start() - 2 * _BEFORE) : found.start()]
    return bool(_TOPIC.search(wider))
