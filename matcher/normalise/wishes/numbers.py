"""Numbers as clients write them, and the words that make an end of a range of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_IN_WORDS = {name: number for number, name in enumerate(_UNITS, start=1)} | _TENS
_TEENS = "|".join(sorted(_UNITS, key=len, reverse=True))
NAMES = tuple(_IN_WORDS)
IN_WORDS = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_TEENS}))?|{_TEENS})\b"
"""A number in words up to ninety-nine; it has no groups of its own."""

NUMBER = (
    rf"(?:(?<![\d.,])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}})(?:\.\d{{1,2}})?(?![\d])|\b{IN_WORDS})"
)
"""A number in figures or in words up to ninety-nine; it has no groups of its own."""


def number(text: str) -> float:
    """The number that `NUMBER` matched."""
    if text[0].isdigit():
        return float(text.replace(",", ""))
    return sum(_IN_WORDS[word] for word in re.split("[ -]", text))


class End(StrEnum):
    """Which end of a range words make, and whether they set it ("at most") or name it ("under")."""

    CEILING = "ceiling"
    FLOOR = "floor"
    UNDER = "under"
    OVER = "over"
    OR_LESS = "or_less"
    OR_MORE = "or_more"
    AROUND = "around"


_NO = (
    r"(?:no|not|not any|nothing|never|(?:can't|cannot|couldn't|could not|won't|wouldn't|don't|not)"
    r"(?: (?:want to (?:be )?|be |like to |have to |having to |need to |able to )?"
    r"(?:do|doing|work|working|manage|want|travel|travelling|commute|commuting|go|going|spend"
    r"|spending|cope with))?"
    r"|wouldn't (?:[a-z]{1,8} ){1,6}(?:for|on))"
)
_BEFORE = {
    End.CEILING: r"up to|at (?:the )?most|within|(?:a )?max(?:imum)?(?: of)?"
    rf"|limit(?:ed to| of)?|{_NO} "
    r"(?:more than|over|above|longer than|further than|farther than|beyond|more)|capped at|until",
    End.FLOOR: rf"at least|at the (?:very )?least|(?:a )?min(?:imum)?(?: of)?|{_NO} "
    rf"(?:less than|under|below|fewer than|lower than)",
    End.UNDER: r"under|less than|below|fewer than|lower than|just under|<",
    End.OVER: r"over|more than|above|upwards of|longer than|further than|beyond|>",
    End.AROUND: r"around|about|roughly|approx(?:imately)?|circa|~|near enough",
}
_AFTER = {
    End.CEILING: r"max(?:imum)?|tops|at (?:the )?most|limit|(?:is|are) (?:the |my |about my )?"
    r"(?:top |upper |very |absolute )?(?:limit|max(?:imum)?|most)(?: i can do)?",
    End.FLOOR: r"min(?:imum)?|at (?:the )?least|(?:is|are) (?:the |my )?min(?:imum)?",
    End.OR_LESS: r"or (?:less|fewer|under|below|lower)",
    End.OR_MORE: r"\+|plus\b|or (?:more|over|above|higher)|and (?:up|over|above)|upwards",
    End.AROUND: r"or so|ish|-ish|or thereabouts|give or take",
}


def _any_of(ends: dict[End, str], suffix: str) -> str:
    return "|".join(f"(?P<{end}_{suffix}>{words})" for end, words in ends.items())


BEFORE = rf"(?:(?<![\w])(?:{_any_of(_BEFORE, 'before')})\s?(?:(?:like|about|around|say|maybe) )?)?"
"""Words before a number that make it an end, if there are any."""


def after(place: str) -> str:
    """Words after a number that make it an end, if there are any; `place` keeps groups apart."""
    return rf"(?:\s?(?:{_any_of(_AFTER, place)}))?"


@dataclass(frozen=True, slots=True)
class Span:
    """One number or a range of them, with the words that make it an end."""

    low: float
    high: float
    end: End | None

    @property
    def is_range(self) -> bool:
        """Whether two different numbers are named."""
        return self.low != self.high


def span_of(match: re.Match[str]) -> Span | None:
    """The span in groups `low` and `high` of a match, or None where it runs backwards."""
    groups = match.groupdict()
    low = number(groups["low"])
    high = number(groups["high"]) if groups.get("high") else low
    if low > high:
        return None
    ends = [name.rsplit("_", 1)[0] for name, text in groups.items() if text and "_" in name]
    return Span(low, high, End(ends[0]) if ends else None)


RANGE = rf"(?P<low>{NUMBER})(?:\s?(?:-|to|till|or|and)\s?(?P<high>{NUMBER}))?"
"""One number in the group `low`, or two, with the second in `high`."""
