"""What a word of an employer's name tells: `data/employers`, read once.

"Care" tells the trade, "Group" the shape, "Leeds" the place; only what is left is the name that
somebody chose, and even of that a good part ("first", "bright", "Smith") is everybody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from matcher.normalise.gazetteer import Spot, areas, spots
from matcher.reference import rows

_LARGE = 30_000
"""People that live in a place which is known as one by its name alone."""
_LONGEST_PHRASE = 3
_ROMAN = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix"))


class Kind(StrEnum):
    """What a word tells of an employer."""

    FILLER = "filler"  # nothing: "and", "UK", "Ltd"
    PARENT = "parent"  # that it may own others: "Group", "Holdings"
    STRUCTURE = "structure"  # how it is made up: "Services", "International"
    TRADE = "trade"  # what it does: "Care", "School"
    PLACE = "place"
    EVERYDAY = "everyday"  # a name, but many have it: "First", "Smith"
    NUMBER = "number"
    OWN = "own"  # its own name


def stem(word: str) -> str:
    """The word without the ending of a plural, so that "Services" meets "Service"."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    return word


@lru_cache(maxsize=131_072)  # asked for the same words over and over
def kind_of(stemmed: str) -> Kind:
    """What a word, as `stem` leaves it, tells."""
    known = _kinds().get(stemmed)
    if known is not None:
        return known
    return Kind.NUMBER if stemmed.isdigit() or stemmed in _ROMAN else Kind.OWN


def in_full(words: Sequence[str]) -> list[str]:
    """The words with short forms written out, and what is written as one or as two alike."""
    forms = _short_forms()
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            means = forms.get(" ".join(words[at : at + length]))
            if means is not None:
                found += means
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return found


@cache
def _kinds() -> dict[str, Kind]:
    places = [name for name, known in spots().items() if any(map(_is_large, known))]
    found = {stem(name): Kind.PLACE for name in (*places, *areas()) if " " not in name}
    return found | {stem(row["word"]): Kind(row["kind"]) for row in rows("employers/words.csv")}


def _is_large(spot: Spot) -> bool:
    return (spot.population or 0) >= _LARGE


@cache
def _short_forms() -> dict[str, list[str]]:
    return {row["written"]: row["means"].split() for row in rows("employers/short_forms.csv")}
