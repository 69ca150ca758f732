"""Whether work is done at home, at the workplace or both, where the advert says so plainly.

"Remote" is said of many other things (remote monitoring, remote and rural practice, a remote area),
and a "home based in Leeds" is a care home: only words about the post itself count. What holds "for
now" or "during the pandemic" is not what the post is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from matcher.normalise.text import quote_around

_POST = r"(?:role|position|job|post|opportunity|vacancy|contract|appointment)"
_FULLY = r"(?:fully|100%|completely|entirely|wholly|permanently)"
_FEW_WORDS = r"(?:[\w-]{1,15} ){0,2}?"

_HYBRID = re.compile(
    rf"\bhybrid[- ](?:work(?:ing|er|place)?|{_POST}|remote|model|pattern|basis|arrangements?)\b"
    r"|\b(?:mix|blend|mixture|combination|split|balance) (?:of|between) "
    r"(?:[\w-]{1,15} ){0,4}?(?:home|remote|office)(?:[ -][\w-]{1,15})? ?(?:and|&|/|,) ?"
    r"(?:[\w-]{1,15} ){0,3}?(?:home|remote|office|site)"
    r"|\b(?:days?|time) (?:a week |per week |each week )?(?:working )?(?:from|at) home\b"
    r"|\bpart(?:ly|ially)? (?:remote(?:ly)?|home[- ]based|from home)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\bhome ?-?work(?:ing|er)\b"
    rf"|\bwork(?:s|ing|ed)? {_FEW_WORDS}(?:remotely|(?:from|at) home)\b"
    r"|\bwfh\b|\bhome ?-?based\b|\bbased (?:at|from) home\b"
    rf"|\b{_FULLY} (?:remote(?:ly)?|home[- ]based)(?!\w)"
    rf"|\bremote(?:ly)?[- ](?:based\b|first\b|work(?:ing|er)?\b|{_POST}\b)"
    r"|\b(?:location|base|place of work|workplace) ?[:\-–] ?(?:remote|home)\b"
    rf"|\b{_POST} (?:is|will be) {_FEW_WORDS}remote\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    rf"\b{_FULLY} (?:remote|home)|\bremote[- ](?:based|first|{_POST})\b"
    rf"|\bhome ?-?(?:based|work(?:ing|er)) {_POST}\b"
    rf"|\b{_POST} (?:is|will be) {_FEW_WORDS}(?:remote|home|based (?:at|from) home|work)"
    r"|\b(?:location|base|place of work|workplace) ?[:\-–] ?(?:remote|home)\b"
    rf"|\b{_POST} (?:that is )?(?:based|working) (?:at|from) home\b"
    r"|\byou(?:'ll| will| would)? (?:be )?(?:work(?:ing)?|based) (?:remotely|(?:at|from) home)\b"
    r"|\b(?:this is|we offer) (?:an? )?(?:[\w-]{1,15} ){0,2}?(?:remote|home ?-?based)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:some|occasional(?:ly)?|sometimes|partly|partial(?:ly)?|part of|options?|"
    r"opportunit(?:y|ies)|abilit(?:y|ies)|able to|possib(?:le|ility)|flexib(?:le|ly|ility)|agile|"
    r"may|can|could|where|when|as well as|available|considered|negotiable|both|blend|mix|days?)\b",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"\b(?:covid\w*|coronavirus|pandemic|lockdown|restrictions?|current(?:ly)?|initially|"
    r"temporarily|at the moment|present time|further notice|interviews?|risk assessments?|"
    r"patients?|service users?|consultations?|on-?calls?|experience of|allowance|policy|policies|"
    r"if you)\b",
    re.IGNORECASE,
)
_ONSITE = re.compile(
    rf"\b(?:on-?site|(?:office|site|workplace)[- ]based) {_POST}\b"
    rf"|\b{_POST} (?:is|will be) {_FEW_WORDS}(?:on-?site|(?:office|site|workplace)[- ]based)\b"
    rf"|\b{_FULLY} (?:on-?site|on site|office[- ]based|site[- ]based)\b"
    r"|\b(?:must|need to|required to|expected to|will) (?:be able to )?"
    r"(?:be based|work) on[- ]?site\b",
    re.IGNORECASE,
)
_NO_BEFORE = re.compile(
    r"(?:\b(?:no|not|cannot|without|never|unable)|n['’]t)\b[^.,;:\n]{0,30}$", re.IGNORECASE
)
_NO_AFTER = re.compile(
    r"^[^.,;:\n]{0,30}?(?:\b(?:not|never)|n['’]t)\b(?! only)|^[^.,;:\n]{0,20}\bunavailable\b",
    re.IGNORECASE,
)
_CARE_HOME_BEFORE = re.compile(
    r"\b(?:care|nursing|residential|bed|bedded|the|this|our|their|a|large|sized|group|"
    r"children['’]?s) $",
    re.IGNORECASE,
)
_A_POST_AFTER = re.compile(rf" {_POST}\b", re.IGNORECASE)
_OTHER_AFTER = re.compile(
    r"^ (?:in|at|near|on|just|within|north|south|east|west|care|treatment|support|visits?|"
    r"rehab\w*|therap\w*|services?|assessments?|interventions?|patients?|team|experience|"
    r"equipment|and rural)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\b(?:(hybrid)(?! (?:theatres?|vehicles?|cars?|cloud|technician|suite|closed))"
    r"|(remote|home ?-?based|wfh|home ?-?working|work(?:ing)? from home)"
    r"(?! (?:and rural|monitoring|areas?|sites?|sensing|access|desktop|support|island|in\b|"
    r"treatment|care))"
    r"|(on-?site|office[- ]based|site[- ]based)(?! (?:nursery|parking|gym)))\b",
    re.IGNORECASE,
)
_FIELD_NO = frozenset(("no", "false", "0", "n", "none"))
_FIELD_YES = frozenset(("yes", "true", "1", "y", "telecommute", "wfh"))
_SIGNS = (
    "remote", "hybrid", "wfh", "from home", "at home", "homework", "home work", "home-work",
    "home based", "home-based", "homebased", "home and", "and home", "home or", "home/", "/home",
    ": home", "onsite", "on-site", "on site", "office based", "office-based", "site based",
    "site-based", "workplace based",
)  # fmt: skip
_REACH = 120  # characters
_MOST_MENTIONS = 40  # a text that says it more often says no more


@dataclass(frozen=True, slots=True)
class Remote:
    """`kind` is remote, hybrid or onsite; `quote` the words it was read from."""

    kind: str
    quote: str


def read_remote(field: str | None, title: str, place: str | None, text: str) -> Remote | None:
    """What the advert says about working at home; None where it does not say.

    Its own field wins, save that a bare "no" gives way to words; then the title, the place, and the
    text. Text that says both remote and on site is not decided here: None.
    """
    stated = _field(field.strip()) if field else None
    if stated and stated.quote.lower() not in _FIELD_NO:
        return stated
    return _heading(title) or (_heading(place) if place else None) or _text(text) or stated


def _field(field: str) -> Remote | None:
    words = field[:200].lower()
    if words in _FIELD_NO:
        return Remote("onsite", field)
    if words in _FIELD_YES:
        return Remote("remote", field)
    if re.search(r"hybrid|\bpart|\bsome\b|occasion|days?\b|\bmix", words):
        return Remote("hybrid", field[:200])
    if re.search(r"on-?_?site|on site|office|in[- ]person|\b(?:no|not)\b", words):
        return Remote("onsite", field[:200])
    return Remote("remote", field[:200]) if re.search(r"remote|home|anywhere", words) else None


def _heading(words: str) -> Remote | None:
    """A title or a place: there the bare word is enough."""
    match = _HEADING.search(words[:300])
    if not match or _CARE_HOME_BEFORE.search(words[: match.start()]):
        return None
    if _NO_BEFORE.search(words[: match.start()]):
        return Remote("onsite", words[:160])
    return Remote(("hybrid", "remote", "onsite")[(match.lastindex or 1) - 1], words[:160])


def _text(text: str) -> Remote | None:
    windows = _windows(text)
    found: dict[str, str] = {}
    for match in _within(_HYBRID, text, windows):
        if not _is_negated(text, match) and not _is_passing(text, match):
            return Remote("hybrid", quote_around(text, match.start(), match.end()))
    for match in _within(_AWAY, text, windows):
        if kind := _away(text, match):
            found.setdefault(kind, quote_around(text, match.start(), match.end()))
    for match in _within(_ONSITE, text, windows):
        if not _is_negated(text, match) and not _is_passing(text, match):
            found.setdefault("onsite", quote_around(text, match.start(), match.end()))
    if "hybrid" in found:
        return Remote("hybrid", found["hybrid"])
    return Remote(*found.popitem()) if len(found) == 1 else None


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches of a text worth reading, apart from each other: most adverts have none."""
    lowered = text.lower()
    starts = sorted(
        [start for sign in _SIGNS if sign in lowered for start in _starts(lowered, sign)]
    )
    if starts and len(lowered) != len(text):  # some capitals of other scripts become two letters
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    for start in starts:
        low, high = max(0, start - _REACH), start + _REACH
        if found and low <= found[-1][1]:
            low = found.pop()[0]
        found.append((low, high))
    return found


def _starts(text: str, sign: str) -> Iterator[int]:
    start = text.find(sign)
    while start >= 0:
        yield start
        start = text.find(sign, start + len(sign))


def _within(
    pattern: re.Pattern[str], text: str, windows: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    mentions = (match for low, high in windows for match in pattern.finditer(text, low, high))
    return islice(mentions, _MOST_MENTIONS)


def _away(text: str, match: re.Match[str]) -> str | None:
    """What one mention of working at home says of the post."""
    before, after = (
        text[max(0, match.start() - 40) : match.start()],
        text[match.end() : match.end() + 60],
    )
    is_home = match[0][:4].lower() == "home" and not _A_POST_AFTER.match(after)
    if (is_home and _CARE_HOME_BEFORE.search(before)) or _OTHER_AFTER.search(after):
        return None
    if _is_negated(text, match):
        return "onsite"
    around = quote_around(text, match.start(), match.end(), 240)
    if _PASSING.search(around):
        return None
    if strong := _STRONG.search(around):
        return "hybrid" if _LIMITED.search(around[: strong.end()]) else "remote"
    return "hybrid" if _LIMITED.search(around) else None


def _is_negated(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    after = text[match.end() : match.end() + 60]
    return bool(_NO_BEFORE.search(before) or _NO_AFTER.search(after))


def _is_passing(text: str, match: re.Match[str]) -> bool:
    return bool(_PASSING.search(quote_around(text, match.start(), match.end(), 240)))
