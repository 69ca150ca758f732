"""Where an advert states a number of hours a week for its post: "16-24 hours", "37.5hpw".

A number counts when it is the post's: with "a week", in the hours field, or standing where posts
are listed ("Band 5, 22.5 hours"). Lengths of shifts, opening times, time limits and yearly hours do
not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.normalise import weekly_hours_words as words
from matcher.normalise.clock_pairs import are_minutes, are_times
from matcher.normalise.passage import Hints, Mention, Passage
from matcher.normalise.wishes.numbers import NAMES
from matcher.normalise.wishes.numbers import number as in_figures

LONGEST_WEEK = 72.0
LEAST_LISTED, MOST_LISTED = 12.5, 48.0
"""Outside these, hours without "a week" are as often the length of a shift or a time limit."""
LEAST_IN_WORDS = 4.0
"""Fewer hours in words are a part of the work: "one hour a week with your supervisor"."""
LIMITS = (24.0, 48.0)
"""Hours that adverts name as a day round or a time limit far more often than as a week's work."""

SHARE_HINTS = Hints("wte", "fte")
"""Of a share of a full week, such as "0.6 WTE"."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Weekly hours stated at one place; an open end is None. `standard`: what pay is based on."""

    low: float | None
    high: float | None
    at: Mention
    standard: bool = False


def stated_hours(said: Passage, field_end: int) -> list[Stated]:
    """The hours a week that a passage states, in its order.

    Its first `field_end` characters are the hours field, where a number is hours without being
    called so.
    """
    read = [
        _read(found, found.end <= field_end) for found in said.mentions(words.UNIT, words.HINTS)
    ]
    stated = [one for one in read if one]
    field = _field_alone(said, field_end)
    return [field, *stated] if field else stated


def _field_alone(said: Passage, end: int) -> Stated | None:
    """The weekly hours of a field that holds little more than one number or two."""
    alone = words.ALONE.fullmatch(said.folded, 0, end) if end else None
    if alone is None:
        return None
    *groups, weekly = alone.groups()
    if not weekly and _are_times(tuple(groups), bare=True):
        return None
    return _bounds(tuple(groups), said.mention(0, end), "", "")


def _read(found: Mention, in_field: bool) -> Stated | None:
    """The weekly hours beside one "hours", None when it speaks of something else."""
    after = words.AFTER.match(found.after) if found.words == "hours" else None
    stated = _read_after(found, after) if after else None
    if stated and (stated.high or 0) >= LEAST_IN_WORDS and found.after.startswith(":"):
        return stated  # "Ref. 12-20 Hours: 37"
    before = words.BEFORE.search(found.before) if _ends_in_number(found.before) else None
    stated_before = _read_before(found, before, in_field) if before else None
    if stated_before or not stated or (stated.high or stated.low or 0) < LEAST_IN_WORDS:
        return stated_before
    return stated


def _read_after(found: Mention, after: re.Match[str]) -> Stated | None:
    """The weekly hours after "hours:", unless they are from when till when: "Hours: 9-5"."""
    weekly = words.PER_WEEK.match(found.after, after.end())
    if _are_times(after.groups(), bare=not weekly):
        return None
    return _bounds(after.groups(), found, "", "")


def _ends_in_number(before: str) -> bool:
    """Whether a number may stand last: quicker than to look for one."""
    last = before.rstrip("+- \n")
    return last[-1:].isdigit() or last.endswith(("½", "half", *NAMES))


def _read_before(found: Mention, before: re.Match[str], in_field: bool) -> Stated | None:
    lead = found.before[: before.start()]
    stated = _bounds(before.groups(), found, lead, found.after)
    if stated and (over := words.TIMES_OVER.search(lead)):
        return _times_over(stated, int(over[1])) if words.WEEKLY.match(found.after) else None
    if stated is None or words.NOT_AFTER.match(found.after) or words.NOT_BEFORE.search(lead):
        return None
    if (
        words.IS_BREAK.match(found.after)
        or words.BREAK_BEFORE.search(lead)
        or words.OF_OTHERS.search(lead)
    ):
        return None
    opted_out = stated.high == LIMITS[-1] and words.OPT_OUT.match(found.after)
    if opted_out or (in_field and (lead == "-" or _are_times(before.groups()))):
        return None
    weekly = found.words in {"hpw", "h/w"} or words.WEEKLY.match(found.after) or in_field
    weekly = weekly or bool(_is_long(stated) and words.FORTNIGHT.match(found.after))
    if words.PAID_FOR.search(lead):
        return Stated(stated.low, stated.high, found, standard=True)
    return stated if weekly or _is_listed(stated, lead) else None


def _is_long(stated: Stated) -> bool:
    return (stated.high or stated.low or 0) >= LEAST_LISTED


def _times_over(one: Stated, times: int) -> Stated | None:
    """The week of several shifts of so many hours each."""
    if one.low is None or one.high is None or one.high * times > LONGEST_WEEK:
        return None
    return Stated(one.low * times, one.high * times, one.at)


def _is_listed(stated: Stated, lead: str) -> bool:
    """Whether hours without "a week" stand as the hours of a post."""
    longest = stated.high or stated.low or 0
    if (
        longest in LIMITS
        and (stated.low == stated.high or stated.low in LIMITS)
        and "time" not in lead[-14:]
    ):
        return False
    return LEAST_LISTED <= longest <= MOST_LISTED and bool(words.LISTED.search(lead))


def _bounds(groups: tuple[str | None, ...], at: Mention, lead: str, after: str) -> Stated | None:
    """The hours of a number or of a pair of them, between the words `lead` and `after`."""
    first, _, last, single, plus = groups
    if first and last and are_minutes(first, last):
        return None
    pair = first and last and not words.LABEL.search(lead)
    low, high = _weekly(first if pair else single or last, after), _weekly(last or single, after)
    low, high = min(low, high), max(low, high)
    if not 1 <= low <= high <= LONGEST_WEEK:
        return None
    if low == high and words.UP_TO.search(lead):
        return Stated(None, high, at)
    if low == high and (plus or words.FROM.search(lead)):
        return Stated(low, None, at)
    return Stated(low, high, at)


def _weekly(number: str | None, after: str) -> float:
    """The hours a week of a number, with minutes or "a fortnight" after it."""
    hours = _figure(number or "0")
    minutes = words.MINUTES.match(after)
    hours += int(minutes[1]) / 60 if minutes else 0
    return hours / 2 if words.FORTNIGHT.match(after) else hours


def _figure(number: str) -> float:
    if number[0].isdigit():
        return float(number.replace(" ", "").replace("½", ".5"))
    whole = number.removesuffix(" and a half")
    hours = in_figures(whole) + (0.5 if whole != number else 0.0)
    return hours if hours >= LEAST_IN_WORDS else 0.0


def _are_times(groups: tuple[str | None, ...], *, bare: bool = False) -> bool:
    first, link, last, *_ = groups
    if not (first and link and last and first[0].isdigit() and last[0].isdigit()):
        return False
    return are_times(_figure(first), link, _figure(last), bare=bare)
