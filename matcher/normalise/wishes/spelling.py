"""Clients' spellings: slang, the English of the nations, and slips of the keyboard, put right.

The words that a statement quotes stay the client's own: every place in the text put right knows
where it stood in theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from matcher import reference
from matcher.normalise.occupations import table
from matcher.normalise.wishes.lexicon import fold, split_list

SHORTEST_SLIP = 7
"""Letters from which on an unknown word one letter off a known one is taken as a slip of it. In
shorter ones that is as often another word ("diving", "sowing")."""

_LONGEST_SHORT_FORM = 4  # letters: "TA", not a sentence all in capitals
_WORD = re.compile(r"[^\W\d_]+(?:['/][^\W\d_]+)*")
_PHRASES = ("wishes", "concepts", "stances", "private", "employers")


@dataclass(frozen=True, slots=True)
class Respelt:
    """Text with its spelling put right; `places` are where each of its characters stood before."""

    text: str
    places: tuple[int, ...]


def respelt(text: str) -> Respelt:
    """`text` with the spellings of `data/phrases/spellings.csv`, and plain slips, put right."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    shouting = text.isupper() and len(text) > _LONGEST_SHORT_FORM
    for found in _WORD.finditer(fold(text)):
        start, end = found.span()
        shouted = None if shouting else _spellings().get(text[start:end])
        meant = shouted or _meant(found.group())
        if meant is None:
            continue
        meant = meant.capitalize() if text[start].isupper() and not shouted else meant
        pieces += (text[done:start], meant)
        places += range(done, start)
        places += (min(start + at, end - 1) for at in range(len(meant) - 1))
        places.append(end - 1)
        done = end
    pieces.append(text[done:])
    places += range(done, len(text) + 1)
    return Respelt("".join(pieces), tuple(places))


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """What a word is meant for, None when it stands as it is."""
    if word in _spellings():
        return _spellings()[word]
    if len(word) < SHORTEST_SLIP or is_known(word):
        return None  # nor is another ending a slip: "shelves" are no "shelver"
    near = process.extract(word, _aims(), scorer=OSA.distance, score_cutoff=1, limit=2)
    alike = [aim for aim, _, _ in near if aim[0] == word[0] and aim[:-1] != word[:-1]]
    return alike[0] if len(alike) == 1 else None


def is_known(word: str) -> bool:
    """Whether a folded word, or what it is the plural of, stands in any of our tables."""
    return word in known_words() or word.removesuffix("s") in known_words()


@cache
def _spellings() -> dict[str, str]:
    return {
        written: row["meant"]
        for row in reference.rows("phrases/spellings.csv")
        for written in split_list(row["written"])
    }


@cache
def _aims() -> tuple[str, ...]:
    """The words of what clients say, that slips are put right to."""
    return tuple(sorted(word for word in _said() if len(word) >= SHORTEST_SLIP - 1))


@cache
def health_aims() -> tuple[str, ...]:
    """The longer words about health and care, that worse slips are seen to be meant for."""
    rows = reference.rows("phrases/private.csv")
    cells = (row["says"] for row in rows if row["kind"] in ("health", "medicine"))
    words = {word for cell in cells for word in _WORD.findall(fold(cell))}
    return tuple(sorted(word for word in words if len(word) > SHORTEST_SLIP))


@cache
def known_words() -> frozenset[str]:
    """The words of our tables, folded: of what clients say, and of the titles of jobs."""
    return _said() | table().words()


@cache
def _said() -> frozenset[str]:
    return frozenset(word for cell in _cells() for word in _WORD.findall(fold(cell)))


def _cells() -> Iterator[str]:
    for name in _PHRASES:
        yield from (row["says"] for row in reference.rows(f"phrases/{name}.csv"))
    for row in reference.rows("phrases/concepts.csv"):
        yield from (row["key"], row["cues"], row["against"])
    for name in ("job_words", "fillers"):
        yield from (row["word"] for row in reference.rows(f"phrases/{name}.csv"))
