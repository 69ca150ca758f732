"""Job titles as words that can be compared: one spelling, singular, no gender, no small words.

The title a reader sees is left alone; these words are for looking up and comparing only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

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
_LISTED = re.compile(
    r"[a-z0-9]+(?: [a-z0-9]{2,})*"
)  # as most listed titles are written: words alone


def words_of(text: str) -> Words:
    """The words of `text` for comparing, in order: "Cooks & Waitresses" -> cook, and, waiter.

    Small words stay, since they tell where a title's head ends; `without_small` drops them.
    """
    if _LISTED.fullmatch(text):
        return _respelt([_singular(word) for word in text.split()])
    flat = text.casefold()
    if not flat.isascii():
        apart = unicodedata.normalize("NFKD", text).casefold()
        flat = "".join(char for char in apart if not unicodedata.combining(char))
    flat = _AND.sub(" and ", _OWNED.sub("", flat))
    return _respelt([_singular(word) for word in _WORD.findall(flat)])


def without_small(words: Words) -> Words:
    """`words` without articles, prepositions and conjunctions."""
    return words if SMALL.isdisjoint(words) else tuple(w for w in words if w not in SMALL)


@lru_cache(maxsize=50_000)
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
def _spellings() -> dict[str, dict[Words, Words]]:
    """Other spellings and short forms (`data/occupations/words.csv`), by their first word."""
    found: dict[str, dict[Words, Words]] = {}
    for row in rows("occupations/words.csv"):
        written, means = (
            tuple(_singular(word) for word in row[column].split())
            for column in ("written", "means")
        )
        found.setdefault(written[0], {})[written] = means
    return found


def _respelt(words: list[str]) -> Words:
    spellings = _spellings()
    if spellings.keys().isdisjoint(words):
        return tuple(words)
    kept: list[str] = []
    at = 0
    while at < len(words):
        forms = spellings.get(words[at])
        length = _longest(forms, words, at) if forms else 0
        if forms and length:
            kept.extend(forms[tuple(words[at : at + length])])
        else:
            kept.append(words[at])
        at += length or 1
    return tuple(kept)


def _longest(forms: dict[Words, Words], words: list[str], at: int) -> int:
    """How many words from `at` on are the longest form that stands there; 0 if none does."""
    lengths = range(min(_MOST_PARTS, len(words) - at), 0, -1)
    return next((n for n in lengths if tuple(words[at : at + n]) in forms), 0)
