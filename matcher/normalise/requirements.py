"""What an employer asks for: licence, DBS check, registration, degree, experience, managing.

True when it is asked for; False only where the advert says plainly that it is not needed ("no
experience necessary", "DBS not required", "preferred but not essential"); None when nothing is said
or it is only wished for ("desirable", "ideally"). One thing required outweighs another that is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from matcher.normalise.advert_text import AdvertText
from matcher.normalise.asking import is_asked, is_held_by_others
from matcher.normalise.experience import find_experience
from matcher.normalise.naming import Naming
from matcher.normalise.negation import denied
from matcher.normalise.passage import Mention
from matcher.normalise.protected_titles import management_in, registration_in
from matcher.normalise.requirement_words import (
    DBS,
    DEGREE,
    DRIVING,
    MANAGEMENT,
    NO_LICENCE,
    REGISTRATION,
)
from matcher.normalise.sought_professionals import sought_professional
from matcher.normalise.text import quote_around
from matcher.vacancy import Requirements

_NAMED: Mapping[str, Naming] = MappingProxyType({
    "driving_licence": DRIVING,
    "registration": REGISTRATION,
    "degree": DEGREE,
    "management": MANAGEMENT,
})  # fmt: skip
_BY_TITLE: Mapping[str, Callable[[str], re.Match[str] | None]] = MappingProxyType({
    # Someone employed to drive drives by licence; fork-lift trucks and trains need another one, and
    # a driver's mate none.
    "driving_licence": re.compile(
        r"^(?!.*\b(?:fork|flt|reach truck|crane|train |tram|plant|screw|business driver"
        r"|driver manager|to (?:the |our )?drivers?)).*\bdrivers?\b"
        r"(?!'?s? (?:mate|assistant|helper|escort))"
    ).search,
    "registration": registration_in,
    "management": management_in,
})  # fmt: skip
_DRIVES = re.compile(r"\b(?:driv|deliver|courier|rider|van\b)")
_HELD = frozenset(("driving_licence", "registration", "degree"))
_LEVELS = {"enhanced": "enhance", "standard": "standard", "basic": "basic"}
"""The levels of a check, highest first, with the letters that tell one."""


def read_requirements(said: AdvertText) -> Requirements:
    """What the title and the description ask of whoever applies."""
    facts: dict[str, bool] = {}
    quotes: dict[str, str] = {}
    titled = _said_by_title(_title(said))
    for name in _NAMED:
        fact, at = _read(name, said, in_title=name in titled)
        if fact is None:
            continue
        facts[name] = fact
        quotes[name] = _quote(at, said) if at else said.text[said.title_start : said.title_end]
    asks, at = find_experience(said, said.title_start)
    if at:
        facts["experience"], quotes["experience"] = bool(asks), _quote(at, said)
    dbs, at = _find_dbs(said)
    if at:
        quotes["dbs"] = _quote(at, said)
    return Requirements(dbs=dbs, quotes=MappingProxyType(quotes), **facts)


@lru_cache(maxsize=10_000)  # a listing repeats most titles
def _said_by_title(title: str) -> frozenset[str]:
    """What a folded title says by itself."""
    return frozenset(name for name, says in _BY_TITLE.items() if says(title))


def _read(name: str, said: AdvertText, *, in_title: bool) -> tuple[bool | None, Mention | None]:
    """What is asked of one kind; where the title says it, no mention is given."""
    if in_title and name != "driving_licence":
        return True, None
    fact, at = _find(name, said)
    if name == "registration" and fact is None:
        sought = sought_professional(said, said.title_end)
        fact, at = (True, sought) if sought else (fact, at)
    if name == "driving_licence" and not fact:
        refused = _no_licence(said)
        fact, at = (False, refused) if refused else (fact, at)
        in_title = in_title and not refused
    return (True, None) if in_title else (fact, at)


def _find(name: str, said: AdvertText) -> tuple[bool | None, Mention | None]:
    """True, at the first place that asks for it; else False, at the first that says no."""
    refused, named = None, _NAMED[name]
    if not said.holds(named.hints):
        return None, None
    for found in said.mentions(named.names, named.hints, said.title_start):
        if denied(found):
            refused = refused or found
        elif (
            named.means_it(found)
            and is_asked(found, said.folded)
            and not (name in _HELD and is_held_by_others(found))
        ):
            return True, found
    return (False, refused) if refused else (None, None)


def _no_licence(said: AdvertText) -> Mention | None:
    """Where an advert that speaks of driving says that no licence is needed.

    A steward's or a guard's advert that says so speaks of another kind.
    """
    if not said.holds(NO_LICENCE.hints):
        return None
    for found in NO_LICENCE.found_in(said, said.title_start):
        if _DRIVES.search(_title(said)) or _DRIVES.search(found.around):
            return found
    return None


def _find_dbs(said: AdvertText) -> tuple[str | bool | None, Mention | None]:
    """The highest level of check that is asked for, False when the advert says none is."""
    best: tuple[str, Mention] | None = None
    refused = None
    for found in said.mentions(DBS.names, DBS.hints, said.title_start):
        if denied(found):
            refused = refused or found
        elif DBS.means_it(found) and not is_held_by_others(found):
            level = _level(found)
            if best is None or _rank(level) < _rank(best[0]):
                best = level, found
    if best:
        return best
    return (False, refused) if refused else (None, None)


def _quote(at: Mention, said: AdvertText) -> str:
    return quote_around(said.text, at.start, at.end)


def _title(said: AdvertText) -> str:
    return said.folded[said.title_start : said.title_end]


def _level(found: Mention) -> str:
    near = found.before[-45:] + found.words + found.after[:45]
    return next((level for level, word in _LEVELS.items() if word in near), "unspecified")


def _rank(level: str) -> int:
    return [*_LEVELS, level].index(level)
