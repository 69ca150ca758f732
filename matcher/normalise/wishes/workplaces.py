"""Places of work by the end of their name: "garden centre", "a vets", "the tea room"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from matcher import reference
from matcher.normalise.wishes.ideas import Idea
from matcher.normalise.wishes.lexicon import key_of, split_list
from matcher.preferences import About

_LONGEST = 2  # words: "tea room"
_DOING = "ing"


@cache
def _names() -> frozenset[tuple[str, ...]]:
    return frozenset(
        key_of(word)
        for row in reference.rows("phrases/workplaces.csv")
        for word in split_list(row["words"])
    )


def is_workplace(key: tuple[str, ...]) -> bool:
    """Whether words, by their stems, name a place of work: not "cleaning offices"."""
    if not key or (len(key) > 1 and key[0].endswith(_DOING)):
        return False
    return any(key[-length:] in _names() for length in range(1, _LONGEST + 1))


def as_setting(idea: Idea) -> Idea:
    """A doing whose words name a place of work, as that place: it is where, not what."""
    claim = idea.claim
    if claim.about is not About.ACTIVITY or not isinstance(claim.value, str):
        return idea
    if not is_workplace(key_of(claim.value)):
        return idea
    return replace(idea, claim=replace(claim, about=About.SETTING))
