"""Job titles: the title as a reader wants it, and the kind of work that it names.

A title is read in three ways, and the best reading of each unit group counts: it is a listed title
(`data/occupations/titles`); it holds one; it looks like one. What looks like none is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from matcher.normalise.clean_titles import brackets, shortest_with_letters, tidy, without_noise
from matcher.normalise.occupations import TitleTable, Words, table
from matcher.normalise.text import plain
from matcher.normalise.title_parts import parts_of, segments_of, without_modifiers
from matcher.normalise.title_words import without_small, words_of
from matcher.vacancy import Occupation, OccupationGuess

_INTRODUCTION = re.compile(
    r"\b(?:looking for|recruiting(?: for)?|recruit|seeking|require|role of|position of|post of"
    r"|join us as|work(?:ing)? as|opportunity for|vacancy for|hiring) (?:an? |our |the |some )?"
)
_INTRODUCED_WORDS = 6
_INTRODUCTIONS = 3
_DESCRIPTION_READ = 1500
_MOST_ALTERNATIVES = 5

_LISTED, _LISTED_IN_OTHER_ORDER = 0.98, 0.94
_HELD, _HELD_IN_FULL = 0.45, 0.95
_OF_MODIFIER, _OF_WHAT_FOLLOWS = 0.15, 0.35
_OTHER_HEAD, _NOT_IN_HEAD, _SCATTERED = 0.18, 0.30, 0.04
_LIKE, _LIKE_AT_LEAST = 0.80, 0.42
_EACH_LATER_ALTERNATIVE = 0.08
_SURE, _DESCRIBED, _LEAST = 0.60, 0.45, 0.30


def clean_title(title: str) -> str:
    """`title` without bands, pay, hours, places in brackets, references, pleas and emoji.

    The words that say what the job is stay as they are. Never empty if `title` holds a letter.
    """
    quiet = without_noise(title)
    kept = quiet
    for bracket in reversed(brackets(quiet)):
        if not _tells(bracket[1]):
            kept = f"{kept[: bracket.start()]} {kept[bracket.end() :]}"
    return shortest_with_letters(title, tidy(kept), quiet)


def read_occupation(title: str, description: str | None = None) -> Occupation | None:
    """The SOC 2020 unit group that `title` names, with up to five alternatives; None if unclear.

    `score` is 0..1: over .9 for a listed title, under .6 for a likeness. The description is read
    only where the title alone tells too little.
    """
    guesses = _read(_folded(title))
    if description and (not guesses or guesses[0].score < _SURE):
        guesses = _best_first([*guesses, *_described(description)])
    if not guesses:
        return None
    first, *rest = guesses
    return Occupation(first.code, first.name, first.score, tuple(rest[:_MOST_ALTERNATIVES]))


def occupations_of(phrase: str, most: int = 5) -> tuple[OccupationGuess, ...]:
    """The unit groups that a client's words such as "cleaner" or "bin man" mean, best first."""
    text = _folded(phrase)
    guesses = _read(text)
    pieces = segments_of(text)
    if len(pieces) > 1:
        guesses = _best_first([*guesses, *(guess for piece in pieces for guess in _read(piece))])
    return guesses[:most]


def _folded(text: str) -> str:
    """`text` cleaned and in one letter case, so that no reading depends on the case."""
    return _fold(without_noise(_fold(text)))


def _fold(text: str) -> str:
    return text.upper().casefold()


def _tells(words: str) -> bool:
    """Whether words in brackets say something of the job: a place or a name does not."""
    return any(table().knows(word) for word in without_small(words_of(words)))


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[OccupationGuess, ...]:
    titles = table()
    parts = parts_of(text, titles)
    readings: list[OccupationGuess] = []
    for at, head in enumerate(parts.alternatives or ((),)):
        alone = len(parts.alternatives) < 2
        for code, score in _readings(head, parts.after, titles, alone=alone):
            later = score - at * _EACH_LATER_ALTERNATIVE
            if later >= _LEAST:
                readings.append(OccupationGuess(code, titles.names[code], round(later, 3)))
    return _best_first(readings)


def _best_first(guesses: Iterable[OccupationGuess]) -> tuple[OccupationGuess, ...]:
    best: dict[str, OccupationGuess] = {}
    for guess in guesses:
        if guess.code not in best or guess.score > best[guess.code].score:
            best[guess.code] = guess
    return tuple(sorted(best.values(), key=lambda guess: (-guess.score, guess.code)))


def _readings(
    head: Words, after: Words, titles: TitleTable, *, alone: bool
) -> Iterator[tuple[str, float]]:
    """Codes with scores for one alternative: listed, held and alike; a code may come twice."""
    if alone:
        yield from _listed(head + after, titles)
    yield from _listed(head, titles) if not after else ()
    yield from _held(head, after, titles)
    yield from _alike(head or after, titles)


def _listed(words: Words, titles: TitleTable) -> Iterator[tuple[str, float]]:
    for score, tried in ((_LISTED, words), (_LISTED - 0.01, without_modifiers(words))):
        for at, code in enumerate(titles.exact(tried)):
            yield code, score - 0.02 * at
    for listed, code in titles.reordered(words):
        if words and listed[-1] == words[-1]:
            yield code, _LISTED_IN_OTHER_ORDER


def _held(head: Words, after: Words, titles: TitleTable) -> Iterator[tuple[str, float]]:
    """Listed titles whose words all stand in the title: the more of it they cover, the better."""
    core = without_modifiers(head)
    worth = {word: titles.weight(word) * _OF_WHAT_FOLLOWS for word in after}
    for word in head:
        worth[word] = titles.weight(word) * (1.0 if word in core else _OF_MODIFIER)
    total = sum(worth.values())
    does = next((word for word in reversed(core) if titles.is_head(word)), None)
    for listed in titles.within(tuple(worth)):
        covered = sum(worth[word] for word in set(listed.words)) / total
        score = _HELD + (_HELD_IN_FULL - _HELD) * covered
        if not any(word in head for word in listed.words):
            score -= _NOT_IN_HEAD
        elif listed.words[-1] != does:
            score -= _OTHER_HEAD
        if not _in_a_row(listed.words, head + after):
            score -= _SCATTERED
        yield listed.code, score


def _in_a_row(words: Words, among: Words) -> bool:
    return any(among[at : at + len(words)] == words for at in range(len(among) - len(words) + 1))


def _alike(words: Words, titles: TitleTable) -> Iterator[tuple[str, float]]:
    for code, likeness in titles.near(without_modifiers(words)):
        if likeness >= _LIKE_AT_LEAST:
            yield code, likeness * _LIKE


def _described(description: str) -> list[OccupationGuess]:
    """What the description's first lines say is wanted ("we are looking for a cleaner")."""
    text = _fold(plain(description[: 2 * _DESCRIPTION_READ])[:_DESCRIPTION_READ])
    found = []
    for said in list(_INTRODUCTION.finditer(text))[:_INTRODUCTIONS]:
        words = text[said.end() : said.end() + 80].split()[:_INTRODUCED_WORDS]
        for guess in _read(" ".join(words))[:2]:
            if guess.score >= _SURE:
                score = round(guess.score * _DESCRIBED / _HELD_IN_FULL, 3)
                found.append(OccupationGuess(guess.code, guess.name, min(score, _DESCRIBED)))
    return found
