"""What the name of a column says that it holds: known names, words of names, and slips of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from api.imports.columns.header_words import OTHER, PHRASES, WORDS
from api.imports.columns.names import RANKS, plain_name

EXACT, LOWEST_EXACT, MOST = 4.0, 3.4, 4.0
_A_RANK_COSTS = 0.02
STRONG = 1.5
_NOT_THE_HEAD = 0.35
_OTHER_THINGS = -3.0
_SLIP = 0.8
_LEAST_LETTERS = 4
_LONG_WORD = 8
_LONGEST, _MOST_PARTS = 200, 4
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+|£")
_ASIDE = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]?")
_OF = re.compile(r"\b(?:of|for|per|i'r|ar gyfer)\b")


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """What a name says: points by field (up to 4), the words that say it, and how.

    `how` is exact, words or slip; `is_other` tells a thing for which no field has room.
    """

    points: Mapping[str, float]
    words: Mapping[str, str]
    how: str = "words"
    is_other: bool = False


NOTHING = HeaderReading({}, {})
_ONLY_POUNDS = HeaderReading({"pay": 2.5}, {"pay": "£"})


@lru_cache(maxsize=4096)
def read_header(name: str) -> HeaderReading:
    """What the name of a column says that it holds."""
    name = name[:_LONGEST]
    rank, field = RANKS.get(plain_name(name), (0, None))
    said = _by_words(name)
    if field is None:
        return said
    exact = max(LOWEST_EXACT, EXACT - rank * _A_RANK_COSTS)
    # "contract time" is an exact name for hours, yet speaks for the contract as well.
    points = {**said.points, field: max(exact, said.points.get(field, 0.0))}
    return HeaderReading(points, {**said.words, field: name.strip()}, "exact")


def _by_words(name: str) -> HeaderReading:
    """What the words of a name say; a stroke parts two names for one thing: "Swydd / Job"."""
    first, *others = (_of_one_name(part) for part in name.split("/")[:_MOST_PARTS])
    for other in others:
        first = _together(first, other)
    return first


def _together(one: HeaderReading, other: HeaderReading) -> HeaderReading:
    fields = one.points.keys() | other.points.keys()
    points = {
        field: min(MOST, one.points.get(field, 0.0) + other.points.get(field, 0.0))
        for field in fields
    }
    how = "slip" if "slip" in (one.how, other.how) else "words"
    is_other = one.is_other or other.is_other
    return HeaderReading(points, {**other.words, **one.words}, how, is_other)


def _of_one_name(name: str) -> HeaderReading:
    if name.strip() == "£":  # which beside other words says less than they do
        return _ONLY_POUNDS
    found = [(word, _known(word)) for word in _spoken(name)]
    known = [(said, meant) for said, meant in found if meant]
    strong = [at for at, (_, meant) in enumerate(known) if _strength(meant) >= STRONG]
    points: dict[str, float] = {}
    words: dict[str, str] = {}
    for at, (said, meant) in enumerate(known):
        is_aside = bool(strong) and at != strong[-1] and at in strong
        share = (_NOT_THE_HEAD if is_aside else 1.0) * (1.0 if said == meant else _SLIP)
        for field, worth in WORDS.get(meant, {}).items():
            points[field] = min(MOST, points.get(field, 0.0) + worth * share)
            if worth >= 1 or field not in words:
                words[field] = said
    is_other = any(meant in OTHER for _, meant in known)
    if is_other:
        points = {field: worth + _OTHER_THINGS for field, worth in points.items()}
    slipped = any(said != meant for said, meant in known)
    return HeaderReading(points, words, "slip" if slipped else "words", is_other)


def _strength(word: str) -> float:
    return max(WORDS.get(word, {"": 0.0}).values())


def _spoken(name: str) -> list[str]:
    """The words of a name in the order of what it is about: what follows "of" comes first.

    What stands in brackets or after a stroke comes before all: it only tells more.
    """
    apart = _CAMEL.sub(" ", name)
    main = _ASIDE.sub(" ", apart)
    asides = " ".join(_ASIDE.findall(apart)) if _letters(main) else ""
    main = main if _letters(main) else apart
    heads, *told = _OF.split(" ".join(_WORD.findall(main.lower().replace("_", " "))))
    text = f" {asides.lower()} {' '.join(told)} {heads} "
    text = f" {' '.join(_WORD.findall(text.replace('_', ' ')))} "
    for phrase, word in PHRASES:
        text = text.replace(f" {phrase} ", f" {word} ")
    return [part for word in text.split() for part in _taken_apart(word)]


def _letters(text: str) -> bool:
    return any(c.isalpha() for c in text)


def _taken_apart(word: str) -> list[str]:
    """A word, or the two known ones that it is made of: "vacancylocation"."""
    if word in WORDS or word in OTHER or len(word) < _LONG_WORD:
        return [word]
    for cut in range(3, min(len(word), 20) - 1):
        if {word[:cut], word[cut:]} <= WORDS.keys():
            return [word[:cut], word[cut:]]
    return [word]


def _known(word: str) -> str | None:
    """The word of the table that is meant: itself, or the one that is a slip or two away."""
    if word in WORDS or word in OTHER:
        return word
    if len(word) < _LEAST_LETTERS:
        return None
    slips = 2 if len(word) >= _LONG_WORD else 1
    near = process.extractOne(word, _LONG_WORDS, scorer=OSA.distance, score_cutoff=slips)
    return near[0] if near else None


_LONG_WORDS = tuple(word for word in (*WORDS, *sorted(OTHER)) if len(word) > _LEAST_LETTERS)
