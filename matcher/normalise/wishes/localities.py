"""Towns and quarters that a client wants to work in, by their names: "near Headingley".

A name asks for a place where capitals show that it is one, or where "in" or "near" leads up to it;
names that are words as well ("Reading", "sale") need both. Where a client comes from, or a limit
such as "no further than Stockport", is no such wish.
"""

from __future__ import annotations

import re

from matcher.normalise.gazetteer import areas, key, spots
from matcher.normalise.wishes.claims import Reading, one
from matcher.normalise.wishes.lexicon import Hit, Word, words_of
from matcher.normalise.wishes.spelling import is_known
from matcher.preferences import About

_CENTRES = re.compile(r"\b(?:town|city|village) cent(?:re|er)s?\b(?! (?:manag|warden|ambassador))")
_NEAR = re.compile(
    r"(?:^|\W)(?:in|near|around|nearer|nr|across)(?: (?:the|central|north|south|east|west))?\W$"
)
_ELSEWHERE = re.compile(
    r"(?:further|farther|far|beyond|past|than|from|live|lives|living|lived|born|moved|university"
    r" of|stay|staying|based|came|move|moving|under|at)"
    r"(?: (?:in|to|near|as|out|over|than|from|the))?\W$"
)
_BEFORE = re.compile(
    r"\b(?:central|greater|inner|outer|(?:north|south)(?:[ -](?:east|west))?|east|west) $"
)
_AFTER = re.compile(r"(?: (?:city|town|village) cent(?:re|er)| area| centre| way\b| side)?\b")
_AREA = re.compile(
    r"\b(?!The |My |Local |Any |This |Some )[A-Z][a-z']{2,20}(?: [A-Z][a-z']{2,20})? area\b"
)
_JOINED = re.compile(r"\s?(?:,|/|&|or|and|,\s?or|,\s?and)\s?")
_LONGEST = 4  # words: "Newcastle upon Tyne", "St Leonards on Sea"
_SHORTEST = 3  # letters
_LOOK_BACK = 40


def find_localities(text: str, low: str) -> list[Hit[Reading]]:
    """The places named in a client's words; `text` is in their own capitals, `low` folded."""
    found = [_hit(low, m.start(), m.end()) for m in _CENTRES.finditer(low)]
    found += [
        _hit(low, m.start(), m.end()) for m in _AREA.finditer(text) if low[m.start()].isalpha()
    ]
    words = words_of(low)
    place = last = 0
    while place < len(words):
        goes_on = last > 0 and _JOINED.fullmatch(low, last, words[place].start) is not None
        length = _named_at(text, low, words[place : place + _LONGEST], goes_on)
        if length:
            last = words[place + length - 1].end
            start, end = words[place].start, words[place + length - 1].end
            before = _BEFORE.search(low, max(0, start - _LOOK_BACK), start)
            after = _AFTER.match(low, end)
            found.append(
                _hit(low, before.start() if before else start, after.end() if after else end)
            )
        place += length or 1
    return found


def _hit(low: str, start: int, end: int) -> Hit[Reading]:
    return Hit(start, end, one(About.SETTING, low[start:end]))


def _named_at(text: str, low: str, words: list[Word], goes_on: bool) -> int:
    """How many of the words are the name of a place that is asked for; 0 for none."""
    if not words or len(words[0].stem) < _SHORTEST:
        return 0
    start = words[0].start
    before = low[max(0, start - _LOOK_BACK) : start]
    if _ELSEWHERE.search(before):
        return 0
    for length in range(len(words), 0, -1):
        end = words[length - 1].end
        name = low[start:end]
        if _is_place(name) and _is_meant(text[start:end], name, before, goes_on):
            return length
    return 0


def _is_place(name: str) -> bool:
    found = key(name)
    return found in spots() or found in areas()


def _is_meant(written: str, name: str, before: str, goes_on: bool) -> bool:
    """Whether a name that a place has is meant as that place; `goes_on` after another place."""
    near = goes_on or bool(_NEAR.search(before))
    capital = written[:1].isupper() and not written.isupper()
    common = all(is_known(word) for word in name.split())
    if common:
        return capital and near
    return capital or near
