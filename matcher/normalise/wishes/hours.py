"""Hours a week in a client's words.

A wish for hours includes its ends, so "under 16" is at most 15.99 (permitted work is under 16
hours). An hours statement that says no names the unwanted range, ends excluded: never + "more than
20 hours" is never `HoursWish(min=20)`, and 20 hours themselves are accepted.
"""

from __future__ import annotations

import re

from matcher.normalise.wishes.claims import Claim, Reading, Way
from matcher.normalise.wishes.lexicon import Hit
from matcher.normalise.wishes.numbers import BEFORE, NUMBER, RANGE, End, Span, after, span_of
from matcher.preferences import About, HoursWish, Stance

HOURS_A_DAY = 7.5  # a full-time day: 37.5 hours over five days
DAYS_A_WEEK = 5
MOST_HOURS = 100
AROUND = 0.2  # "around 20 hours" is 16 to 24: a fifth either way
_A_HAIR = 0.01
_JOURNEY = 3  # "an hour", "two hours" with no week named is a journey or a part of a day
_DAYS_IN_WEEK = 7

_HOURS = r"\s?(?:contracted |paid )?(?:hours?|hrs?|h)\b"
_WEEK = r"(?:\s?(?:(?P<week>(?:a|per|each|every|/) ?(?:week|wk)|p\.?w\b|weekly|/ ?w(?:ee)?k)))?"
_NOT_A_WEEK = (
    r"(?!-?\s?(?:shift|day|a day|per day|each day|at a time|/ ?day|away|drive|journey|by |on ))"
)
_SPAN = rf"{BEFORE}(?:between |from )?{RANGE}{after('middle')}"
_STATED = re.compile(rf"{_SPAN}{_HOURS}{_WEEK}{_NOT_A_WEEK}{after('late')}{_NOT_A_WEEK}")
_WEEKLY = re.compile(rf"{_SPAN}\s?(?:a|per|each) (?:week|wk)\b{after('late')}")
_BARE = re.compile(rf"{_SPAN}{_NOT_A_WEEK}")
_PER_DAY = re.compile(
    rf"{BEFORE}{RANGE}\s?(?:hours?|hrs?) (?:a|per|each|/) ?(?:day|shift)(?! ?s?hift)"
)
_DAY_COUNT = re.compile(
    rf"{BEFORE}(?:(?P<low>{NUMBER}|a (?:couple|few)(?: of)?)"
    rf"(?:\s?(?:-|to|or)\s?(?P<high>{NUMBER}))?) "
    rf"(?:full )?days?\b(?! ?(?:off|notice|holiday|shift|each way))"
    rf"(?P<week>(?: a| per| each| every|/)? ?(?:week|wk|p/?w)\b)?{after('late')}"
)
_PART_TIME = Reading((Claim(About.HOURS, HoursWish(max=30)),))
_LOOSE = {"a couple": 2.0, "a few": 3.0}


_TRAINER = r"(?:job|qualified|qual|qualification|in a gym|at a gym|instructor|sessions?|clients?)\b"
_PT_SAYS = (
    r"(?:wants?|would|is|was|has|had|said|says|likes?|loves|prefers?|does|doesn't|can|can't|cannot"
    r"|will|won't|feels?|reports?|states?|not|keen|happy|looking|hopes|enjoys?|needs?|hates?)\b"
)
_PT = re.compile(
    rf"(?<![\w'])(?<!\ba )(?<!qualified )(?<!as )pt\b(?! {_TRAINER})(?P<person> (?={_PT_SAYS}))?"
)
"""Part time, but for the personal trainer; "pt wants" is a patient in a note."""


def find_hours(text: str, bare: bool = False) -> list[Hit[Reading]]:
    """Weekly hours in folded text; with `bare`, numbers that stand without a unit as well."""
    found = [_hit(m) for m in _STATED.finditer(text)]
    found += [_hit(m) for m in _WEEKLY.finditer(text)]
    found += [Hit(m.start(), m.end(), _of_pt(m)) for m in _PT.finditer(text)]
    found += [Hit(m.start(), m.end(), _of_a_day(m)) for m in _PER_DAY.finditer(text)]
    found += [Hit(m.start(), m.end(), _of_days(m)) for m in _DAY_COUNT.finditer(text) if _weekly(m)]
    if bare and not any(hit for hit in found if hit):
        found = [_hit(m) for m in _BARE.finditer(text)]
    return [hit for hit in found if hit is not None]


def _of_pt(match: re.Match[str]) -> Reading:
    return Reading() if match["person"] else _PART_TIME


def _hit(match: re.Match[str]) -> Hit[Reading] | None:
    span = span_of(match)
    if span is None or span.high > MOST_HOURS or span.high == 0:
        return None
    says_week = "week" in match.groupdict() and match["week"]
    if span.high <= _JOURNEY and "week" in match.groupdict() and not says_week:
        return None
    return Hit(match.start(), match.end(), Reading((_claim(span),)))


def _claim(span: Span) -> Claim:
    low, high = span.low, span.high
    if span.end is End.CEILING:
        return _limit(HoursWish(low if span.is_range else None, high), HoursWish(min=high))
    if span.end is End.FLOOR:
        return _limit(HoursWish(low, high if span.is_range else None), HoursWish(max=low))
    wish, unwanted = _ranges(span)
    upper = span.end in (End.UNDER, End.OR_LESS)
    return _named(wish, unwanted, Stance.MUST if upper else None)


def _ranges(span: Span) -> tuple[HoursWish, HoursWish]:
    """The range as a wish, ends included, and as an unwanted one, ends excluded."""
    low, high = span.low, span.high
    around = HoursWish(round(low * (1 - AROUND), 2), round(high * (1 + AROUND), 2))
    ranges: dict[End | None, tuple[HoursWish, HoursWish]] = {
        End.UNDER: (HoursWish(max=round(high - _A_HAIR, 2)), HoursWish(max=high)),
        End.OR_LESS: (HoursWish(max=high), HoursWish(max=round(high + _A_HAIR, 2))),
        End.OVER: (HoursWish(min=low), HoursWish(min=low)),
        End.OR_MORE: (HoursWish(min=low), HoursWish(min=round(low - _A_HAIR, 2))),
        End.AROUND: (around, around),
    }
    stated = HoursWish(low, high)
    return ranges.get(span.end, (stated, stated))


def _limit(wish: HoursWish, beyond: HoursWish) -> Claim:
    return Claim(About.HOURS, wish, Way.LIMIT, against=beyond, usual=Stance.MUST)


def _named(wish: HoursWish, unwanted: HoursWish, usual: Stance | None = None) -> Claim:
    return Claim(About.HOURS, wish, against=unwanted, usual=usual)


def _weekly(match: re.Match[str]) -> bool:
    """Whether days are those of a week: called so, or "no more than two days"."""
    if match["week"]:
        return True
    loose = any(match["low"].startswith(name) for name in _LOOSE)
    span = None if loose else span_of(match)
    return span is not None and span.end is End.CEILING


def _of_days(match: re.Match[str]) -> Reading:
    loose = next((days for name, days in _LOOSE.items() if match["low"].startswith(name)), None)
    if loose is not None:
        return Reading((_named(_days(loose), HoursWish(min=loose * HOURS_A_DAY)),))
    span = span_of(match)
    if span is None or span.high > _DAYS_IN_WEEK:
        return Reading()
    wish, beyond = _days(span.high), HoursWish(min=span.high * HOURS_A_DAY)
    if span.end is End.CEILING:
        return Reading((_limit(wish, beyond),))
    return Reading((_named(wish, beyond),)) if span.end is not End.FLOOR else Reading()


def _of_a_day(match: re.Match[str]) -> Reading:
    """At most so many hours a day are at most five times that a week, as our own reckoning."""
    span = span_of(match)
    if span is None or span.end not in (End.CEILING, End.UNDER) or span.high >= HOURS_A_DAY:
        return Reading()
    wish = HoursWish(max=span.high * DAYS_A_WEEK)
    return Reading((Claim(About.HOURS, wish, Way.LIMIT, against=None, usual=Stance.WANT),))


def _days(count: float) -> HoursWish:
    """At most so many full days; fewer hours on each day would do."""
    return HoursWish(max=count * HOURS_A_DAY)
