"""Words that tell one post from another of the same title: of shifts, days, times and terms."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from matcher.same_text import Words

KINDS = {
    "shift": "The shifts differ",
    "days": "The days differ",
    "time": "One is full time, the other part time",
    "term": "The contracts differ",
}
"""What is said when the words of a kind differ."""
TOLD_BY_ONE = frozenset(("time", "term"))
"""Kinds that tell posts apart where only one text has such words: "to cover maternity leave"."""

_SAID = {
    ("shift", "nights"): r"nights?|overnight",
    ("shift", "days"): r"days? (?:shifts?|duty|hours|only|post)|daytime|on days|work days",
    ("shift", "evenings"): r"evenings?|twilight",
    ("shift", "mornings"): r"mornings?",
    ("shift", "afternoons"): r"afternoons?",
    ("time", ""): r"full (?:time )?(?:or|and) part time|part (?:time )?(?:or|and) full time",
    ("time", "full"): r"full time",
    ("time", "part"): r"part time",
    ("term", "permanent"): r"permanent(?:ly)?|substantive",
    ("term", "fixed"): (
        r"fixed term|ftc|temporary (?:posts?|positions?|contracts?|roles?|basis)|secondment|"
        r"\d+ months? (?:contract|post|cover)|"
        r"cover(?:ing)? (?:an? )?(?:period of )?(?:maternity|sickness)|maternity (?:leave )?cover|"
        r"cover (?:a|an) (?:vacancy|absence)"
    ),
    ("term", "locum"): r"locum",
    ("term", "bank"): (
        r"bank (?:posts?|staff|shifts?|workers?|nurses?|contract|basis|only)|casual (?:posts?|work"
        r"|staff|contract|basis)|zero hours?|relief (?:posts?|staff|work(?:er)?)"
    ),
}  # fmt: skip
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PATTERN = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{kind}__{what}>{words})" for (kind, what), words in _SAID.items())
    + r"|(?P<days__>(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|urs|ur)?(?:days?)?))\b"
)


@lru_cache(maxsize=256)
def posts_in(words: Words) -> dict[str, set[str]]:
    """By kind, what the words say of the post."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in _PATTERN.finditer(" ".join(words)):
        kind, what = (match.lastgroup or "").split("__")
        if what or kind == "days":
            found[kind].add(what or match[0][:3])
    return dict(found)
