"""Pairs of numbers that are a start and an end on the clock, and no weekly hours: "9-5", "24/7"."""

from __future__ import annotations

import re

DIAL, DAY, LONGEST_SHIFT = 12.0, 24.0, 14.0
STARTS, WORKING_DAY = (6.0, 7.0, 8.0, 9.0, 10.0), (7.5, 9.0)
"""Whole hours at which days start, and the length of a day with its break."""

_LIST = ("and", "or", "&", "up to")


def are_minutes(first: str, last: str) -> bool:
    """Whether a pair is from when till when as its minutes tell: "08.00-16.30", "8-20.30"."""
    if _has_minutes(first) and _has_minutes(last):
        return True
    return first.isdigit() and bool(re.fullmatch(r"(?:1[3-9]|2[0-3])\.[0134][05]", last))


def are_times(start: float, link: str, end: float, *, bare: bool) -> bool:
    """Whether a pair in the hours field is a start and an end, or days round the clock.

    A span of weekly hours runs upwards. A pair without "hours" (`bare`) that runs upwards from a
    morning to the end of a working day ("9-17") may be either: it is taken for times as well, for
    what may be either is not known.

    Args:
        start: the first number.
        link: what joins the two: "-", "to", "/", "or".
        end: the last number.
        bare: whether no "hours" and no "week" stands beside them.
    """
    if link in _LIST or (link == "/" and start != DAY):
        return False
    if start > end:
        return start <= DIAL or (start <= DAY and end - start + DAY <= LONGEST_SHIFT)
    if start == end:
        return bare and start <= DIAL
    return bare and start in STARTS and WORKING_DAY[0] <= end - start <= WORKING_DAY[1]


def _has_minutes(words: str) -> bool:
    """Whether a number is as likely a time of day: 08.00, 16.30."""
    return bool(re.fullmatch(r"[012]?\d\.\s?[0-5][05]", words)) and len(words) > len("7.5")
