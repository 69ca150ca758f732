"""What an employer asks for: licence, DBS check, registration, degree, experience, managing.

True when it is asked for; False only where the advert says plainly that it is not needed ("no
experience necessary", "DBS not required", "preferred but not essential"); None when nothing is said
or it is only wished for ("desirable", "ideally"). One thing required outweighs another that is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from matcher.normalise.naming import Naming
from matcher.normalise.negation import Mention, denied, fold, mentions, wished
from matcher.normalise.protected_titles import management_in, registration_in
from matcher.normalise.requirement_words import (
    ASKED_AFTER,
    ASKED_BEFORE,
    DBS,
    DEGREE,
    DRIVING,
    EXPERIENCE,
    MANAGEMENT,
    REGISTRATION,
    SKILLS_AND,
)
from matcher.normalise.text import quote_around
from matcher.vacancy import Requirements

_NAMED: Mapping[str, Naming] = MappingProxyType({
    "driving_licence": DRIVING,
    "registration": REGISTRATION,
    "degree": DEGREE,
    "experience": EXPERIENCE,
    "management": MANAGEMENT,
})  # fmt: skip
_BY_TITLE: Mapping[str, Callable[[str], re.Match[str] | None]] = MappingProxyType({
    # Someone employed to drive drives by licence; fork-lift trucks and trains need another one.
    "driving_licence": re.compile(
        r"^(?!.*\b(?:fork|flt|reach truck|crane|train |tram|plant|screw|business driver"
        r"|driver manager)).*\bdrivers?\b"
    ).search,
    "registration": registration_in,
    "management": management_in,
})  # fmt: skip
_LEVELS = ("enhanced", "standard", "basic")
_DESIRABLE_HEAD = re.compile(
    r"\b(?:desirable|desired|ideally|nice to have)\b[^.]{0,12}[:\n]|\bdesirable (?:criteria"
    r"|skills|requirements)"
)
_ESSENTIAL_HEAD = re.compile(r"\bessential\b|\brequired\b|\bmust\b")
_HEAD_REACH = 250


def read_requirements(title: str, text: str) -> Requirements:
    """What the title and the description (plain text) ask of whoever applies."""
    whole = f"{title}\n{text}"
    folded = fold(whole)
    facts: dict[str, bool] = {}
    quotes: dict[str, str] = {}
    for name, named in _NAMED.items():
        in_title = _BY_TITLE[name](folded[: len(title)]) if name in _BY_TITLE else None
        fact, at = (True, None) if in_title else _find(named, whole, folded)
        if fact is None:
            continue
        facts[name] = fact
        quotes[name] = quote_around(whole, at.start, at.end) if at else title
    dbs, at = _find_dbs(whole, folded)
    if at:
        quotes["dbs"] = quote_around(whole, at.start, at.end)
    return Requirements(dbs=dbs, quotes=MappingProxyType(quotes), **facts)


def _find(named: Naming, whole: str, folded: str) -> tuple[bool | None, Mention | None]:
    """True, at the first place that asks for it; else False, at the first that says no."""
    refused = None
    for found in mentions(whole, folded, named.names, named.hints):
        if denied(found):
            refused = refused or found
        elif named.means_it(found) and _is_asked(named, found, folded):
            return True, found
    return (False, refused) if refused else (None, None)


def _is_asked(named: Naming, found: Mention, folded: str) -> bool:
    if named is EXPERIENCE and not _is_asked_for(found):
        return False
    return not wished(found) and not _is_under_desirable(folded, found.start)


def _is_asked_for(found: Mention) -> bool:
    """Whether experience is named as a thing to have: adverts use the word for much else."""
    if ASKED_AFTER.match(found.after):
        return True
    if SKILLS_AND.search(found.before) or found.before.endswith("your "):
        return False
    return bool(ASKED_BEFORE.search(found.before))


def _is_under_desirable(folded: str, start: int) -> bool:
    """Whether the nearest heading before is "Desirable:", as in a person specification."""
    low = max(0, start - _HEAD_REACH)
    if "desir" not in folded[low:start] and "ideally" not in folded[low:start]:
        return False
    heads = [head.end() for head in _DESIRABLE_HEAD.finditer(folded, low, start)]
    return bool(heads) and not _ESSENTIAL_HEAD.search(folded, heads[-1], start)


def _find_dbs(whole: str, folded: str) -> tuple[str | bool | None, Mention | None]:
    """The highest level of check that is asked for, False when the advert says none is."""
    best: tuple[str, Mention] | None = None
    refused = None
    for found in mentions(whole, folded, DBS.names, DBS.hints):
        if denied(found):
            refused = refused or found
        elif DBS.means_it(found):
            level = _level(found)
            if best is None or _rank(level) < _rank(best[0]):
                best = level, found
    if best:
        return best
    return (False, refused) if refused else (None, None)


def _level(found: Mention) -> str:
    near = found.before[-45:] + found.words + found.after[:45]
    return next((level for level in _LEVELS if level in near), "unspecified")


def _rank(level: str) -> int:
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)
