"""Days of the week and clock times in a client's words."""

from __future__ import annotations

import re

from matcher.normalise.wishes.claims import Claim, Reading, Way, one
from matcher.normalise.wishes.lexicon import Hit
from matcher.normalise.wishes.numbers import number
from matcher.preferences import DAYS, About, ScheduleWish, Stance

FIRST, LAST = "00:00", "23:59"
EARLY = 8  # nobody who starts at 8 or later has an early start
EVENING = 18  # nobody who is done by 6 pm works evenings
_NOON = 12
_PM_BEFORE = 6  # "finish at 5", "1 to 5": a bare hour below this is in the afternoon
_LAST_HOUR, _LAST_MINUTE = 23, 59

_DAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)s?"
)
_LIST = re.compile(
    rf"\b{_DAY}\b(?:(?:\s?(?:,|&|/|and|or|,\s?and|,\s?or)\s?(?:(?:on )?an? )?"
    rf"|\s?(?:to|-|till|until|through|thru)\s?)\b{_DAY}\b){{0,13}}"
)
_TO = re.compile(rf"({_DAY})\s?(?:to|-|till|until|through|thru)\s?({_DAY})")
_ONE_DAY = re.compile(_DAY)
_DAYS_OFF = re.compile(r"\s?(?:kept )?(?:off|free|clear)\b")
_OFF_ON = re.compile(r"\boff (?:on |every )?$")
_LOOK_BACK = 12
_TOO_SHORT = frozenset({"mon", "sat", "sun", "wed", "sats", "suns", "weds", "mons"})

_CLOCK_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CLOCK = (
    rf"(?:(?P<half{{0}}>half (?:past )?))?(?P<hour{{0}}>\d{{{{1,2}}}}|{_CLOCK_NUMBERS}|noon|midday"
    r"|lunch ?time|midnight)(?:[:.](?P<minute{0}>[0-5]\d))?"
    r"(?:\s?(?P<part{0}>am|pm|a\.m\.?|p\.m\.?))?"
    r"(?:\s?o'?clock)?(?: in the (?P<when{0}>morning|afternoon|evening))?"
)
_NO_UNIT = (
    r"(?![\d:]|[.,]\d|\s?(?:hours?|hrs?|h|miles?|mins?|minutes?|k|days?|weeks?|years?|pounds?|quid"
    r"|%|people|shifts?|grand|or|and a half)\b)"
)
_FROM_TO = re.compile(
    rf"(?<![\w£.:])(?:between |from )?{_CLOCK.format('1')}\s?(?:-|to|till|til|until|and)\s?"
    rf"{_CLOCK.format('2')}{_NO_UNIT}"
)
_NOT_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<firm>(?:nothing|not|no|never|can't|cannot|won't|don't)(?: [a-z']{1,12}){0,4} "
    r"(?:before|earlier than)|no earlier than|not until|(?:up|out|start|starting|starts) before"
    r"|before)|(?:start(?:ing|s)?|begin(?:ning)?)(?: work)? (?:at|from|after|around|about)|from"
    r"|after) "
    rf"{_CLOCK.format('')}(?: onwards?)?{_NO_UNIT}"
)
_NOT_AFTER = re.compile(
    r"(?<!\w)(?:(?:nothing|not|no|never|can't|cannot|won't|don't)(?: [a-z']{1,12}){0,4} "
    r"(?:after|later than|past|beyond)|no later than"
    r"|(?:finish(?:ed|ing|es)?|home|back|done|out|away|end(?:s|ing)?|off)"
    r"(?: work)? (?:by|before|at|for|around|about|no later than)|until|till) "
    rf"{_CLOCK.format('')}{_NO_UNIT}"
)
_LATEST = re.compile(
    rf"(?<![\w£.:])(?:(?:latest|last) finish(?:ing)?(?: time)?(?: is| at|:)? {_CLOCK.format('')}"
    rf"|{_CLOCK.format('2')} (?:finish|end)(?: time)?"
    r"(?: (?:at )?(?:the )?(?:(?:very )?latest|max))?)"
    r"(?!\w)"
)


def find_times(text: str) -> list[Hit[Reading]]:
    """Days and clock times in folded text."""
    found = [_days(match) for match in _LIST.finditer(text)]
    found += [_between(match) for match in _FROM_TO.finditer(text)]
    found += [_not_before(match) for match in _NOT_BEFORE.finditer(text)]
    found += [_not_after(match) for match in _NOT_AFTER.finditer(text)]
    found += [_not_after(match, "" if match["hour"] else "2") for match in _LATEST.finditer(text)]
    return [hit for hit in found if hit is not None]


def _days(match: re.Match[str]) -> Hit[Reading] | None:
    words = match.group()
    if words in _TOO_SHORT:
        return None
    named: set[str] = set()
    for found in _TO.finditer(words):
        named.update(_run(found[1][:3], found[2][:3]))
    named.update(found.group()[:3] for found in _ONE_DAY.finditer(words))
    off = _DAYS_OFF.match(match.string, match.end())
    before = _OFF_ON.search(match.string, max(0, match.start() - _LOOK_BACK), match.start())
    way = Way.DENIES if off or before else Way.NAMES
    end = off.end() if off else match.end()
    if named == {"sat", "sun"}:
        return Hit(match.start(), end, one(About.SCHEDULE, ScheduleWish(weekends=True), way))
    days = tuple(day for day in DAYS if day in named)
    return Hit(match.start(), end, one(About.SCHEDULE, ScheduleWish(days=days), way))


def _run(first: str, last: str) -> tuple[str, ...]:
    low, high = DAYS.index(first), DAYS.index(last)
    return DAYS[low : high + 1] if low <= high else DAYS[low:] + DAYS[: high + 1]


def _clock(match: re.Match[str], group: str = "") -> tuple[float, bool] | None:
    """The hour named, 0 to 24, and whether the words say which half of the day it is in."""
    word = match[f"hour{group}"]
    if word[0] in "nl" and word != "nine":
        return float(_NOON), True
    if word.startswith("mid"):
        return (float(_NOON), True) if word == "midday" else (_LAST_HOUR + _LAST_MINUTE / 60, True)
    hour = number(word)
    minute = 30 if match[f"half{group}"] else int(match[f"minute{group}"] or 0)
    part, when = match[f"part{group}"] or "", match[f"when{group}"] or ""
    if hour > _LAST_HOUR or (part and not 1 <= hour <= _NOON):
        return None
    told = bool(part or when) or hour > _NOON or word.startswith("0")
    if part.startswith("p") or when in ("afternoon", "evening"):
        hour = hour % _NOON + _NOON
    elif part.startswith("a") or when == "morning":
        hour %= _NOON
    return hour + minute / 60, told


def _written(hour: float) -> str:
    minutes = round(hour * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _between(match: re.Match[str]) -> Hit[Reading] | None:
    first, last = _clock(match, "1"), _clock(match, "2")
    if first is None or last is None:
        return None
    (start, start_told), (end, end_told) = first, last
    plain = not (start_told or end_told or match["minute1"] or match["minute2"])
    if plain and max(start, end) > _NOON:
        return None
    if not start_told and start < _PM_BEFORE and not (end_told and end < _NOON):
        start += _NOON
    if not end_told and end <= start and end + _NOON <= _LAST_HOUR + 1:
        end += _NOON
    wish = ScheduleWish(between=(_written(start), _written(min(end, _LAST_HOUR + 0.99))))
    if end <= start:
        return None
    return Hit(match.start(), match.end(), one(About.SCHEDULE, wish))


def _not_before(match: re.Match[str]) -> Hit[Reading] | None:
    clock = _clock(match)
    if clock is None:
        return None
    hour, told = clock
    hour += _NOON if not told and hour < _PM_BEFORE else 0
    usual = Stance.MUST if match["firm"] else None
    claims = [_limit((_written(hour), LAST), usual)]
    if hour >= EARLY and match["firm"]:
        claims.append(_never(ScheduleWish(early_starts=True)))
    return Hit(match.start(), match.end(), Reading(tuple(claims)))


def _not_after(match: re.Match[str], group: str = "") -> Hit[Reading] | None:
    clock = _clock(match, group)
    if clock is None:
        return None
    hour, told = clock
    hour += _NOON if not told and hour < _NOON and hour <= _NOON - 1 else 0
    claims = [_limit((FIRST, _written(hour)), Stance.MUST)]
    if hour <= EVENING:
        claims.append(_never(ScheduleWish(evenings=True)))
    return Hit(match.start(), match.end(), Reading(tuple(claims)))


def _limit(between: tuple[str, str], usual: Stance | None) -> Claim:
    return Claim(About.SCHEDULE, ScheduleWish(between=between), Way.LIMIT, usual=usual)


def _never(wish: ScheduleWish) -> Claim:
    return Claim(About.SCHEDULE, wish, Way.DENIES, usual=Stance.NEVER)
