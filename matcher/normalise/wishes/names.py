"""Names in clients' words: employers that are known, and capitals that tell a firm from a place."""

from __future__ import annotations

from functools import cache

from matcher import reference
from matcher.normalise.wishes.lexicon import Lexicon, Word, fold, split_list, words_of

_BEFORE_NAMES = frozenset(
    {"at", "for", "not", "but", "except", "from", "with", "than", "join", "or", "the"}
)
_BEFORE_PLACES = frozenset({"in", "near", "around", "round", "to"})
_FAR = frozenset({"further", "farther", "far", "beyond", "past"})
_FIRMS = frozenset({"ltd", "limited", "plc", "llp", "group", "trust", "council", "university"})
_OURS = frozenset({"my", "our", "her", "his", "their", "a", "some"})  # "my group" is no firm
_LOOK_BACK = 20
_SHORTEST = 3


@cache
def employers() -> Lexicon[str]:
    """Large employers by the names that people call them, from `data/phrases/employers.csv`."""
    return Lexicon(
        (say, row["name"])
        for row in reference.rows("phrases/employers.csv")
        for say in split_list(row["says"])
    )


def is_place(text: str, core: list[Word]) -> bool:
    """Whether the words name a place: capitals after "in". Where the work is, travel says."""
    before = words_of(fold(text[max(0, core[0].start - _LOOK_BACK) : core[0].start]))
    leads = bool(before) and before[-1].stem in _BEFORE_PLACES
    return leads and text[core[0].start].isupper() and not text.isupper()


def is_firm(text: str, core: list[Word]) -> bool:
    """Whether the words are a name: capitals after "at", "for", "not", or an ending such as Ltd."""
    if core[-1].stem in _FIRMS and len(core) > 1:
        return core[0].stem not in _OURS
    capitals = all(text[w.start].isupper() for w in core if len(w.stem) > _SHORTEST)
    before = words_of(fold(text[max(0, core[0].start - _LOOK_BACK) : core[0].start]))
    leads = bool(before) and before[-1].stem in _BEFORE_NAMES
    if leads and any(word.stem in _FAR for word in before):
        return False  # "no further than Stockport"
    return capitals and leads and text[core[0].start].isupper() and not text.isupper()
