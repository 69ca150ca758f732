"""The week that an advert's plain days and times come to: "Mon to Fri 8.30 - 4.30".

Nine to five is not eight paid hours unless the break is stated, so a week has what it comes to at
the most, with no break, and at the least, with an hour's break each day. Days of six hours or fewer
need no break: theirs are paid hours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from matcher.normalise.clock_times import HOUR
from matcher.normalise.days_and_times import (
    COUNT,
    LONGEST_DAY,
    MOST_DAYS,
    Days,
    Times,
    find_days,
    find_times,
)
from matcher.normalise.passage import Mention, Passage
from matcher.normalise.wishes.numbers import IN_WORDS, number

LONGEST_WEEK = 50.0
"""More is when a service runs: nobody may be made to work over 48 hours (Working Time Regulations
1998, regulation 4)."""
LONGEST_WITHOUT_BREAK = 6.0
"""A day of more hours has an unpaid break or may have (Working Time Regulations 1998, regulation
12)."""
FAREST = 30
"""Characters between the days and the times that belong together."""
_DAY_LONG = re.compile(
    rf"(?<![\d.,£])(\d\d?(?:\.\d+)?|\b{IN_WORDS}) hours? (?:a|per|each|every) day\b"
    rf"|\b(?:{COUNT}) (\d\d?|{IN_WORDS})[- ]hour (?:days|nights)\b"
)
_NEXT_SENTENCE = 60
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


def find_week(said: Passage) -> Week | None:
    """The week of the first sentence with plain days and times."""
    days = find_days(said)
    for at, one in enumerate(days):
        low, high = one.at.start - len(one.at.before), one.at.end + len(one.at.after)
        near = [other for other in days[at : at + MOST_DAYS] if other.at.start < high]
        week = _week(near, find_times(said, low, high))
        if week or _DAY_LONG.search(said.folded, low, high):
            return _with_exact_hours(week, near, said.folded, low, high)
    return None


def _week(days: list[Days], times: list[Times]) -> Week | None:
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
    return week if week.most <= LONGEST_WEEK and week.days[1] <= MOST_DAYS else None


def _pairs(days: list[Days], times: list[Times]) -> list[tuple[Days, Times]]:
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
    week: Week | None, days: list[Days], folded: str, low: int, high: int
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
