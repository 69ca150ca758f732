"""The unit groups that one title is read as, cleaned and in one letter case, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from matcher.normalise.gazetteer import areas, key, spots
from matcher.normalise.occupations import TitleTable, table
from matcher.normalise.title_parts import TitleParts, parts_of
from matcher.normalise.title_scores import scores
from matcher.vacancy import OccupationGuess

_WORD = re.compile(r"[^\W\d_]{2}")
# Who ends in one of these manages nothing, whatever the words before are of.
_NO_MANAGER = frozenset(
    ("apprentice", "assistant", "attendant", "crew", "hand", "intern", "internship", "labourer",
     "operative", "operator", "temp", "worker")
)  # fmt: skip
_MANAGERS, _UNLIKELY, _LISTED = "1", 0.4, 0.9
MOST_ALTERNATIVES = 5

_EACH_LATER_ALTERNATIVE = 0.08
_LEAST = 0.25


def parts_in(text: str) -> TitleParts:
    """The parts of a title, each of which may name the job."""
    return _parts_by(text, table())


def readings(text: str) -> tuple[OccupationGuess, ...]:
    """The unit groups that a title may mean, best first; none where it is too unlike any."""
    return _read_by(text, table())


@lru_cache(maxsize=20_000)
def _parts_by(text: str, titles: TitleTable) -> TitleParts:
    return parts_of(text, titles)


@lru_cache(maxsize=20_000)
def _read_by(text: str, titles: TitleTable) -> tuple[OccupationGuess, ...]:
    parts = _parts_by(text, titles)
    found: dict[str, float] = {}
    for at, head in enumerate(parts.alternatives or ((),)):
        alone = len(parts.alternatives) <= 1
        manages = not _NO_MANAGER.intersection(head[-1:])
        for code, score in scores(head, parts.after, titles, alone=alone).items():
            likely = manages or not code.startswith(_MANAGERS) or score >= _LISTED
            later = score - at * _EACH_LATER_ALTERNATIVE
            found[code] = max(later if likely else later * _UNLIKELY, found.get(code, 0.0))
    best = sorted(found.items(), key=lambda guess: (-guess[1], guess[0]))[: 1 + MOST_ALTERNATIVES]
    if not best or best[0][1] < _LEAST:
        return ()
    if best[0][1] < _LISTED and not _says_anything(text):
        return ()
    return tuple(OccupationGuess(code, titles.names[code], round(s, 3)) for code, s in best)


def _says_anything(text: str) -> bool:
    """Whether a title holds a word of two letters or more, and is no name of a place alone."""
    if not _WORD.search(text):
        return False
    name = key(text)
    return not (name in spots() or name in areas())


def best_first(guesses: Iterable[OccupationGuess]) -> tuple[OccupationGuess, ...]:
    """The best guess of each unit group, best first."""
    best: dict[str, OccupationGuess] = {}
    for guess in guesses:
        if guess.code not in best or guess.score > best[guess.code].score:
            best[guess.code] = guess
    return tuple(sorted(best.values(), key=lambda guess: (-guess.score, guess.code)))
