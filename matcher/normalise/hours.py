"""Paid hours a week, and whether a post is full time, part time or either.

Numbers count when they are the post's: with "a week", in the hours field, or standing where posts
are listed ("Band 5, 22.5 hours"). Lengths of shifts, opening times, time limits and yearly hours
are not. A part of a whole-time post (0.6 WTE) is worked out only from a full-time week that the
advert states. `full_time` is true when said or when the hours reach 35, `part_time` when said or
when a post is under 30 hours; otherwise they are None, for adverts rarely say what they are not.

Where no number is stated, plain days and times tell full from part time: full time if they come to
35 hours after an hour's break each day, part time if they come to under 30 with none. Their exact
hours are known only where a break or the length of a day is stated.
"""

from __future__ import annotations

import re

from matcher.normalise.advert_text import AdvertText
from matcher.normalise.full_time import FULL_TIME_FROM, PART_TIME_BELOW, find_times
from matcher.normalise.negation import denied
from matcher.normalise.not_offered import not_offered
from matcher.normalise.passage import Mention, Passage
from matcher.normalise.text import quote_around
from matcher.normalise.timetable import Week, find_week
from matcher.normalise.weekly_hours import SHARE_HINTS, Stated, stated_hours
from matcher.vacancy import Hours

_SHARE = r"(?:0?\.\d{1,2}|1(?:\.00?)?)"
_PART_OF_WHOLE = re.compile(
    rf"(?<![\d.])({_SHARE})(?:\s?(?:-|to)\s?({_SHARE}))?\s?(?:x )?(?:wte|fte)\b"
    rf"|\b(?:wte|fte)\s?:?\s?({_SHARE})(?![\d.])"
)
_OF_OTHERS = re.compile(
    r"\b(?:supervised by|team|led by|existing|includ\w+|consist\w*|compris\w*|alongside"
    r"|supported by)"
    r"\b[^.]{0,60}$"
)


def read_hours(said: AdvertText) -> Hours:
    """The weekly hours that an advert states.

    The numbers of the hours field are believed before those of the text; for full and part time
    all three count.
    """
    full, part = find_times(said, said.title_end)
    shares = _shares(said) if said.holds(SHARE_HINTS) else []
    stated = _with_shares(stated_hours(said, said.hours_end), shares)
    posts = [one for one in stated if not one.standard] or (stated if full and not part else [])
    posts = [one for one in posts if one.at.end <= said.hours_end] or posts
    low, high = _span(posts)
    if part and not denied(part) and low == high and (low or 0) >= FULL_TIME_FROM:
        low = None  # "37.5 hours, part time considered": no one says how few
    places = [*(one.at for one in posts[:2]), *(at for at in (full, part) if at)]
    places = places or [at for _, at in shares[:1]]
    read = Hours(
        min=low,
        max=high,
        full_time=_is_full(full, low, high, shares),
        part_time=_is_part(part, low, high, shares),
        quote=_quote(said.text, places),
    )
    week = None if stated or shares else find_week(said)
    return _with_week(read, week, _quote(said.text, [*places, week.at])) if week else read


def _quote(whole: str, places: list[Mention]) -> str | None:
    return " … ".join(dict.fromkeys(quote_around(whole, at.start, at.end) for at in places)) or None


def _with_week(read: Hours, week: Week, quote: str | None) -> Hours:
    """The hours of an advert that gives days and times and no number of hours.

    What it says of full and part time is believed before them.
    """
    full, part = read.full_time, read.part_time
    if full and week.exact is not None and week.exact < PART_TIME_BELOW:
        return read  # these are the days and times of another post
    if full is None and part is None:
        full = True if week.least_paid >= FULL_TIME_FROM else None
        part = True if week.whole and week.most < PART_TIME_BELOW else None
    if week.exact is None and (full, part) == (read.full_time, read.part_time):
        return read
    return Hours(min=week.exact, max=week.exact, full_time=full, part_time=part, quote=quote)


def _is_full(
    said: Mention | None, low: float | None, high: float | None, shares: list[tuple[float, Mention]]
) -> bool | None:
    longest = high or low or 0
    whole_time = any(share == 1 for share, _ in shares)
    return True if said or longest >= FULL_TIME_FROM or whole_time else None


def _is_part(
    said: Mention | None, low: float | None, high: float | None, shares: list[tuple[float, Mention]]
) -> bool | None:
    if said:
        return not (denied(said) or not_offered(said))
    shortest = low if low is not None else high
    under = shortest is not None and shortest < PART_TIME_BELOW
    return True if under or any(share < 1 for share, _ in shares) else None


def _shares(said: Passage) -> list[tuple[float, Mention]]:
    """The parts of a whole-time post that are offered, 0 to 1, and where."""
    shares: list[tuple[float, Mention]] = []
    for found in said.mentions(_PART_OF_WHOLE, SHARE_HINTS):
        if _OF_OTHERS.search(found.before):
            continue
        read = _PART_OF_WHOLE.match(found.words)
        stated = [float(share) for share in read.groups() if share] if read else []
        shares += [(share, found) for share in stated if 0 < share <= 1]
    return shares


def _with_shares(stated: list[Stated], shares: list[tuple[float, Mention]]) -> list[Stated]:
    """The hours of parts of a post, where one full-time week is all that is stated."""
    weeks = {one.high for one in stated if one.high and one.high >= FULL_TIME_FROM}
    if not shares or len(weeks) != 1 or any((one.low or 0) < FULL_TIME_FROM for one in stated):
        return stated
    week = weeks.pop()
    return [Stated(round(week * share, 2), round(week * share, 2), at) for share, at in shares]


def _span(stated: list[Stated]) -> tuple[float | None, float | None]:
    """The fewest and the most hours of all that is stated; an end that is left open is None."""
    lows = [one.low for one in stated if one.low is not None]
    highs = [one.high for one in stated if one.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and low == high and any(one.low is None for one in stated):
        low = None
    if high is not None and low == high and any(one.high is None for one in stated):
        high = None
    return low, high
