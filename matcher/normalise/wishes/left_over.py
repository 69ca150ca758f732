"""Whether words that no table knows may be a wish: "falconry" may, "see how I go" may not.

A wish names a thing or a doing. Words of time, feeling, home life and paperwork, and the plain
verbs and adjectives of any story, stand in `data/phrases/idle.csv`: beside a word of asking
("I like seeing boats") one of them does no harm, alone it shows that the words only tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from matcher import reference
from matcher.normalise.phrases import fillers
from matcher.normalise.wishes.lexicon import Word, key_of, split_list
from matcher.normalise.wishes.numbers import NAMES
from matcher.normalise.wishes.stance import Said
from matcher.normalise.wishes.workplaces import is_workplace

_LONG = 5  # letters: "tried", "bored", not "bed" or "shed"
_ENDINGS = ("ed", "ly")


@cache
def _idle() -> frozenset[str]:
    return frozenset(
        stem
        for row in reference.rows("phrases/idle.csv")
        for word in split_list(row["words"])
        for stem in key_of(word)
    ) | frozenset(NAMES)


def may_be_wished_for(words: Sequence[Word], said: Said) -> bool:
    """Whether a run of words may name what the client wants, or does not want.

    With words of asking around it one word with a meaning of its own is enough, without them all
    must have one.
    """
    named = [word.stem for word in words if word.stem not in fillers()]
    if is_workplace(tuple(named)):
        return True
    idle = [stem in _idle() for stem in named]
    if said.wanted or said.against:
        return bool(named) and not idle[-1]
    return bool(named) and not any(idle) and not any(map(_is_told, named))


def _is_told(stem: str) -> bool:
    """Whether a word looks like what was done, or how: "tried", "slowly"."""
    return len(stem) >= _LONG and stem.endswith(_ENDINGS)
