"""Being over other people in a client's words, whatever it is that they would run.

"Running the kitchen" and "in charge of a nursery" are about management: neither the place nor the
people named are wished for, or ruled out.
"""

from __future__ import annotations

import re

from matcher.normalise.wishes.claims import Reading, one
from matcher.normalise.wishes.lexicon import Hit, key_of
from matcher.normalise.wishes.workplaces import is_workplace
from matcher.preferences import About

_MANAGEMENT = one(About.REQUIREMENT, "management")
_WHOSE = r"(?:an?|the|my|my own|our|their|your|his|her|any|whole|a whole|the whole|someone's)"
_RUN = re.compile(
    r"\b(?:to )?(?:run|runs|running|ran|manages?|managing|head(?:ing)? up|oversee(?:ing)?"
    rf"|take over|taking over|lead|leading) {_WHOSE} (?P<what>[a-z]+(?: [a-z]+)?)\b"
)
_OVER = re.compile(
    r"\b(?:being |be |to be )?(?:in charge of|head of|heads of|in command of|at the head of"
    r"|(?:responsible|responsibility) for"
    r" (?=(?:staff|others|other|people|a team|the team|my team)))"
    rf" ?(?:{_WHOSE} )?(?P<what>[a-z]+)\b"
)
_PEOPLE = re.compile(
    r"\b(?:being |be |to be )?(?:supervis(?:e|ing)|manag(?:e|ing)|lead(?:ing)?|line manag(?:e|ing)"
    r"|boss(?:ing)?|oversee(?:ing)?|over) (?:(?:other|any|a|the|more|my own|big|small|large) ){0,2}"
    r"(?:staff|people|others|teams?|colleagues|workers|volunteers|employees|someone|anyone|crews?"
    r"|squads?|juniors|apprentices)\b"
)
_OF_PEOPLE = frozenset(
    {"team", "department", "dept", "service", "ward", "home", "floor", "section", "branch", "crew"}
    | {"place", "unit", "show", "line", "group", "division", "office", "shift", "school", "outfit"}
)


def find_leading(text: str) -> list[Hit[Reading]]:
    """Where folded text speaks of being over others, with all that is run."""
    found = [_whole(match) for match in _RUN.finditer(text)]
    found += [Hit(m.start(), m.end(), _MANAGEMENT) for m in _OVER.finditer(text)]
    found += [Hit(m.start(), m.end(), _MANAGEMENT) for m in _PEOPLE.finditer(text)]
    return sorted((hit for hit in found if hit is not None), key=lambda hit: hit.start)


def _whole(match: re.Match[str]) -> Hit[Reading] | None:
    """What is run, if it is a place of work or a body of people: not "running a bath"."""
    words = match["what"].split()
    for length in range(len(words), 0, -1):
        key = key_of(" ".join(words[:length]))
        if key[-1] in _OF_PEOPLE or is_workplace(key):
            end = match.start("what") + len(" ".join(words[:length]))
            return Hit(match.start(), end, _MANAGEMENT)
    return None
