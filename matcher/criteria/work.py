"""The kind of work against the one that a client named: by title words and by occupation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce

import numpy as np

from matcher.criteria.criterion import Asker, Words
from matcher.evidence import State
from matcher.normalise.titles import occupations_of
from matcher.pool.arrays import Floats, Rows
from matcher.pool.facets import GUESSES
from matcher.pool.mentions import WORD
from matcher.pool.segment import Part
from matcher.preferences import Statement
from matcher.vacancy import OccupationGuess, Vacancy

SAME_UNIT_GROUP, SAME_MINOR_GROUP, SAME_SUB_MAJOR_GROUP = 1.0, 0.6, 0.3
"""What sharing a group of SOC 2020 counts for: unit group (4 digits), minor (3), sub-major (2)."""
_CODES = 10_000
"""One more than the highest code of a unit group."""
TITLE_HAS_THE_WORDS = 0.85
"""The degree, at the least, when the title has all the client's words."""
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "do", "doing", "for", "in", "job", "jobs", "like", "of", "on", "or",
     "some", "the", "to", "with", "work")
)  # fmt: skip


def judge(statement: Statement, kinds: Part, _asker: Asker) -> Floats:
    """How near each vacancy's work is to the named kind.

    NaN where either side can't be read as a kind of work and the title lacks the words: unread is
    not another kind.
    """
    phrase = str(statement.value)
    degree = _by_occupation(occupations_of(phrase), kinds)
    has_words = _with_words(phrase, kinds)
    degree[has_words] = np.fmax(degree[has_words], TITLE_HAS_THE_WORDS)
    return degree


def _by_occupation(guesses: Sequence[OccupationGuess], kinds: Part) -> Floats:
    if not guesses:
        return np.full(len(kinds), np.nan)
    near = _nearness(guesses)
    best = np.full(len(kinds), np.nan)
    for at in range(GUESSES):
        codes = np.nan_to_num(kinds[f"code_{at}"]).astype(np.intp)
        best = np.fmax(best, near[codes] * kinds[f"score_{at}"])
    return best


def _nearness(guesses: Sequence[OccupationGuess]) -> Floats:
    """How near each unit group, by its code, is to what the client's words were read as."""
    near = np.zeros(_CODES)
    for guess in guesses:
        code = int(guess.code)
        for group, share in (
            (1, SAME_UNIT_GROUP), (10, SAME_MINOR_GROUP), (100, SAME_SUB_MAJOR_GROUP),
        ):  # fmt: skip
            within = slice(code // group * group, code // group * group + group)
            near[within] = np.maximum(near[within], share * guess.score)
    return near


def _with_words(phrase: str, kinds: Part) -> Rows:
    """The kinds whose titles have all the words of the phrase, or words that begin with them."""
    words = [word for word in WORD.findall(phrase.lower()) if word not in _SMALL_WORDS]
    if not words:
        return np.empty(0, dtype=np.int32)
    found = [np.unique(kinds.words.of_start(word) >> 1) for word in words]
    return reduce(partial(np.intersect1d, assume_unique=True), found)


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """The title, and what kind of work it was read as."""
    against = statement.stance.is_against
    if state is State.NOT_STATED:
        says = f"“{vacancy.title}” does not tell whether it is “{statement.value}”."
        return Words(says, vacancy.title, "What is the work, mostly?")
    if state is State.PARTLY:
        compared = f"is near to “{statement.value}”"
    elif (state is State.MET) != against:
        compared = f"is the kind of work you mean by “{statement.value}”"
    else:
        compared = f"is a different kind of work from “{statement.value}”"
    read_as = (
        f" It was read as: {vacancy.occupation.name.rstrip('.')}." if vacancy.occupation else ""
    )
    return Words(f"“{vacancy.title}” {compared}.{read_as}", vacancy.title)
