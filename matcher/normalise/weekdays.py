"""Days of the week that an advert gives as working days: "Monday to Friday", "Mon, Tue & Thu"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from matcher.normalise.passage import Hints, Mention, Passage
from matcher.normalise.work_labels import past_label
from matcher.preferences import DAYS

MOST_EXTRAS = 2
"""Up to this many days may be worked now and then, beside the working days."""
SHORTEST_LONE = len("friday")
"""A lone "sat" or "sun" is as often another word, unless a time follows: "Sat 9-1"."""

HINTS = Hints(
    *("monday", "tuesd", "wednesd", "thursd", "friday", "saturd", "sunday", "weekdays", "monfri"),
    alone=(*DAYS, *(f"{day}s" for day in DAYS), "thur", "thurs"),
)
_DAY = (
    r"(?:(?:mon|fri|sun)(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|sat(?:urday)?)"
    r"s?(?<!thus)(?:'s)?(?![a-z])"
)
_LINK = r"(?:\s*[-,/&]\s*|\s+)(?:(?:to|and|or|through|thru|until|till|&)\s+)?"
_CLOSED = r"mon(?:day)?(?:fri|sat|sun)(?:day)?(?![a-z])"
_RUN = re.compile(rf"\bweekdays\b|\b{_CLOSED}|\b{_DAY}(?:{_LINK}{_DAY}){{0,6}}")
_ONE = re.compile(rf"(?P<link>-|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b)?\s*(?P<day>{_DAY})")
_LOST_DASH = re.compile(r"^(mon(?:day)?) ?([fs]\w+)$")
"""A span whose dash was lost on the way, as some feeds do: "Monday Friday", "MonFri"."""
_TIMES_AFTER = re.compile(
    r"^[\s:,(]{1,3}(?:\d{1,2}[\d.:]{0,3} ?(?:[ap]\.?m\.?)? ?(?:-|to\b)|\*{4})"
)
_NOT_BEFORE = re.compile(
    r"interview|visits?\b|get paid|timesheet|(?:operating|service|opening) hours|shortlist|deadline"
    r"|clos(?:e|es|ing)\b|open (?:day|evening)|webinar|event\b|\bcall(?: us| me)?\b|contact"
    r"|telephone|phone|enquir|lines? (?:are )?open|email|\bbus(?:es)?\b|shuttle|%"
    r"|£[\d.,]+k?\W{0,3}(?:per hour|an hour"
    r"|ph)?\W{0,3}$"
    r"|\b(?:is|are) open $|\b(?:classroom|induction|assessment)\b[^.]{0,50}$|training (?:from|on) $"
    r"|enhance|premium|rates?\b|\bpay\b|starting on|commenc|advert|per hour \(?$"
)
_NOT_AFTER = re.compile(
    r"^ times\b|^(?: ?(?:/|&|and\b|or\b) ?(?:nights?|bank hol\w*|public hol\w*))?\W{0,3}(?:day )?£"
    r"|^(?:\W{0,3}bank hol\w*)? rates?\b"
    r"|^\W{0,3}(?:the )?\d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d)(?!\s*[ap]\.?m)(?!\s*-)"
)
_DATE = re.compile(r"^\W{0,3}(?:the )?\d{1,2}(?:st|nd|rd|th)\b|^ times\b")
_LIST_AFTER = re.compile(r"^(?:,| and| or| ?/| ?&)")
_EXTRA_BEFORE = re.compile(
    r"\b(?:includ\w+|occasional(?:ly)?|some|alternate|plus|flexib\w*|additional|rota\w*|and a"
    r"|\d in \w+|one in \w+|potentially|possible|every other|odd)[ :](?:\w+ ){0,4}$|\b(?:an?|one"
    r"|any) $"
)
_SERVICE = re.compile(
    r"\b(?:services?|surgery|clinics?|unit|centre|practice|department|ward|teams?|pharmacy|hospital"
    r"|office|we|reception|nursery|home|business|store|shop|company)\b[^.]{0,50}?"
    r"\b(?:operat\w*|runs?|running|open\w*|available|provid\w*|covers?)\b"
)
_YOU = re.compile(r"\b(?:you|post ?holder|candidate|work)\b")
_WORKED = re.compile(
    r"\b(?:you|work\w*|hours?|hrs|shifts?|post|role|position|rota|week|part|full)\b"
)


def working_days(said: Passage) -> tuple[tuple[str, ...], list[Mention]]:
    """The working days named in a passage, Monday first, and where they are named.

    Days of an interview, a closing date, opening hours or a rate of pay are not working days, nor
    are days worked now and then; one or two days count only in a sentence that speaks of work, or
    with times after them.
    """
    found: set[str] = set()
    where = []
    for named in _runs(said):
        days = _days(named.words)
        if days and _is_of_the_post(named, len(days)):
            found.update(days)
            where.append(named)
    return tuple(day for day in DAYS if day in found), where


def named_days(said: Passage) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    """Where days are named that are not those of an interview, a call or a date, and which.

    Days worked now and then are left out; whether the others are the post's is not looked at.
    """
    for named in _runs(said):
        days = _days(named.words)
        now_and_then = len(days) <= MOST_EXTRAS and _EXTRA_BEFORE.search(named.before)
        if (
            days
            and not (now_and_then or _NOT_BEFORE.search(past_label(named.before)))
            and not _DATE.match(named.after)
            and not (named.words == "weekdays" and _LIST_AFTER.match(named.after))
        ):
            yield named, tuple(days)


@lru_cache(maxsize=4)  # hours and schedule both ask
def _runs(said: Passage) -> tuple[Mention, ...]:
    """Where days of the week are named, one or several in a row."""
    return tuple(said.mentions(_RUN, HINTS))


def _days(words: str) -> list[str]:
    if words == "weekdays":
        return list(DAYS[:5])
    days: list[str] = []
    for one in _ONE.finditer(_LOST_DASH.sub(r"\1 - \2", words)):
        day = one["day"][:3]
        days += _span(days[-1], day) if one["link"] and days else [day]
    return days


def _span(first: str, last: str) -> tuple[str, ...]:
    """The days after `first` up to `last`, over the week's end where need be."""
    start, end = DAYS.index(first) + 1, DAYS.index(last) + 1
    return DAYS[start:end] if start < end else (*DAYS[start:], *DAYS[:end])


def _is_of_the_post(named: Mention, count: int) -> bool:
    before = past_label(named.before)
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(named.after):
        return False
    if named.words == "weekdays" and _LIST_AFTER.match(named.after):
        return False
    if count <= MOST_EXTRAS and _EXTRA_BEFORE.search(named.before):
        return False
    if count == 1 and len(named.words) < SHORTEST_LONE and not _TIMES_AFTER.match(named.after):
        return False
    if _SERVICE.search(before) and not _YOU.search(before):
        return False
    return bool(
        count > MOST_EXTRAS or _WORKED.search(named.around) or _TIMES_AFTER.match(named.after)
    )
