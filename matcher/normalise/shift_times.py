"""Start and end of a shift on the clock: "8pm-8am", "09:30 to 16:30", "0700-1500"."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from matcher.normalise.clock_times import DAY, HOUR, WORDS, ranges, span_of
from matcher.normalise.passage import MOST_MENTIONS, Hints, Mention, Passage
from matcher.normalise.work_labels import past_label

TIME_HINTS = Hints(*string.digits, *WORDS)
_LONGEST_JOINT = 20  # between the figures of two times: " a.m. through to "
START_HINTS = Hints("start")
_START = re.compile(
    r"(?<![\d£.,:/])(\d{1,2})(?:[:.](\d\d))?\s?(a\.?m)\b\.? start|start(?:ing|s)? (?:at"
    r"|from) (\d{1,2})(?:[:.](\d\d))?\s?(a\.?m)\b"
)
_NOT_SHIFT = re.compile(
    r"interview|visits?\b|\bsessions?\b[^.]{0,40}\b(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)\b|(?:operating|service|opening"
    r"|core service) hours|open (?:day|evening)"
    r"|webinar|contact|telephone|phone\b|\bcall (?:us|me|on)|email"
    r"|lines? |enquir|£[\d.,]+k?\W{0,3}(?:per hour|ph|p/h)?\W{0,3}$|enhance|premium|visiting"
    r"|clos(?:es|ing) |event\b|\brate\b|\brates\b"
    r"|out[- ]of[- ]hours|on[- ]call|\boperational\b(?! shifts?)|between the ages|aged?\b"
    r"|flexi-?time"
    r"|\b(?:any|choose your|your own) (?:\w+ )?(?:pattern|hours|times?)\b"
)
_SERVICE = re.compile(
    r"\b(?:service|services|surgery|clinic|clinics|unit|units|centre|practice|department|team"
    r"|teams|ward|pharmacy|hospital|home|store|shop|reception|we|nursery|school|site|presence"
    r"|access|which|that|facility|it)\b[^.]{0,40}?"
    r"\b(?:operat\w*|runs?|running|open\w*|available|provid\w*|covers?|service|staffed)\b"
)
_STARTS = re.compile(
    r"\bstart(?:s|ing)?(?: times?)?(?: are| is)?(?: anywhere)?(?: between| from)? $"
)
_WINDOW = re.compile(
    r"\b(?:between|within|any ?time|window|flexib\w+|core|cover\w*|rang\w+)\b[^.]{0,40}$"
)
_YOU = re.compile(
    r"\b(?:you|your|post ?holders?|candidates?|applicants?|working hours|shifts?|to work)\b"
)
_OWN_SHIFTS = re.compile(
    r"(?:^|[.,;:/(*] ?|\b(?:the|your) )(?:long )?shifts?(?: are| is|:)?(?: from| of)? ?"
    r"(?:to |and |or |[\d:., apm&/-])*+$"
)
"""What stands right before the times of the post's own shifts, whatever was said of pay before."""
_AFTER_DAY = re.compile(
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
    r"[:,]?[ (]{1,2}$"
)
_LONGEST_DAY = len(" wednesdays: (")
_DATED = re.compile(
    r"^ ?(?:st|nd|rd|th|(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
LONGEST_SHIFT = 16 * HOUR
EARLIEST_START, EARLY_BEFORE = 3, 7
"""Hours of the clock between which a start is early."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift: minutes after midnight, `end` beyond 1440 when it ends the next day."""

    start: int
    end: int
    mention: Mention

    is_window: bool = False
    """Whether the work may lie anywhere within these times, or only its start is stated."""

    @property
    def has_night(self) -> bool:
        """Three hours or more between 11pm and 6am.

        As night work is in the Working Time Regulations 1998 (regulation 2).
        """
        return any(
            min(self.end, day + 6 * HOUR) - max(self.start, day - HOUR) >= 3 * HOUR
            for day in (0, DAY)
        )

    @property
    def has_evening(self) -> bool:
        """Ends after 6pm, and is no night shift."""
        return self.end > 18 * HOUR and not self.has_night

    @property
    def starts_early(self) -> bool:
        """Starts before 7am, and is no night shift."""
        return self.start < 7 * HOUR and not self.has_night


def shifts(said: Passage) -> Iterator[Shift]:
    """The shifts of the post that a passage gives, in its order.

    Opening hours, times of an interview or to telephone, and spans longer than 16 hours (when a
    service runs, not when one person works) are left out.
    """
    near_digits = said.stretches(TIME_HINTS, near=_LONGEST_JOINT, at_least=2)
    found = chain.from_iterable(ranges(said.folded, *stretch) for stretch in near_digits)
    for start, end in islice(found, MOST_MENTIONS):
        if not said.in_one_field(start, end):
            continue
        named = said.mention(start, end)
        times = span_of(named, loose=_follows_day(named))
        if times is None or times[1] - times[0] > LONGEST_SHIFT or not of_the_post(named):
            continue
        window = bool(_WINDOW.search(named.before))
        if _STARTS.search(named.before):  # "starts between 3am and 6am": when it ends is not said
            times, window = (times[0], times[0] + HOUR), True
        yield Shift(*times, named, window)


def early_start(said: Passage) -> Mention | None:
    """Where a lone start before 7am is stated ("6am start")."""
    for found in said.mentions(_START, START_HINTS):
        read = _START.match(said.folded, found.start)
        if read and EARLIEST_START <= int(read[1] or read[4]) < EARLY_BEFORE:
            return found
    return None


def _follows_day(named: Mention) -> bool:
    """Whether a day of the week stands right before, as in "Wed 1-6.30", and no date follows."""
    near = named.before[-_LONGEST_DAY:]
    return bool(_AFTER_DAY.search(near)) and not _DATED.match(named.after)


def of_the_post(named: Mention) -> bool:
    """Whether hours on the clock are worked by the post rather than kept by a service."""
    before = past_label(named.before)
    if _NOT_SHIFT.search(before) and not _OWN_SHIFTS.search(before):
        return False
    return not _SERVICE.search(before) or bool(_YOU.search(before))
