"""The words of two adverts: which of them name something, and which only say it.

A name is a word that is not ordinary English: of a ward, a town, a speciality, a person. Capitals
are no help, as sources send them as they like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from matcher.duplicates.vacancy_lists import word_list
from matcher.normalise.gazetteer import spots
from matcher.reference import rows
from matcher.same_text import Words

_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "r", "er", "ers")
_SOFT = re.compile(
    r"[a-z]{2,}(?:ate|ive|able|ible|ful|ous|ly|ness|ment|ments|istic|iastic|asm|sion|tion|ity|ship|ing|ed|ee"
    r"|ees|being|alongside|cannot)"
)
"""Endings of words that say how, seldom of names."""
_SAID_IN_ADVERTS = word_list("adverts")
_UNITS = word_list("units")
"""What bears a name of its own: "Elm ward", "ward 7"."""
_SELDOM_NAMED = word_list("units seldom named")
"""Units that ordinary words stand before as well: "fundraising team"."""
_NO_NAME_OF_A_UNIT = word_list("no names of units")
_MONTHS = word_list("months")
_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)|20\d\d")
_LONG_NUMBER = re.compile(r"[a-z]*\d{4,}[a-z\d]*|0\d{2,}")
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_SPELLED = {word: str(number) for number, word in enumerate(_NUMBERS, start=1)}


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("words/ordinary.csv")) | _SAID_IN_ADVERTS


@lru_cache(maxsize=20_000)
def is_name(word: str) -> bool:
    """Whether a lower-case word of letters names something, rather than saying it."""
    if len(word) < 3 or not word.isalpha() or word in _MONTHS:
        return False
    if is_place(word):
        return word not in _common()
    return not (_SOFT.fullmatch(word) or _is_common(word))


@lru_cache(maxsize=20_000)
def is_place(word: str) -> bool:
    """Whether a town or village is called that; some are ordinary words too, such as Reading."""
    return word in spots()


def unit_names(words: Words) -> dict[str, set[str]]:
    """By unit, the words that stand right before it, or the number after it, as its name."""
    found: dict[str, set[str]] = defaultdict(set)
    for before, unit, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if unit not in _UNITS:
            continue
        if after.isdigit() and len(after) <= 2:
            found[unit].add(after)
        elif (
            before
            and before not in _NO_NAME_OF_A_UNIT
            and not _SOFT.fullmatch(before)
            and (is_name(before) or unit not in _SELDOM_NAMED)
        ):
            found[unit].add(before)
    return dict(found)


def figure(word: str) -> str | None:
    """The number that a word is or holds, but for dates and for long numbers that sites give."""
    if word in _SPELLED:
        return _SPELLED[word]
    if _DATE.fullmatch(word) or _LONG_NUMBER.fullmatch(word):
        return None
    return word if any(map(str.isdigit, word)) else None


def is_month(word: str) -> bool:
    """Whether numbers beside it are a date."""
    return word in _MONTHS


def _is_common(word: str) -> bool:
    common = _common()
    if word in common or word.replace("is", "iz").replace("our", "or") in common:
        return True
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(
        stem in common or f"{stem}e" in common or (stem.endswith("i") and f"{stem[:-1]}y" in common)
        for stem in stems
        if len(stem) > 2
    )
