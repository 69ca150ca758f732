"""Where an advert states a number of hours a week for its post: "16-24 hours", "37.5hpw".

A number counts when it is the post's: with "a week", in the hours field, or standing where posts
are listed ("Band 5, 22.5 hours"). Lengths of shifts, opening times, time limits and yearly hours do
not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.normalise.clock_pairs import are_minutes, are_times
from matcher.normalise.passage import Hints, Mention, Passage
from matcher.normalise.wishes.numbers import IN_WORDS, NAMES
from matcher.normalise.wishes.numbers import number as in_figures

LONGEST_WEEK = 72.0
LEAST_LISTED, MOST_LISTED = 12.5, 48.0
"""Outside these, hours without "a week" are as often the length of a shift or a time limit."""
LEAST_IN_WORDS = 4.0
"""Fewer hours in words are a part of the work: "one hour a week with your supervisor"."""
LIMITS = (24.0, 48.0)
"""Hours that adverts name as a day round or a time limit far more often than as a week's work."""

_NUMBER = rf"(?:\d{{1,2}}(?:\.\s?\d{{1,2}}|\s?½)?|(?<![a-z-]){IN_WORDS}(?: and a half)?)"
_PAIR = rf"({_NUMBER})\s?(?:hours?|hrs?)?\s?(?:per week\s?)?(-+|to|and|or|/|&|up to)\s?({_NUMBER})"
_BREAK = r"(?:(?:un)?paid )?(?:(?:lunch|meal|tea|dinner|rest)\b|breaks?\b)"
SHARE_HINTS = Hints("wte", "fte")
HINTS = Hints("hour", "hr", "hpw", "h/w")
_UNIT = re.compile(r"h(?:ours?|rs?|pw)\b|h/w\b")
_BEFORE = re.compile(rf"(?<![\d£.,:])(?:{_PAIR}|({_NUMBER}))(\+)?[\s-]{{0,2}}$")
_AFTER = re.compile(
    r"^(?: of (?:work|duty)| required| available| offered)?(?: ?(?:per|a|/|each) ?week| weekly)?"
    r"(?:\s?\([^()]{0,20}\))?\s?(?::|-+|=|are\b|is\b|(?=\d[\d. -]{0,12} ?(?:per week|pw|p/w"
    r"|weekly)))"
    r"\s?(?:(?:full|part)[- ]time)?[^\w£]{0,3}"
    rf"(?:up to|maximum|max|minimum|min|at least)?\s?(?:{_PAIR}|({_NUMBER}))(\+)?"
    r"(?![\d:/%]|[.,]\d|\s?h(?:ou)?rs? (?:a|per|each|every) day\b|\s?(?:x|[ap]\.?m|wte|fte|months?"
    r"|weeks?|days?|pas?|on|off)\b)"
)
_DAY_NAME = r"(?:mon|tue|wed|thu|fri|sat|sun|week)(?:\w*day)?s?\b"
_ALONE = re.compile(
    rf"(?!-\d)\W{{0,3}}(?:{_PAIR}|({_NUMBER}))(\+)?\W{{0,2}}(per week|pw|weekly)?\W{{0,2}}"
    rf"(?:[,;(] ?(?:\d|half an|an) ?(?:hour|hr)s? {_BREAK}[^\d\n]*)?"
    rf"(?:(?:[,;(]| (?:on )?averaged?\b| flexib\w+| or part\b)(?![^\n]*{_DAY_NAME})[^\d\n]*)?"
)
_WEEKLY = re.compile(
    r"^(?:\s?(?:and )?\d\d ?min\w*| \([^()]{0,12}\))?[\s.,)-]{0,3}(?:(?:on )?averaged? )?(?:(?:a"
    r"|per|p|/|each|every"
    r"|pr)?[\s./]{0,2}"
    r"(?:(?:working )?week(?:ly|s)?|wk|w)\b|contracts?\b|posts? per week"
    r"|per post\b|(?:(?:part|full)[- ]time |permanent |fixed[- ]term )*(?:contract|role|position"
    r"|vacancy"
    r"|post)\b(?![ -]?op))"
)
_NOT_AFTER = re.compile(
    r"^'?[\s.,-]{0,3}(?:(?:(?:of|on|each|per|a|and|/) )?(?:days?(?! to be\b| and times)|months?"
    r"|years?|annum|daily"
    r"|monthly)\b"
    r"|(?<!, )(?:(?:long|day|night|rotating|bank|waking) )?shifts?\b(?! patterns?\b)"
    r"|(?:emergency |nursing |residential |bank )?(?:service|care\b|cover|support|notice|period"
    r"|help|access|assistance|employee|advice|emergency|training|annual|leave|holiday|on[- ]?call"
    r"|monitoring|before|prior|ago|later|booking|operation|opening|basis|nature|unit|urgent"
    r"|availability|department|supervision|rotation|ward|nurs|counsel|gp |phone|telephone"
    r"|confidential"
    r"|ae\b|a&e|accident|centre|responsib|team|hospital|site|presence|staffed|laboratory|facility"
    r"|for the service)|of (?:\w+ ){0,2}(?:training|cpd|development|study|leave|sleep|supervis|free"
    r"|notice|care)|(?:,|/)? ?(?:7|seven|5|365|six|6)[ -]days|/ ?7\b|after|in advance|at a time)"
)
_PER_WEEK = re.compile(
    r"\s?(?:h(?:ou)?rs?\b\s?)?(?:per|a|each|/)? ?(?:week|wk)|\s?(?:hours|hrs|pw|hpw)\b"
)
_NOT_BEFORE = re.compile(
    r"(?:within|every|last|next|first|after|over the|initial|maximum wait of|additional|extra"
    r"|further"
    r"|in|between (?:the hours of )?\d\S*(?: and| to)?)\s(?:a |the |of )?$|\bshifts? of\s$"
    r"|(?:core|opening) hours[^.]{0,30}$|\bopt(?:ed|ing)?[ -]?(?:in|out) (?:of |to )(?:the |a )?$"
)
_IS_BREAK = re.compile(rf"^[\s-]{{0,2}}(?:for (?:an? )?)?{_BREAK}")
_OPT_OUT = re.compile(
    r"^[\s-]{0,2}(?:(?:week|limit|working time|wtd|european) )*opt[- ]?(?:in|out)\b"
)
_BREAK_BEFORE = re.compile(r"\b(?:lunch|breaks?)(?: of| is)?[\s:(=-]{0,3}$")
_OF_OTHERS = re.compile(
    r"\b(?:clients?|students?|pupils?|learners?|residents?|service users?|child|children|tenants?)"
    r" (?:who )?(?:[\w-]+ ){0,4}?(?:attends?|stud(?:y|ies|ying)|works?)\b[^.;]{0,30}$"
)
"""Whose hours they are, where they are not the post's."""
_PAID_FOR = re.compile(
    r"(?:salary|£|\bpay\b|per annum|\bp\.?a\b|pro[- ]rata)[^:;]{0,40}"
    r"\b(?:based (?:up)?on|basis of)(?: an?| the| full[- ]time)*\s*$"
    r"|(?:full[- ]time|fte|wte|whole[- ]time|standard)[^.]{0,20}(?:is|=|being|of|equivalent to)\s*$"
)
_LISTED = re.compile(
    r"(?:hours?|hrs|time|permanent|contract|band \d\w?|grade \w+|term|ftc|wte|fte|posts?|position"
    r"|role|for"
    r"|vacanc\w+|working|work|x|week|rota|\d months?|worker|assistant|nurse|to|or|and"
    r"|maternity cover|averag\w+|making|totall?ing|total)"
    r"[\s:,;()|/=*-]*(?:is |are |of |at )?(?:up to|minimum|maximum|approximately|approx\.?|circa"
    r"|a)?\s*$"
    r"|(?:^|[(|:,-])\s*$"
)
_LABEL = re.compile(
    r"(?:band|grade|level|step|ward|post|role|job|position|option|vacancy|x|\d)\s?$"
)
"""What makes a number before a dash the name of something: "Band 5 - 37.5 hours"."""
_UP_TO = re.compile(r"(?:up ?to|maximum(?: of)?|max\.?|no more than)(?: an?)?\s*$")
_FROM = re.compile(r"(?:minimum(?: of)?|min\.?|at least|from|starting at)(?: an?)?\s*$")
_MINUTES = re.compile(r"^\s?(?:and )?(15|20|30|40|45) ?min")
_FORTNIGHT = re.compile(r"^[\s/]{0,2}(?:(?:per|a|every|each) )?fortnight")


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
    read = [_read(found, found.end <= field_end) for found in said.mentions(_UNIT, HINTS)]
    stated = [one for one in read if one]
    field = _field_alone(said, field_end)
    return [field, *stated] if field else stated


def _field_alone(said: Passage, end: int) -> Stated | None:
    """The weekly hours of a field that holds little more than one number or two."""
    alone = _ALONE.fullmatch(said.folded, 0, end)
    if alone is None:
        return None
    *groups, weekly = alone.groups()
    if not weekly and _are_times(tuple(groups), bare=True):
        return None
    return _bounds(tuple(groups), said.mention(0, end), "", "")


def _read(found: Mention, in_field: bool) -> Stated | None:
    """The weekly hours beside one "hours", None when it speaks of something else."""
    after = _AFTER.match(found.after) if found.words == "hours" else None
    stated = _read_after(found, after) if after else None
    if stated and (stated.high or 0) >= LEAST_IN_WORDS and found.after.startswith(":"):
        return stated  # "Ref. 12-20 Hours: 37"
    before = _BEFORE.search(found.before) if _ends_in_number(found.before) else None
    stated_before = _read_before(found, before, in_field) if before else None
    if stated_before or not stated or (stated.high or stated.low or 0) < LEAST_IN_WORDS:
        return stated_before
    return stated


def _read_after(found: Mention, after: re.Match[str]) -> Stated | None:
    """The weekly hours after "hours:", unless they are from when till when: "Hours: 9-5"."""
    weekly = _PER_WEEK.match(found.after, after.end())
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
    if stated is None or _NOT_AFTER.match(found.after) or _NOT_BEFORE.search(lead):
        return None
    if _IS_BREAK.match(found.after) or _BREAK_BEFORE.search(lead) or _OF_OTHERS.search(lead):
        return None
    if stated.high == LIMITS[-1] and _OPT_OUT.match(found.after):
        return None
    if in_field and (lead == "-" or _are_times(before.groups())):
        return None
    weekly = found.words in {"hpw", "h/w"} or _WEEKLY.match(found.after) or in_field
    if _PAID_FOR.search(lead):
        return Stated(stated.low, stated.high, found, standard=True)
    return stated if weekly or _is_listed(stated, lead) else None


def _is_listed(stated: Stated, lead: str) -> bool:
    """Whether hours without "a week" stand as the hours of a post."""
    longest = stated.high or stated.low or 0
    if (
        longest in LIMITS
        and (stated.low == stated.high or stated.low in LIMITS)
        and "time" not in lead[-14:]
    ):
        return False
    return LEAST_LISTED <= longest <= MOST_LISTED and bool(_LISTED.search(lead))


def _bounds(groups: tuple[str | None, ...], at: Mention, lead: str, after: str) -> Stated | None:
    """The hours of a number or of a pair of them, between the words `lead` and `after`."""
    first, _, last, single, plus = groups
    if first and last and are_minutes(first, last):
        return None
    pair = first and last and not _LABEL.search(lead)
    low, high = _weekly(first if pair else single or last, after), _weekly(last or single, after)
    low, high = min(low, high), max(low, high)
    if not 1 <= low <= high <= LONGEST_WEEK:
        return None
    if low == high and _UP_TO.search(lead):
        return Stated(None, high, at)
    if low == high and (plus or _FROM.search(lead)):
        return Stated(low, None, at)
    return Stated(low, high, at)


def _weekly(number: str | None, after: str) -> float:
    """The hours a week of a number, with minutes or "a fortnight" after it."""
    hours = _figure(number or "0")
    minutes = _MINUTES.match(after)
    hours += int(minutes[1]) / 60 if minutes else 0
    return hours / 2 if _FORTNIGHT.match(after) else hours


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
