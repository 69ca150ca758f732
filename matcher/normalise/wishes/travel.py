"""The longest journey that a client would make, in miles or minutes."""

from __future__ import annotations

import re

from matcher.normalise.wishes.claims import Claim, Reading, Way
from matcher.normalise.wishes.lexicon import Hit
from matcher.normalise.wishes.numbers import BEFORE, RANGE, End, after, number, span_of
from matcher.normalise.wishes.ways import by_way
from matcher.preferences import About, Stance, TravelWish

MINUTES_AN_HOUR = 60
MILES_A_KILOMETRE = 0.6214
_MOST_MILES = 1000
_MOST_MINUTES = 600

_MODES = {
    "walk": r"walk(?:ing)?|on foot",
    "cycle": r"cycle|cycling|bike|bicycle|bike ride",
    "bus": r"bus(?:es)?|bus ride|bus journey|coach",
    "train": r"train|tram|metro|tube|rail",
    "car": r"car|drive|driving|lift",
    "any": r"public transport|any means|travel(?:ling)?|commut(?:e|ing)|journey|away|from home"
    r"|from my house|each way|from here|from me|there|of home|of my home|of here|of town"
    r"|door to door",
}
_MODE = "|".join(f"(?P<{name}>{words})" for name, words in _MODES.items())
_BY = (
    r"(?:'?s? ?-?(?:away )?"
    r"(?:by |on |on the |on a |on my |in my |in the |in a |of |the |a |max |to )?"
    rf"(?:{_MODE})\b)?"
)
_MILES = re.compile(
    rf"{BEFORE}{RANGE}{after('middle')}[\s-]?(?P<unit>miles?|mi|km|kilometres?)\b(?: radius)?"
    rf"{after('unit')}{_BY}{after('late')}"
)
_MINUTES = re.compile(
    rf"{BEFORE}{RANGE}{after('middle')}[\s-]?min(?:ute)?s?\b{after('unit')}{_BY}{after('late')}"
)
_CLOCKED = re.compile(
    rf"{BEFORE}(?P<hours>half an hour|(?:three[ -]quarters|quarter) of an hour|an? hour and a half"
    rf"|an? hour|(?P<count>1|one|2|two) ?(?:hours?|hrs?)\b(?: and a half)?)"
    rf"{after('unit')}{_BY}{after('late')}"
)


def find_travel(text: str, bare: bool = False) -> list[Hit[Reading]]:
    """Distances and journey times in folded text.

    With `bare` the text is known to speak of travel, so that an hour needs no mode beside it.
    """
    found = [Hit(m.start(), m.end(), _miles(m)) for m in _MILES.finditer(text)]
    found += [Hit(m.start(), m.end(), _minutes(m)) for m in _MINUTES.finditer(text)]
    for match in _CLOCKED.finditer(text):
        if bare or _is_journey(match):
            found.append(Hit(match.start(), match.end(), _clocked(match)))
    return by_way(text, found)


def _is_journey(match: re.Match[str]) -> bool:
    ends = any(
        text
        for name, text in match.groupdict().items()
        if name.endswith(("_before", "_unit", "_late"))
    )
    return ends or _mode(match) is not None


def _mode(match: re.Match[str]) -> str | None:
    return next((name for name in _MODES if match[name]), None)


def _miles(match: re.Match[str]) -> Reading:
    span = span_of(match)
    if span is None or not 0 < span.high <= _MOST_MILES:
        return Reading()
    scale = MILES_A_KILOMETRE if match["unit"].startswith("k") else 1
    return _reading(TravelWish(miles=round(span.high * scale, 2)), span.end)


def _minutes(match: re.Match[str]) -> Reading:
    span = span_of(match)
    if span is None or not 0 < span.high <= _MOST_MINUTES:
        return Reading()
    return _reading(TravelWish(minutes=span.high, by=_mode(match) or "any"), span.end)


def _clocked(match: re.Match[str]) -> Reading:
    words = match["hours"]
    hours = number(match["count"]) if match["count"] else 1.0
    if words.startswith("half"):
        hours = 0.5
    elif "quarter" in words:
        hours = 0.75 if words.startswith("three") else 0.25
    elif words.endswith("and a half"):
        hours += 0.5
    ends = [name for name, text in match.groupdict().items() if text and "_" in name]
    end = End(ends[0].rsplit("_", 1)[0]) if ends else None
    wish = TravelWish(minutes=hours * MINUTES_AN_HOUR, by=_mode(match) or "any")
    return _reading(wish, end)


def _reading(wish: TravelWish, end: End | None) -> Reading:
    if end in (End.OVER, End.OR_MORE, End.FLOOR):
        return Reading((Claim(About.TRAVEL, wish, Way.OPPOSITE),))
    usual = Stance.MUST if end in (End.CEILING, End.UNDER) else None
    return Reading((Claim(About.TRAVEL, wish, Way.LIMIT, usual=usual),))
