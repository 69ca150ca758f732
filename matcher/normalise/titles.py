"""Job titles: the title as a reader wants it, and the kind of work that it names.

A title is read in three ways, and the best reading of each unit group counts: it is a listed title
(`data/occupations/titles`); it holds one; it looks like one. What looks like none is not read. Of
two meanings (`data/occupations/senses.csv`) the rest of the advert tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from matcher.normalise.clean_titles import brackets, first_with_letters, tidy, without_noise
from matcher.normalise.occupations import TitleTable, activities, table
from matcher.normalise.text import plain
from matcher.normalise.title_parts import segments_of, without_modifiers
from matcher.normalise.title_readings import MOST_ALTERNATIVES, best_first, parts_in, readings
from matcher.normalise.title_sectors import in_described
from matcher.normalise.title_senses import meanings_of, settled
from matcher.normalise.title_words import without_small, words_of
from matcher.vacancy import Occupation, OccupationGuess

_INTRODUCTION = re.compile(
    r"\b(?:looking for|recruiting(?: for)?|recruit|seeking|require|role of|position of|post of"
    r"|join us as|work(?:ing)? as|opportunity for|vacancy for|hiring) (?:an? |our |the |some )?"
)
_TALK = re.compile(
    r"\b(?:i|i'd|i'm|like|love|enjoy|want|would|used|to|be|do|did|was|something|anything|some|any"
    r"|a bit|jobs?|doing|with|involving|around|maybe|in|as|an?|my|really|kind|sort|of"
    r"|good|at|again)\b"
)
_PLAIN = re.compile(r"[\x00-\x7f£–—’‘“”…]*")
_INTRODUCED_WORDS = 6
_INTRODUCTIONS = 3
_DESCRIPTION_READ = 1500
_TELLING = 2  # listed titles that hold a word which tells
_ACTIVITY, _NEXT_ACTIVITY = 0.90, 0.05
_OTHER_MEANING = 0.7
# What managers and the like are read as when the title alone does not tell of what.
_OF_ANY_TRADE = frozenset(("1139", "1259", "4142", "7132", "7220", "8149", "8160", "9139", "9251"))
_SURE, _DESCRIBED = 0.60, 0.45


def clean_title(title: str) -> str:
    """`title` without bands, pay, hours, places in brackets, references, pleas and emoji.

    The words that say what the job is stay as they are. Never empty if `title` holds a letter.
    """
    return _cleaned(title, table())


@lru_cache(maxsize=5_000)  # a listing repeats most titles
def _cleaned(title: str, titles: TitleTable) -> str:
    quiet = without_noise(title)
    kept = quiet
    for bracket in reversed(brackets(quiet)):
        if not _tells(bracket[1], titles):
            kept = f"{kept[: bracket.start()]} {kept[bracket.end() :]}"
    return first_with_letters(title, kept if kept is quiet else tidy(kept), quiet)


def read_occupation(title: str, description: str | None = None) -> Occupation | None:
    """The SOC 2020 unit group that `title` names, with up to five alternatives; None if unclear.

    `score` is 0..1: over .9 for a listed title, under .6 for a likeness. The description is read
    only where the title alone tells too little.
    """
    folded = _folded(title)
    guesses = readings(folded)
    if description and (not guesses or guesses[0].score < _SURE):
        guesses = best_first([*guesses, *_described(description)])
    guesses = _settled(guesses, folded, description or "")
    if not guesses:
        return None
    first, *rest = guesses
    return Occupation(first.code, first.name, first.score, tuple(rest[:MOST_ALTERNATIVES]))


def _settled(
    guesses: tuple[OccupationGuess, ...], title: str, description: str
) -> tuple[OccupationGuess, ...]:
    """The guesses, the meaning that the advert speaks for first where its title has several."""
    heads = [without_modifiers(head) for head in parts_in(title).alternatives[:1]]
    meanings = meanings_of(heads)
    code = None
    if meanings:
        code = settled(meanings, f"{title} {_fold(description[:_DESCRIPTION_READ])}")
    elif description and _needs_the_advert(guesses):
        code = in_described(heads[0], _fold(description[:_DESCRIPTION_READ])) if heads else None
    if code is None or not guesses or guesses[0].code == code:
        return guesses
    sure = OccupationGuess(code, table().names[code], guesses[0].score)
    others = (replace(guess, score=round(guess.score * _OTHER_MEANING, 3)) for guess in guesses)
    return best_first([sure, *others])


def _needs_the_advert(guesses: tuple[OccupationGuess, ...]) -> bool:
    """Whether the title alone leaves open in what trade the work is."""
    return bool(guesses) and (guesses[0].code in _OF_ANY_TRADE or guesses[0].score < _SURE)


def occupations_of(phrase: str, most: int = 5) -> tuple[OccupationGuess, ...]:
    """The unit groups that a client's words mean, best first.

    The words may name a job ("bin man"), a kind of work ("cleaning") or say either among others
    ("what I did before: shelf stacking").
    """
    return _occupations_by(phrase, table())[: max(0, most)]


@lru_cache(maxsize=1_000)  # asked anew for each vacancy that is explained
def _occupations_by(phrase: str, _titles: TitleTable) -> tuple[OccupationGuess, ...]:
    text = _folded(phrase)
    said = [text, *segments_of(text)]
    guesses: list[OccupationGuess] = []
    for words in dict.fromkeys(said):
        guesses += [*readings(words), *readings(_without_talk(words)), *_kind_of_work(words)]
    return best_first(guesses)


def _without_talk(text: str) -> str:
    return " ".join(_TALK.sub(" ", text).split())


def _kind_of_work(text: str) -> Iterator[OccupationGuess]:
    words = without_small(words_of(_without_talk(text)))
    for at, code in enumerate(activities().get(words, ())):
        yield OccupationGuess(code, table().names[code], round(_ACTIVITY - at * _NEXT_ACTIVITY, 3))


def _folded(text: str) -> str:
    """`text` cleaned and in one letter case, so that no reading depends on the case."""
    if _PLAIN.fullmatch(text):  # the case of its letters can make no difference to the cleaning
        return without_noise(text).lower()
    return _fold(without_noise(_fold(text)))


def _fold(text: str) -> str:
    return text.upper().casefold()


def _tells(words: str, titles: TitleTable) -> bool:
    """Whether words in brackets say something of the job: a place or a name does not."""
    kept = without_small(words_of(words))
    return bool(titles.exact(kept)) or any(titles.listings(word) >= _TELLING for word in kept)


def _described(description: str) -> list[OccupationGuess]:
    """What the description's first lines say is wanted ("we are looking for a cleaner")."""
    text = _fold(plain(description[: 2 * _DESCRIPTION_READ])[:_DESCRIPTION_READ])
    found = []
    for said in list(_INTRODUCTION.finditer(text))[:_INTRODUCTIONS]:
        words = text[said.end() : said.end() + 80].split()[:_INTRODUCED_WORDS]
        for guess in readings(" ".join(words))[:2]:
            if guess.score >= _SURE:
                score = round(guess.score * _DESCRIBED, 3)
                found.append(OccupationGuess(guess.code, guess.name, score))
    return found
