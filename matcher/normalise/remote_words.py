"""The words that tell where work is done: patterns for text in small letters.

`signs` and `stretches` find the few parts of a text that can hold any of them: most adverts have
none, and a search for plain words is many times as fast as one for patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_POST = r"(?:role|position|job|post|opportunity|vacancy|contract|appointment)"
_FULLY = r"(?:fully|100%|completely|entirely|wholly|permanently)"
_FEW_WORDS = r"(?:[\w-]{1,15} ){0,2}?"

HYBRID = re.compile(
    rf"\bhybrid[- ](?:work(?:ing|er|place)?|{_POST}|remote|model|pattern|basis|arrangements?)\b"
    r"|\b(?:mix|blend|mixture|combination|split|balance) (?:of|between) "
    r"(?:[\w-]{1,15} ){0,4}?(?:home|remote|office)(?:[ -][\w-]{1,15})? ?(?:and|&|/|,) ?"
    r"(?:[\w-]{1,15} ){0,3}?(?:home|remote|office|site)"
    r"|\b(?:days?|time) (?:a week |per week |each week )?(?:working )?(?:from|at) home\b"
    r"|\bpart(?:ly|ially)? (?:remote(?:ly)?|home[- ]based|from home)\b"
)
AWAY = re.compile(
    r"\bhome ?-?work(?:ing|er)\b"
    rf"|\bwork(?:s|ing|ed)? {_FEW_WORDS}(?:remotely|(?:from|at) home)\b"
    r"|\bwfh\b|\bhome ?-?based\b|\bbased (?:at|from) home\b"
    rf"|\b{_FULLY} (?:remote(?:ly)?|home[- ]based)(?!\w)"
    rf"|\bremote(?:ly)?[- ](?:based\b|first\b|work(?:ing|er)?\b|{_POST}\b)"
    r"|\b(?:location|base|place of work|workplace) ?[:\-–] ?(?:remote|home)\b"
    rf"|\b{_POST} (?:is|will be) {_FEW_WORDS}remote\b"
)
STRONG = re.compile(
    rf"\b{_FULLY} (?:remote|home)|\bremote[- ](?:based|first|{_POST})\b"
    rf"|\bhome ?-?(?:based|work(?:ing|er)) {_POST}\b"
    rf"|\b{_POST} (?:is|will be) {_FEW_WORDS}(?:remote|home|based (?:at|from) home|work)"
    r"|\b(?:location|base|place of work|workplace) ?[:\-–] ?(?:remote|home)\b"
    rf"|\b{_POST} (?:that is )?(?:based|working) (?:at|from) home\b"
    r"|\byou(?:'ll| will| would)? (?:be )?(?:work(?:ing)?|based) (?:remotely|(?:at|from) home)\b"
    r"|\b(?:this is|we offer) (?:an? )?(?:[\w-]{1,15} ){0,2}?(?:remote|home ?-?based)\b"
)
LIMITED = re.compile(
    r"\b(?:some|occasional(?:ly)?|sometimes|partly|partial(?:ly)?|part of|options?|"
    r"opportunit(?:y|ies)|abilit(?:y|ies)|able to|possib(?:le|ility)|flexib(?:le|ly|ility)|agile|"
    r"may|can|could|where|when|as well as|available|considered|negotiable|both|blend|mix|days?)\b"
)
PASSING = re.compile(
    r"\b(?:covid\w*|coronavirus|pandemic|lockdown|restrictions?|current(?:ly)?|initially|"
    r"temporarily|at the moment|present time|further notice|interviews?|risk assessments?|"
    r"patients?|service users?|consultations?|on-?calls?|experience of|allowance|policy|policies|"
    r"if you)\b"
)
ONSITE = re.compile(
    rf"\b(?:on-?site|(?:office|site|workplace)[- ]based) {_POST}\b"
    rf"|\b{_POST} (?:is|will be) {_FEW_WORDS}(?:on-?site|(?:office|site|workplace)[- ]based)\b"
    rf"|\b{_FULLY} (?:on-?site|on site|office[- ]based|site[- ]based)\b"
    r"|\b(?:must|need to|required to|expected to|will) (?:be able to )?"
    r"(?:be based|work) on[- ]?site\b"
)
NO_BEFORE = re.compile(
    r"(?:\b(?:no|not|cannot|without|never|unable)|n['’]t)\b[^.,;:\n]{0,30}$",
)
NO_AFTER = re.compile(
    r"^[^.,;:\n]{0,30}?(?:\b(?:not|never)|n['’]t)\b(?! only)|^[^.,;:\n]{0,20}\bunavailable\b"
)
CARE_HOME_BEFORE = re.compile(
    r"\b(?:care|nursing|residential|bed|bedded|the|this|our|their|a|large|sized|group|"
    r"children['’]?s) $"
)
A_POST_AFTER = re.compile(rf" {_POST}\b")
OTHER_AFTER = re.compile(
    r"^ (?:in|at|near|on|just|within|north|south|east|west|care|treatment|support|visits?|"
    r"rehab\w*|therap\w*|services?|assessments?|interventions?|patients?|team|experience|"
    r"equipment|and rural)\b"
)
HEADING = re.compile(
    r"\b(?:(hybrid)(?! (?:theatres?|vehicles?|cars?|cloud|technician|suite|closed))"
    r"|(remote|home ?-?based|wfh|home ?-?working|work(?:ing)? from home)"
    r"(?! (?:and rural|monitoring|areas?|sites?|sensing|access|desktop|support|island|in\b|"
    r"treatment|care|control(?:s|led|ler)?\b|operated|video|operations? centre))"
    r"|(on-?site|office[- ]based|site[- ]based)(?! (?:nursery|parking|gym)))\b"
)

Sign = tuple[str, re.Pattern[str] | None]
"""A plain word, and what must stand around it for it to count, if anything must."""

AWAY_SIGNS: Sequence[Sign] = (
    ("remote", None),
    ("wfh", None),
    ("home", re.compile(r"(?:from |at |and |/|: )home|home(?:[ -]?work|[ -]?based| and| or|/)")),
)
HYBRID_SIGNS: Sequence[Sign] = (("hybrid", None),)  # beside those of working away
ONSITE_SIGNS: Sequence[Sign] = (
    ("site", re.compile(r"on[ -]?site|site[ -]based")),
    ("based", re.compile(r"(?:office|workplace)[ -]based")),
)
_AROUND = 10  # characters
_REACH = 120  # characters


def signs(text: str, wanted: Sequence[Sign]) -> list[int]:
    """Where the wanted signs stand in a text, in no order."""
    return [start for sign in wanted if sign[0] in text for start in _starts(text, *sign)]


def stretches(starts: Sequence[int]) -> list[tuple[int, int]]:
    """Start and end of the parts of a text around those places, apart from each other."""
    found: list[tuple[int, int]] = []
    for start in sorted(starts):
        low, high = max(0, start - _REACH), start + _REACH
        if found and low <= found[-1][1]:
            low = found.pop()[0]
        found.append((low, high))
    return found


def _starts(text: str, word: str, around: re.Pattern[str] | None) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if around is None or around.search(text, max(0, start - _AROUND), end + _AROUND):
            yield start
        start = text.find(word, end)
