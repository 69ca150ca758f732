"""Titles of two meanings, settled by the rest of the advert: a nursery has children, or plants.

Read from `data/occupations/senses.csv`: for each meaning the words that speak for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from matcher.normalise.title_words import Words, without_small, words_of
from matcher.reference import rows

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a title: its unit group, and the starts of words that speak for it."""

    code: str
    cues: tuple[str, ...]


@cache
def senses() -> dict[Words, tuple[Sense, ...]]:
    """The meanings of each title that has several."""
    found: dict[Words, tuple[Sense, ...]] = {}
    for row in rows("occupations/senses.csv"):
        words = without_small(words_of(row["title"]))
        cues = tuple(cue.strip() for cue in row["cues"].split(";"))
        found[words] = (*found.get(words, ()), Sense(row["code"], cues))
    return found


def meanings_of(titles: Iterable[Words]) -> tuple[Sense, ...]:
    """The meanings of the first title that has several; empty if none has."""
    return next((senses()[words] for words in titles if words in senses()), ())


def settled(meanings: Iterable[Sense], text: str) -> str | None:
    """The unit group of the meaning that `text`, in lower case, speaks for most.

    None when it speaks for none, or for two as much.
    """
    words = " " + " ".join(_WORD.findall(text))
    told = sorted(((_told(sense, words), sense.code) for sense in meanings), reverse=True)
    if not told or told[0][0] == 0 or (len(told) > 1 and told[0][0] == told[1][0]):
        return None
    return told[0][1]


def _told(sense: Sense, words: str) -> int:
    return sum(f" {cue}" in words for cue in sense.cues)
