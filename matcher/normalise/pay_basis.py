"""What a yearly figure is for: the full-time week, or the hours and weeks that are worked.

Adverts of part-time posts give either, and seldom say it twice: "£25,300 FTE", "£24,796 pro rata",
"£14,199 actual". NHS bands and council pay points are rates for the full-time week.
"""

from __future__ import annotations

import re

from matcher.normalise.pay_rates import Rate
from matcher.normalise.text import small

LEAST_ON_SCALE = 18_005.0
"""The lowest point of the NHS's bands in 2020 (Agenda for Change, 2020/21): a smaller figure beside
a band is what is actually paid for part-time hours."""

_BEFORE, _AFTER = 48, 40
_FULL_TIME = r"(?:fte|wte|full[- ]time(?: equivalent)?|whole[- ]time equivalent)"
_NEXT_FIGURE = r"(?:\s(?:salary|of|is|from|circa|pay|starting)){0,2}[\s:=-]{0,3}[£€$]?\d"
_FULL_TIME_BEFORE = re.compile(
    rf"\b(?:{_FULL_TIME}|equivalent to)(?:\s(?:salary|of|is|from|circa|pay)){{0,2}}"
    r"[\s:=£-]{0,3}$",
    re.IGNORECASE,
)
_FULL_TIME_AFTER = re.compile(
    r"[\s,()-]{0,3}(?:(?:per annum|a year|p\.?a\.?|gross|basic)[\s,()-]{1,3})?"
    rf"{_FULL_TIME}(?![a-z])(?!\s(?:or|and|permanent|post|role|position)\b)(?!{_NEXT_FIGURE})",
    re.IGNORECASE,
)
_NAMES_FULL_TIME = re.compile(rf"(?<![a-z]){_FULL_TIME}(?![a-z])", re.IGNORECASE)
_SCALE = re.compile(r"\bband\s?[2-9][a-d]?\b|\b(?:scp|spinal (?:column )?points?)\b", re.IGNORECASE)
_ACTUAL_BEFORE = re.compile(
    r"\bactual(?:\s(?:starting|annual|salary|pay|of|is|range|will be|approx\.?|circa)){0,3}"
    r"[\s:=£-]{0,3}$",
    re.IGNORECASE,
)
_ACTUAL_AFTER = re.compile(
    rf"[\s,()-]{{0,3}}(?:(?:per annum|a year|p\.?a\.?)[\s,()-]{{1,3}})?actual\b(?!{_NEXT_FIGURE})",
    re.IGNORECASE,
)
_PAID_FOR = re.compile(
    r"[\s,()]{0,3}(?:(?:per annum|a year|p\.?a\.?)[\s,()-]{1,3})?(?:for|based on)\s"
    r"(\d{1,2}(?:\.\d{1,2})?)\s?-?(?:hours?|hrs?)\b(?!\s?(?:a|per|each|/)\s?(?:day|shift))",
    re.IGNORECASE,
)
_PRO_RATA = re.compile(
    r"\bpro[\s-]{0,2}(?:rat\w{0,3}|rota|raya|r)\b|\bper rata\b|\bp\.?a\.?,?\s{1,2}pr\b",
    re.IGNORECASE,
)
_WEEK = r"(3[5-9](?:\.\d{1,2})?|40)(?![\d.])\s?-?\s?(?:hours?|hrs?)\b"
_A_WEEK = re.compile(_WEEK, re.IGNORECASE)
_WEEK_BEFORE = re.compile(
    rf"\b(?:{_FULL_TIME}|based (?:up)?on|basis of|pro[- ]?rata)\b[^.;\n\d]{{0,40}}$", re.IGNORECASE
)
_WEEK_AFTER = re.compile(
    rf"(?:,? (?:is|a|per|each)){{0,2}}(?: week)?[\s,(]{{0,2}}{_FULL_TIME}(?![a-z])", re.IGNORECASE
)
_TO_WEEK = 72  # characters: the longest words for full time, and what may stand between
# By words that are quick to find, what then says so, in lower case.
_PART_OF_YEAR = {
    "term": re.compile(r"\bterm[- ]?time\b"),
    "tto": re.compile(r"\btto\b"),
    "weeks": re.compile(
        r"\b(?:3[0-9]|4[0-8])(?:\.\d{1,2})? ?weeks\b"
        r"(?!\s(?:of pregnancy|pregnan|gestation|contract|fixed|temporary|cover|notice))"
    ),
}
_BEFORE_HINT, _BEHIND_HINT = 8, 24


def is_pro_rata(words: str) -> bool:
    """Whether `words` say that the pay is paid in proportion to the hours."""
    return bool(_PRO_RATA.search(words))


def is_full_time_figure(text: str, rate: Rate) -> bool:
    """Whether the figure is called the full-time one, right before or right behind it."""
    before = text[max(0, rate.start - _BEFORE) : rate.start]
    return bool(
        _FULL_TIME_BEFORE.search(before)
        or _FULL_TIME_AFTER.match(text, rate.end, rate.end + _AFTER)
    )


def is_actual_figure(text: str, rate: Rate) -> bool:
    """Whether the figure is called the actual pay: that for the hours and weeks of the post."""
    before = text[max(0, rate.start - _BEFORE) : rate.start]
    return bool(
        _ACTUAL_BEFORE.search(before) or _ACTUAL_AFTER.match(text, rate.end, rate.end + _AFTER)
    )


def hours_paid_for(text: str, rate: Rate) -> float | None:
    """The week that a figure is said to be for, right behind it: "£11,900 for 20 hours" -> 20."""
    found = _PAID_FOR.match(text, rate.end)
    hours = float(found[1]) if found else 0.0
    return hours if hours > 0 else None


def is_for_full_week(text: str, rate: Rate, around: str) -> bool:
    """Whether a yearly or monthly figure is for the full-time week, whatever the post's hours.

    It is when it is called so or pro rata, or stands on a pay scale; `around` is the pay field, or
    the sentence that names the pay.
    """
    if rate.period not in ("year", "month") or is_actual_figure(text, rate):
        return False
    if is_full_time_figure(text, rate) or is_pro_rata(around):
        return True
    least = rate.low if rate.low is not None else rate.high
    on_scale = rate.period == "year" and (least or 0) >= LEAST_ON_SCALE
    return on_scale and bool(_SCALE.search(around))


def names_full_week(words: str) -> bool:
    """Whether `words` about a year's pay say, anywhere, that it is for the full-time week."""
    return is_pro_rata(words) or bool(_NAMES_FULL_TIME.search(words))


def full_week_stated(*texts: str) -> float | None:
    """The full-time week that the first of `texts` to do so states: "based on 37 hours" -> 37."""
    for text in texts:
        for found in _A_WEEK.finditer(text) if _may_hold_week(text) else ():
            start, end = found.span()
            if _WEEK_AFTER.match(text, end) or _WEEK_BEFORE.search(
                text[max(0, start - _TO_WEEK) : start]
            ):
                return float(found[1])
    return None


def _may_hold_week(text: str) -> bool:
    """Whether there is a figure of tens that a full-time week may be: quick to tell."""
    return "3" in text or "40" in text


def is_part_of_year(*words: str | None) -> bool:
    """Whether the work is for part of the year only: term time, or 39 weeks."""
    return any(one and _says_part_of_year(small(one)) for one in words)


def _says_part_of_year(lowered: str) -> bool:
    for hint, named in _PART_OF_YEAR.items():
        at = lowered.find(hint)
        while at >= 0:
            if named.search(lowered, max(0, at - _BEFORE_HINT), at + _BEHIND_HINT):
                return True
            at = lowered.find(hint, at + 1)
    return False
