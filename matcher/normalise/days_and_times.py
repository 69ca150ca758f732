"""The days a week and the times of day that an advert names for its post.

Days and times that belong to a window ("between 7 and 7"), to a service or to a training are none
of the post's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.normalise.clock_times import HOUR, ranges, span_of
from matcher.normalise.passage import Hints, Mention, Passage
from matcher.normalise.shift_times import of_the_post
from matcher.normalise.weekdays import named_days
from matcher.normalise.wishes.numbers import IN_WORDS, number

LONGEST_DAY = 13.0
LONGEST_SPLIT_DAY = 10.0
SHORTEST_GAP = 30
"""Minutes between the two parts of a split day; shifts that touch or overlap are alternatives."""

COUNT = rf"(?:(?<![\d.,£])[1-6]|{IN_WORDS})"
_DAYS = re.compile(
    rf"(?<![a-z\d-])(?:({COUNT}) ?(?:or|to|-) ?)?({COUNT}) (?:(?:{IN_WORDS}|\d\d?)[- ]hour"
    r" |full )?"
    r"(days|mornings|afternoons|evenings|nights)\b(?! (?:off|on\b|training|course|holiday|leave"
    r"|notice|old|later|before|after|of (?:training|work experience)))"
)
HINTS = Hints("days", "mornings", "afternoons", "evenings", "nights")
MOST_DAYS = 6
_NOT_WORK = re.compile(
    r"\b(?:training|induction|interview\w*|assessment|course|between|within|any time|window|odd"
    r"|flexible|opening times|operational|core service|question\w*|session)\b"
    r"[^.]{0,40}$"
)
_JOINED = re.compile(r"\s*(?:,|/|&|;|and|or|then)(?: (?:and|or|then|a))?\s*")


@dataclass(frozen=True, slots=True)
class Days:
    """Days a week, by name or by number, the fewest and the most of them."""

    fewest: int
    most: int
    at: Mention
    named: bool


@dataclass(frozen=True, slots=True)
class Times:
    """Hours of a day, the shortest and the longest of the shifts offered, and where they stand."""

    shortest: float
    longest: float
    start: int
    end: int


def find_days(said: Passage) -> list[Days]:
    """The days by name and by number, in the order of the passage."""
    found = [Days(len(days), len(days), at, named=True) for at, days in named_days(said)]
    for at in said.mentions(_DAYS, HINTS):
        read = _DAYS.match(said.folded, at.start)
        most = int(number(read[2])) if read else 0
        fewest = int(number(read[1])) if read and read[1] else most
        if 1 <= fewest <= most <= MOST_DAYS:
            found.append(Days(fewest, most, at, named=False))
    kept = [one for one in found if of_the_post(one.at) and not _NOT_WORK.search(one.at.before)]
    return sorted(kept, key=lambda one: one.at.start)


def find_times(said: Passage, low: int, high: int) -> list[Times]:
    """The times of the days within one sentence; those that follow one another are joined."""
    found: list[Times] = []
    last = (0, 0)
    for start, end in ranges(said.folded, low, high):
        if not said.in_one_field(start, end):
            continue
        at = said.mention(start, end)
        span = span_of(at, loose=True)
        if span is None:
            continue
        if not of_the_post(at) or _NOT_WORK.search(at.before):
            return []
        times = Times((span[1] - span[0]) / HOUR, (span[1] - span[0]) / HOUR, start, end)
        between = _JOINED.fullmatch(said.folded, found[-1].end, times.start) if found else None
        if between:
            split = "or" not in between[0] and span[0] - last[1] >= SHORTEST_GAP
            times = _joined(found.pop(), times, split=split)
        last = span
        found.append(times)
    return found if all(times.longest <= LONGEST_DAY for times in found) else []


def _joined(first: Times, next_one: Times, *, split: bool) -> Times:
    """Two shifts in a row: the two parts of a split day, or one or the other."""
    both = first.longest + next_one.longest
    if split and both <= LONGEST_SPLIT_DAY:
        return Times(both, both, first.start, next_one.end)
    shortest = min(first.shortest, next_one.shortest)
    return Times(shortest, max(first.longest, next_one.longest), first.start, next_one.end)
