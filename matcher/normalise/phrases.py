"""Ideas of working life in clients' words, and the words by which adverts answer them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from matcher import reference
from matcher.normalise.wishes.lexicon import Hit, Lexicon, fold, key_of, longest, split_list
from matcher.preferences import About

_LONGEST = 500
_WORD = re.compile(r"[^\W\d_]{2,40}")
_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "e", "y")
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea: what clients say for it, and the cues in adverts that speak for or against it.

    Cues are lower case words or short phrases to be matched at the start of a word ("phone" meets
    "phones"). `about` is setting, people or activity. `trades` are wordings that are kinds of work
    too: who asks for "cleaning" wants such a job, and who avoids it avoids the task.
    """

    key: str
    about: About
    says: tuple[str, ...]
    cues: tuple[str, ...]
    against: tuple[str, ...]
    trades: tuple[str, ...] = ()


@cache
def concepts() -> tuple[Concept, ...]:
    """Every idea of `data/phrases/concepts.csv`, in its order."""
    return tuple(
        Concept(
            key=row["key"],
            about=About(row["about"]),
            says=split_list(row["says"]),
            cues=split_list(row["cues"]),
            against=split_list(row["against"]),
            trades=split_list(row["trades"]),
        )
        for row in reference.rows("phrases/concepts.csv")
    )


@cache
def concept_words() -> Lexicon[Concept]:
    """What clients say for each idea."""
    return Lexicon((say, concept) for concept in concepts() for say in (concept.key, *concept.says))


@lru_cache(maxsize=2_000)
def concepts_in(phrase: str) -> tuple[Concept, ...]:
    """The ideas that a phrase speaks of, in its order, each once; longer wordings win."""
    found: list[Hit[Concept]] = longest(concept_words().find(fold(phrase[:_LONGEST])))
    return tuple(dict.fromkeys(hit.means for hit in found))


def concept_of(phrase: str) -> Concept | None:
    """The idea that a phrase speaks of: the one with the longest wording, the first of equals."""
    found = longest(concept_words().find(fold(phrase[:_LONGEST])))
    return max(found, key=lambda hit: hit.end - hit.start).means if found else None


@cache
def fillers() -> frozenset[str]:
    """Words that carry no wish of their own, from `data/phrases/fillers.csv`."""
    return frozenset(
        stem for row in reference.rows("phrases/fillers.csv") for stem in key_of(row["word"])
    )


def every_cue() -> Iterator[str]:
    """The cues for and against of all ideas: what adverts are searched for."""
    for concept in concepts():
        yield from concept.cues
        yield from concept.against


@lru_cache(maxsize=2_000)
def cues_of(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cues in adverts for and against a phrase.

    A phrase that speaks of several ideas ("quiet office") has the cues of each. One that speaks of
    none has its own words, without endings and fillers, for it, and none against it.
    """
    found = concepts_in(phrase)
    if not found:
        return _own_words(phrase), ()
    cues = dict.fromkeys(cue for concept in found for cue in concept.cues)
    against = dict.fromkeys(cue for concept in found for cue in concept.against if cue not in cues)
    return tuple(cues), tuple(against)


def _own_words(phrase: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(phrase[:_LONGEST]))
    kept = [word for word in words if not set(key_of(word)) <= fillers()]
    return tuple(dict.fromkeys(_without_ending(word) for word in kept))


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
