"""The week that an advert's plain days and times come to: "Mon to Fri 8.30 - 4.30".

Nine to five is not eight paid hours unless the break is stated, so a week has what it comes to at
the most, with no break, and at the least, with an hour's break each day. Days of six hours or fewer
need no break: theirs are paid hours. Days and times that belong
to a window ("between 7 and 7"), to a service or to a training are none of the post's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from matcher.normalise.clock_times import HOUR, ranges, span_of
from matcher.normalise.passage import Hints, Mention, Passage
from matcher.normalise.shift_times import of_the_post
from matcher.normalise.weekdays import named_days
from matcher.normalise.wishes.numbers import IN_WORDS, number

LONGEST_DAY = 13.0
LONGEST_SPLIT_DAY = 10.0
LONGEST_WEEK = 50.0
"""More is when a service runs: nobody may be made to work over 48 hours (Working Time Regulations
1998, regulation 4)."""
SHORTEST_GAP = 30
"""Minutes between the two parts of a split day; shifts that touch or overlap are alternatives."""
LONGEST_WITHOUT_BREAK = 6.0
"""A day of more hours has an unpaid break or may have (Working Time Regulations 1998, regulation
12)."""
FAREST = 30
"""Characters between the days and the times that belong together."""

_COUNT = rf"(?:(?<![\d.,£])[1-6]|{IN_WORDS})"
_DAYS = re.compile(
    rf"(?<![a-z\d-])(?:({_COUNT}) ?(?:or|to|-) ?)?({_COUNT}) (?:(?:{IN_WORDS}|\d\d?)[- ]hour"
    r" |full )?"
    r"(days|mornings|afternoons|evenings|nights)\b(?! (?:off|on\b|training|course|holiday|leave"
    r"|notice|old|later|before|after|of (?:training|work experience)))"
)
HINTS = Hints("days", "mornings", "afternoons", "evenings", "nights")
_MOST_DAYS = 6
_DAY_LONG = re.compile(
    rf"(?<![\d.,£])(\d\d?(?:\.\d+)?|\b{IN_WORDS}) hours? (?:a|per|each|every) day\b"
    rf"|\b(?:{_COUNT}) (\d\d?|{IN_WORDS})[- ]hour (?:days|nights)\b"
)
_NEXT_SENTENCE = 60
_NOT_WORK = re.compile(
    r"\b(?:training|induction|interview\w*|assessment|course|between|within|any time|window|odd"
    r"|flexible|opening times|operational|core service|question\w*|session)\b"
    r"[^.]{0,40}$"
)
_JOINED = re.compile(r"\s*(?:,|/|&|;|and|or|then)(?: (?:and|or|then|a))?\s*")
_WEEKENDS = re.compile(r"\bweekends?\b(?! days?\b)")
"""Worked beside the named days, on days of which no times are given."""
_BREAK = re.compile(
    r"\b(half an hour|(?:an|one|1) hour|(?:15|20|30|40|45|60) ?min(?:ute)?s?)'?s?'? "
    r"(?:of )?(unpaid|paid)\b"
    r"|\b(unpaid|paid) (half[ -](?:an )?hour|hour|(?:15|20|30|40|45|60)[ -]min(?:ute)?s?)'?s?'?"
    r" (?:lunch|break|meal)"
    r"|\b(breaks? (?:is|are) paid|paid (?:breaks?|lunch))\b"
)


@dataclass(frozen=True, slots=True)
class Week:
    """Hours a week from first to last, breaks in it: `least` to `most` where they vary.

    `days` are the fewest days and the most; `exact` are the paid hours, where a break or the length
    of a day is stated or no day needs a break; `whole` is false where more days are named than have
    times, and `longest` is the longest day.
    """

    least: float
    most: float
    days: tuple[int, int]
    at: Mention
    exact: float | None = None
    whole: bool = True
    longest: float = LONGEST_DAY

    @property
    def least_paid(self) -> float:
        """The fewest paid hours, after an hour's break each day."""
        return self.exact or self.least - self.days[0]


@dataclass(frozen=True, slots=True)
class _Days:
    """Days a week, by name or by number, the fewest and the most of them."""

    fewest: int
    most: int
    at: Mention
    named: bool


@dataclass(frozen=True, slots=True)
class _Times:
    """Hours of a day, the shortest and the longest of the shifts offered, and where they stand."""

    shortest: float
    longest: float
    start: int
    end: int


def find_week(said: Passage) -> Week | None:
    """The week of the first sentence with plain days and times."""
    days = _find_days(said)
    for at, one in enumerate(days):
        low, high = one.at.start - len(one.at.before), one.at.end + len(one.at.after)
        near = [other for other in days[at : at + _MOST_DAYS] if other.at.start < high]
        week = _week(near, _find_times(said, low, high))
        if week or _DAY_LONG.search(said.folded, low, high):
            return _with_exact_hours(week, near, said.folded, low, high)
    return None


def _find_days(said: Passage) -> list[_Days]:
    found = [_Days(len(days), len(days), at, named=True) for at, days in named_days(said)]
    for at in said.mentions(_DAYS, HINTS):
        read = _DAYS.match(said.folded, at.start)
        most = int(number(read[2])) if read else 0
        fewest = int(number(read[1])) if read and read[1] else most
        if 1 <= fewest <= most <= _MOST_DAYS:
            found.append(_Days(fewest, most, at, named=False))
    kept = [one for one in found if of_the_post(one.at) and not _NOT_WORK.search(one.at.before)]
    return sorted(kept, key=lambda one: one.at.start)


def _find_times(said: Passage, low: int, high: int) -> list[_Times]:
    """The times of the days within one sentence; those that follow one another are joined."""
    found: list[_Times] = []
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
        times = _Times((span[1] - span[0]) / HOUR, (span[1] - span[0]) / HOUR, start, end)
        between = _JOINED.fullmatch(said.folded, found[-1].end, times.start) if found else None
        if between:
            split = "or" not in between[0] and span[0] - last[1] >= SHORTEST_GAP
            times = _joined(found.pop(), times, split=split)
        last = span
        found.append(times)
    return found if all(times.longest <= LONGEST_DAY for times in found) else []


def _joined(first: _Times, next_one: _Times, *, split: bool) -> _Times:
    """Two shifts in a row: the two parts of a split day, or one or the other."""
    both = first.longest + next_one.longest
    if split and both <= LONGEST_SPLIT_DAY:
        return _Times(both, both, first.start, next_one.end)
    shortest = min(first.shortest, next_one.shortest)
    return _Times(shortest, max(first.longest, next_one.longest), first.start, next_one.end)


def _week(days: list[_Days], times: list[_Times]) -> Week | None:
    """The week that days and times come to, None where it is unclear which belong together."""
    named = [one for one in days if one.named]
    counted = [one for one in days if not one.named]
    if len(times) == 1 and len(counted) == 1:
        named, pairs = [], [(counted[0], times[0])]
    else:
        pairs = _pairs(named, times)
    if not pairs or len(pairs) < len(times):
        return None
    week = Week(
        least=sum(one.fewest * time.shortest for one, time in pairs),
        most=sum(one.most * time.longest for one, time in pairs),
        days=(sum(one.fewest for one, _ in pairs), sum(one.most for one, _ in pairs)),
        at=pairs[0][0].at,
        whole=len(pairs) >= len(named),
        longest=max(time.longest for _, time in pairs),
    )
    return week if week.most <= LONGEST_WEEK and week.days[1] <= _MOST_DAYS else None


def _pairs(days: list[_Days], times: list[_Times]) -> list[tuple[_Days, _Times]]:
    """Times with the days before them if the sentence starts with days, else with those after."""
    left = list(days)
    pairs = []
    for time in times:
        before = [one for one in left if 0 <= time.start - one.at.end <= FAREST][-1:]
        after = [one for one in left if 0 <= one.at.start - time.end <= FAREST][:1]
        first = before or after if days and days[0].at.start < times[0].start else after or before
        if first:
            left.remove(first[0])
            pairs.append((first[0], time))
    return pairs


def _with_exact_hours(
    week: Week | None, days: list[_Days], folded: str, low: int, high: int
) -> Week | None:
    """The week with its paid hours, where the advert gives the length of a day or the break."""
    if len({count for one in days for count in (one.fewest, one.most)}) == 1 and (
        long := _DAY_LONG.search(folded, low, high)
    ):
        exact = days[0].most * number(long[1] or long[2])
        if exact <= LONGEST_DAY * days[0].most and (week is None or long[1] or exact < week.least):
            return Week(exact, exact, (days[0].most,) * 2, days[0].at, exact)
    breaks = {_break(read) for read in _BREAK.finditer(folded, low, high + _NEXT_SENTENCE)}
    if week is None or not week.whole or week.least != week.most or len(breaks) > 1:
        return week
    if breaks:
        return replace(week, exact=week.most - breaks.pop() * week.days[0])
    if week.longest > LONGEST_WITHOUT_BREAK or _WEEKENDS.search(folded, low, high):
        return week
    return replace(week, exact=week.most)


def _break(read: re.Match[str]) -> float:
    """The unpaid hours of a break; 0 where it is paid."""
    if read[5] or "paid" in (read[2], read[3]):
        return 0.0
    length = read[1] or read[4]
    if "half" in length:
        return 0.5
    return int(length[:2]) / HOUR if length[:2].isdigit() else 1.0
