"""Where an advert says that its post is full time or part time, and not its pay, team or pupils."""

from __future__ import annotations

import re

from matcher.normalise.negation import denied
from matcher.normalise.passage import Hints, Mention, Passage, passage
from matcher.normalise.text import quote_around
from matcher.vacancy import Hours

FULL_TIME_FROM = 35.0
"""The shortest week, in hours, that is commonly full time."""
PART_TIME_BELOW = 30.0
"""Fewer weekly hours than this are part-time work (the line that the OECD's figures draw)."""
HINTS = Hints("time")
_NAMED = re.compile(
    r"\b(?:full|part)(?:[- ]?time(?:rs?)?(?![a-z])(?! limited)"
    r"|(?= ?/ ?(?:full|part)[- ]?time)|(?= (?:and|or|&|\+) (?:full|part)[- ]?time))"
)
_NOT_BEFORE = re.compile(
    r"(?:pro[- ]?rata'?d?(?: for)?|equivalent|based on|existing|alongside|our current|joining an?"
    r"|join an?|per annum,?|colleagues|convert(?:ed|ing)? to|those working|for any|salary(?: for)?"
    r"|comprises|consists? of|work(?:s|ing) with|team of|will support"
    r"|includes|who works?|residents?|years?'?(?: of)?|gained on)"
    r"\s*(?:\d+(?:\.\d+)? |an? |the |our |all |for |two |three )*$"
    r"|\b(?:combination|mix|mixture|total) of (?:\d+ )?$"
    r"|\b(?:team|department|service)\b[^.]{0,30}\b(?:(?<!position )(?<!post )(?<!role )of|has|have"
    r"|comprises|with|includes)\b(?! arisen| become| an? (?:\w+ )?(?:opening|vacancy|opportunity))"
    r"[^.]{0,30}$"
)
_NOT_AFTER = re.compile(
    r"^[\s-]*(?:equivalent|staff\b(?! nurse)|employees|workers?\b(?! required)|gp practice"
    r"|practice|team\b"
    r"|colleagues|(?:starting )?salary\b(?!\s?[:£*]| (?:competitive|negotiable|up to|from)\b)"
    r"|earnings|education|study|courses?\b"
    r"|students?\b"
    r"|training programme"
    r"|mba\b|[bm]\.?sc\b|phd\b|masters?\b(?! level)|degrees?\b(?![ -](?:qualified|level|educated))"
    r"|diplomas?\b|qualifications?\b|college\b"
    r"|based consultants\b|\(?fte\b|basis salary|hours pay|section)"
)
_RECRUITING = re.compile(r"\b(?:looking for|recruit\w*|seeking|we require)\b[^.]{0,40}$")
_MAYBE_LATER = re.compile(r"\b(?:possibility|potential|chance|view) (?:off?|to|for) (?:an? )?$")
_FULL_SHORT = re.compile(
    r"\b(?<!nhs )(?<!trust )(?<!month )(?<!months )(?<!mths )f/?t\b(?!c)(?! (?:until|to) )"
)
_PART_SHORT = re.compile(r"\bp/?t\b")


def find_times(said: Passage, short_to: int) -> tuple[Mention | None, Mention | None]:
    """Where the passage says full time and where part time, each the first place.

    "FT" and "PT" are read up to the character `short_to`, the end of the hours field and the title:
    further on they are as often a foundation trust, a fixed term or a physiotherapist.
    """
    full = part = None
    for found in said.mentions(_NAMED, HINTS):
        if _is_of_something_else(found):
            continue
        if found.words.startswith("full") and not found.before.endswith("less than "):
            offered = not (denied(found) or _MAYBE_LATER.search(found.before))
            full = full or (found if offered else None)
        else:
            part = part or found
    short = said.folded[:short_to]
    if not full and ("f/t" in short or "ft" in short):
        full = next(said.mentions(_FULL_SHORT, high=short_to), None)
    if not part and ("p/t" in short or "pt" in short):
        part = next(said.mentions(_PART_SHORT, high=short_to), None)
    return full, part


def times_of_contract(contract: str) -> Hours:
    """What a plain contract field says of full and part time: "Full time, permanent"."""
    field = passage(contract)
    full, part = find_times(field, len(field.text))
    part = None if part and denied(part) else part
    quotes = [quote_around(field.text, at.start, at.end) for at in (full, part) if at]
    return Hours(
        full_time=True if full else None,
        part_time=True if part else None,
        quote=" … ".join(dict.fromkeys(quotes)) or None,
    )


def _is_of_something_else(found: Mention) -> bool:
    timers = found.words.endswith(("timers", "timer"))
    if found.after.startswith(" staff") and _RECRUITING.search(found.before):
        return False
    return timers or bool(_NOT_BEFORE.search(found.before) or _NOT_AFTER.match(found.after))
