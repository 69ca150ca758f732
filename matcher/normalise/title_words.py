"""Job titles as words that can be compared: one spelling, singular, no gender, no small words.

The title a reader sees is left alone; these words are for looking up and comparing only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from matcher.reference import rows

Words = tuple[str, ...]

_SMALL = "a an and at by for from in of on or our per the this to with within"
SMALL = frozenset(_SMALL.split())
_WORD = re.compile(r"[a-z0-9][a-z0-9+#.]*[a-z0-9+#]|[a-z0-9]")
_OWNED = re.compile(r"['’`´]s?\b|(?<=[a-z]) s\b")
_AND = re.compile(r"\s*[&+]\s*(?=[a-z\s])")
_GENDERED = re.compile(r"(?<=[a-z]{3})(?:wom[ae]n|men|persons?|people)$")
# "Stores" and "accounts" name a kind of work of their own.
_NOT_PLURALS = frozenset(
    {"stores", "accounts", "contracts", "securities", "goods", "works", "news"}
)
_SHORT_PLURALS = {"tas": "ta", "gps": "gp", "ots": "ot", "pas": "pa", "lsas": "lsa"}
_SHORTEST_PLURAL = 4
_MOST_PARTS = 4


def words_of(text: str) -> Words:
    """The words of `text` for comparing, in order: "Cooks & Waitresses" -> cook, and, waiter.

    Small words stay, since they tell where a title's head ends; `without_small` drops them.
    """
    flat = unicodedata.normalize("NFKD", text).casefold()
    flat = "".join(char for char in flat if not unicodedata.combining(char))
    flat = _AND.sub(" and ", _OWNED.sub("", flat))
    return _respelt(tuple(_singular(word) for word in _WORD.findall(flat)))


def without_small(words: Words) -> Words:
    """`words` without articles, prepositions and conjunctions."""
    return tuple(word for word in words if word not in SMALL)


def _singular(word: str) -> str:
    word = _SHORT_PLURALS.get(word, _GENDERED.sub("man", word))
    if len(word) < _SHORTEST_PLURAL or word in _NOT_PLURALS or word.endswith(("ss", "us", "is")):
        return word
    if not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1]


@cache
def _spellings() -> dict[Words, Words]:
    """Other spellings and short forms (`data/occupations/words.csv`), as singular words."""
    found = {}
    for row in rows("occupations/words.csv"):
        written, means = (
            tuple(_singular(word) for word in row[column].split())
            for column in ("written", "means")
        )
        found[written] = means
    return found


def _respelt(words: Words) -> Words:
    spellings = _spellings()
    kept: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_MOST_PARTS, len(words) - at), 0, -1):
            means = spellings.get(words[at : at + length])
            if means is not None:
                kept.extend(means)
                at += length
                break
        else:
            kept.append(words[at])
            at += 1
    return tuple(kept)
