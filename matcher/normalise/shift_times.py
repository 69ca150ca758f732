"""Start and end of a shift on the clock: "8pm-8am", "09:30 to 16:30", "0700-1500"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.normalise.negation import Mention, mentions

_CLOCK = (
    r"(\d(?<![\d£.,:/]\d)\d?)(?:\s?[:.]\s?(\d\d)|(\d\d))?\s?"
    r"(a\.?m\b\.?|p\.?m\b\.?|noon\b|midnight\b|midday\b|h(?:ou)?rs\b)?"
)
_JOINT = (
    r"(?:\s?(?:-+|to|until|till|through to|and|finishing at)\s?"
    r"|\s(?=\d{1,2}[\d.:]{0,3}\s?[ap]\.?m))"
)
_RANGE = re.compile(rf"(?:{_CLOCK}){_JOINT}(?:{_CLOCK})(?![\d%]|[.,:/]\d)")
_START = re.compile(
    r"(?<![\d£.,:/])(\d{1,2})(?:[:.](\d\d))?\s?(a\.?m)\b\.? start|start(?:ing|s)? (?:at"
    r"|from) (\d{1,2})(?:[:.](\d\d))?\s?(a\.?m)\b"
)
_NOT_SHIFT = re.compile(
    r"interview|visits?\b|(?:operating|service|opening|core service) hours|open (?:day|evening)"
    r"|webinar|contact|telephone|phone\b|\bcall (?:us|me|on)|email"
    r"|lines? |enquir|£[\d.,]+k?\W{0,3}(?:per hour|ph|p/h)?\W{0,3}$|enhance|premium|visiting"
    r"|clos(?:es|ing) |event\b|\brate\b|\brates\b"
    r"|out[- ]of[- ]hours|on[- ]call|between the ages|aged?\b"
)
_SERVICE = re.compile(
    r"\b(?:service|services|surgery|clinic|clinics|unit|units|centre|practice|department|team"
    r"|teams|ward|pharmacy|hospital|home|store|shop|reception|we|nursery|school|site|presence"
    r"|access|which|that|facility|it)\b[^.]{0,40}?"
    r"\b(?:operat\w*|runs?|running|open\w*|available|provid\w*|covers?|service|staffed)\b"
)
_YOU = re.compile(r"\b(?:you|your|post ?holders?|candidates?|applicants?|working hours|shifts?)\b")
HOUR, NOON, DAY = 60, 12 * 60, 24 * 60
LATEST_END_WITHOUT_PM = 8 * 60
LONGEST_SHIFT = 16 * 60
LONGEST_WITHIN_PM = 5
"""Hours of "4-9pm", which starts in the afternoon; "9-5pm" starts in the morning."""
EARLIEST_START, EARLY_BEFORE = 3, 7
"""Hours of the clock between which a start is early."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift: minutes after midnight, `end` beyond 1440 when it ends the next day."""

    start: int
    end: int
    mention: Mention

    @property
    def has_night(self) -> bool:
        """Three hours or more between 11pm and 6am.

        As night work is in the Working Time Regulations 1998 (regulation 2).
        """
        return any(
            min(self.end, day + 6 * 60) - max(self.start, day - 60) >= 3 * 60 for day in (0, DAY)
        )

    @property
    def has_evening(self) -> bool:
        """Ends after 6pm, and is no night shift."""
        return self.end > 18 * 60 and not self.has_night

    @property
    def starts_early(self) -> bool:
        """Starts before 7am, and is no night shift."""
        return self.start < 7 * 60 and not self.has_night


def shifts(text: str, folded: str) -> Iterator[Shift]:
    """The shifts of the post that `text` gives, in its order.

    Opening hours, times of an interview or to telephone, and spans longer than 16 hours (when a
    service runs, not when one person works) are left out.
    """
    for named in mentions(text, folded, _RANGE):
        read = _RANGE.match(named.words)
        times = _times(read.groups()) if read else None
        if times and times[1] - times[0] <= LONGEST_SHIFT and of_the_post(named):
            yield Shift(*times, named)


def early_start(text: str, folded: str) -> Mention | None:
    """Where a lone start before 7am is stated ("6am start")."""
    for found in mentions(text, folded, _START, ("start",)):
        read = _START.match(folded, found.start)
        if read and EARLIEST_START <= int(read[1] or read[4]) < EARLY_BEFORE:
            return found
    return None


def of_the_post(named: Mention) -> bool:
    """Whether hours on the clock are worked by the post rather than kept by a service."""
    if _NOT_SHIFT.search(named.before):
        return False
    return not _SERVICE.search(named.before) or bool(_YOU.search(named.before))


def _times(ends: tuple[str | None, ...]) -> tuple[int, int] | None:
    """Both ends in minutes; None when either is no time of day or neither says it is one."""
    first, last = ends[:4], ends[4:]
    marks = _half(first[3]), _half(last[3])
    if _is_year(first) and _is_year(last):
        return None
    if not any(marks) and not (_is_written_out(first) and _is_written_out(last)):
        return None
    start = _minutes(first, marks[0] or _half_before(first, last, marks[1]))
    end = _minutes(last, marks[1] or ("pm" if marks[0] == "am" else None))
    if start is None or end is None or start == end:
        return None
    if not any(marks) and end < start < NOON and end <= LATEST_END_WITHOUT_PM:
        end += NOON  # "8.30 - 5.00": an afternoon written without pm
    return start, end if end > start else end + DAY


def _is_year(end: tuple[str | None, ...]) -> bool:
    return end[0] in {"19", "20"} and end[2] is not None and end[3] is None


def _is_written_out(end: tuple[str | None, ...]) -> bool:
    """With minutes ("8.30"), or as four digits ("0830")."""
    return bool(end[1] or (end[2] and len(end[0] or "") == len("08")))


def _half(mark: str | None) -> str | None:
    if mark is None or mark.startswith("h"):
        return None
    return "am" if mark.startswith("a") or mark == "midnight" else "pm"


def _half_before(
    first: tuple[str | None, ...], last: tuple[str | None, ...], mark: str | None
) -> str | None:
    """The half of the day of "4" in "4-8pm" (the same) and of "9" in "9-5pm" (the morning)."""
    if mark != "pm":
        return None
    ahead = int(last[0] or 0) % 12 - int(first[0] or 0) % 12
    return "pm" if 0 < ahead <= LONGEST_WITHIN_PM else "am"


def _minutes(end: tuple[str | None, ...], half: str | None) -> int | None:
    """Minutes after midnight; None when it is no time of day. Beyond noon "am" changes nothing."""
    minutes = int(end[0] or 0) * 60 + int(end[1] or end[2] or 0)
    if minutes > DAY or int(end[1] or end[2] or 0) >= HOUR:
        return None
    if half and minutes < NOON + HOUR:
        minutes = minutes % NOON + (NOON if half == "pm" else 0)
    return minutes % DAY
