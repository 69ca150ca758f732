"""From when till when, on the clock: "8pm-8am", "09:30 to 16:30", "0700-1500", "mornings 9-1".

Adverts leave out "am" and "pm" where a reader would not need them. They are filled in from the word
beside the times ("evenings 5-9"), from the other end ("9-5pm") and from when people work: a start
from seven to noon is in the morning, one from one to five in the afternoon. A start from five to
seven that ends later on the same dial ("5.30 - 9.30") may be either, and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.normalise.passage import Mention

HOUR, NOON, DAY = 60, 12 * 60, 24 * 60
LATEST_END_WITHOUT_PM = NOON + 8 * HOUR
"""A day without "pm" ends by eight in the evening: "9.30 - 8"."""
LONGEST_WITHIN_PM = 5 * HOUR
"""Length of "7-11pm", which starts in the evening; "9-5pm" and "7.30-8pm" start in the morning."""
EARLY, FORENOON = 5 * HOUR, 7 * HOUR
"""A start without "am" or "pm" is after noon before the first, in the morning from the second."""

_CLOCK = (
    r"(\d(?<![\d£.,/]\d)(?<!\d:\d)\d?)(?:\s?[:.]\s?(\d\d)|(\d\d))?"
    r"(?:\s?(a\.?m\b\.?|p\.?m\b\.?|noon\b|midnight\b|midday\b|h(?:ou)?rs\b))?"
)
WORDS = ("noon", "midday", "midnight")
_WORD = rf"\b({'|'.join(WORDS)})\b"
_JOINT = (
    r"(\s?(?:-+|to|until|'?till?|through to|and|finishing at)\s?"
    r"|(?<!rs)\s(?=\d{1,2}[\d.:]{0,3}\s?[ap]\.?m))"
)
_TO = rf"{_JOINT}(?:{_CLOCK}|{_WORD})(?![\d%]|[.,:/]\d)"
_FROM_TIME, _FROM_WORD = re.compile(_CLOCK + _TO), re.compile(_WORD + _TO)

_MORNING, _NIGHT, _LATE = ("morning", "am", "earl"), "night", "late"
_PART = r"\b(mornings?|am|earl(?:y|ies)|afternoons?|pm|lates?|evenings?|twilights?|nights?)\b"
_PART_BEFORE = re.compile(rf"{_PART}[^\d]{{0,25}}$")
_PART_AFTER = re.compile(rf"^ \(?(?:(?:each|every|in the|on|two|three|four|five) )?{_PART}")
_COUNTED = re.compile(
    r"^ ?-?(?:h(?:ou)?rs?|shifts? (?:per|a)\b|days?|weeks?|months?|years?|people|staff|nights?"
    r"|evenings?|mornings?|sessions?|clinics?|in\b|per\b|an?\b|x\b|beds?|metres?|miles?|times?)"
)
"""What follows when two numbers are no times but a count."""


@dataclass(frozen=True, slots=True)
class _End:
    """One time as written, in minutes after midnight.

    `half` is "am" or "pm" where it is said. `exact`: with minutes, or as four digits; `padded`:
    with a nought before; `fixed`: on the clock of twenty-four hours without a doubt.
    """

    minutes: int
    half: str | None = None
    exact: bool = False
    padded: bool = False
    fixed: bool = False

    @property
    def dial(self) -> int:
        """Minutes after noon or midnight."""
        return self.minutes % NOON


def ranges(folded: str, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
    """Where two times on the clock stand in a row, or any two numbers that look like them."""
    high = len(folded) if high is None else high
    found = [read.span() for read in _FROM_TIME.finditer(folded, low, high)]
    if any(folded.find(word, low, high) >= 0 for word in WORDS):
        found += [read.span() for read in _FROM_WORD.finditer(folded, low, high)]
        found.sort()
    yield from found


def span_of(found: Mention, *, loose: bool = False) -> tuple[int, int] | None:
    """Start and end of what `ranges` found, in minutes after midnight; None if it is no such thing.

    The end lies beyond 1440 when it is on the next day. With `loose`, whole hours count without
    "am", "pm" or a part of the day beside them, as "9-5" does after the days of the week.
    """
    read = _FROM_TIME.match(found.words) or _FROM_WORD.match(found.words)
    if read is None or _are_years(read):
        return None
    *start_at, joint, hour, minute, joined, mark, word = read.groups()
    first = _end(*start_at) if len(start_at) > 1 else _end(word=start_at[0])
    last = _end(hour, minute, joined, mark, word)
    if first is None or last is None:
        return None
    part = _part_of_day(found)
    told = first.half or last.half or (first.exact and last.exact)
    dashed = "-" in joint or (loose and "and" not in joint)
    if not told and (not (part or loose) or not dashed or _COUNTED.match(found.after)):
        return None
    start = _start(first, last, part)
    if start is None:
        return None
    end = last.minutes if last.half or first.fixed or last.fixed else _after(start, last)
    if start == end or (
        not (first.half or last.half or last.fixed or part) and _is_too_late(start, end)
    ):
        return None
    return start, end if end > start else end + DAY


def _are_years(read: re.Match[str]) -> bool:
    """Whether both ends look like years: "2015 - 2018"."""
    ends = (read.groups()[:4], read.groups()[-5:-1])
    return all(end[0] in {"19", "20"} and end[2] and not end[3] for end in ends if len(end) > 3)


def _end(
    hour: str | None = None,
    minute: str | None = None,
    joined: str | None = None,
    mark: str | None = None,
    word: str | None = None,
) -> _End | None:
    """One end of a range; None when it is no time of day."""
    if word:
        return _End(0, "am") if word == "midnight" else _End(NOON, "pm")
    written = hour or "0"
    minutes = int(written) * HOUR + int(minute or joined or 0)
    exact = bool(minute or (joined and len(written) == len("08")))
    hours = bool(mark and mark.startswith("h"))  # "0800hrs", not "4-8 hours"
    if minutes > DAY or int(minute or joined or 0) >= HOUR or (hours and not exact):
        return None
    half = None if mark is None or hours else "am" if mark[0] == "a" or mark == "midnight" else "pm"
    if half and minutes < NOON + HOUR:
        minutes = minutes % NOON + (NOON if half == "pm" else 0)
    fixed = half is None and (minutes >= NOON + HOUR or minutes < HOUR or hours)
    return _End(minutes % DAY, half, exact, written.startswith("0"), fixed)


def _part_of_day(found: Mention) -> str | None:
    """The part of the day named beside the times, with no other number between."""
    named = _PART_BEFORE.search(found.before) or _PART_AFTER.match(found.after)
    return named[1] if named else None


def _start(first: _End, last: _End, part: str | None) -> int | None:
    """When the span starts; None when it may be either half of the day."""
    if first.half or first.fixed or last.fixed:
        return first.minutes
    if last.half:
        return first.minutes if first.padded else _start_before(first, last, part)
    if part:
        return _start_in(part, first)
    if first.padded or first.minutes >= FORENOON:
        return first.minutes
    if first.minutes >= EARLY:
        return first.minutes if last.dial < first.dial else None
    return first.minutes + NOON if last.dial > first.dial else None


def _start_before(first: _End, last: _End, part: str | None) -> int | None:
    """The start of "9-5pm", "4-8pm" or "8-9am"; "9-5am" may be a slip, unless it is at night."""
    length = last.dial - first.dial
    if last.half == "am":
        at_night = part is not None and part.startswith(_NIGHT)
        return first.dial if length > 0 else first.dial + NOON if at_night else None
    within = 0 < length <= LONGEST_WITHIN_PM and (length >= HOUR or first.dial < FORENOON)
    return first.dial + (NOON if within or (length > 0 and first.dial < FORENOON) else 0)


def _start_in(part: str, first: _End) -> int:
    """The start of a span that is said to be in the morning, at night or later in the day."""
    if part.startswith(_MORNING) or (part.startswith(_LATE) and first.dial >= FORENOON):
        return first.minutes
    if part.startswith(_NIGHT) and first.dial < EARLY:
        return first.dial
    return first.dial + NOON


def _after(start: int, last: _End) -> int:
    """The first time after `start` at which the dial shows `last`, at most twelve hours later."""
    return start + ((last.dial - start) % NOON or NOON)


def _is_too_late(start: int, end: int) -> bool:
    """Whether a day without "pm" would end after eight in the evening, or within the hour."""
    return start >= FORENOON and not HOUR <= end - start <= LATEST_END_WITHOUT_PM - start
