"""The kind of work against the one that a client named: by title words and by occupation."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from matcher.criteria.criterion import Asker, Words
from matcher.evidence import State
from matcher.normalise.titles import occupations_of
from matcher.pool import Floats, Pool
from matcher.preferences import Statement
from matcher.vacancy import OccupationGuess, Vacancy

SAME_UNIT_GROUP, SAME_MINOR_GROUP, SAME_SUB_MAJOR_GROUP = 1.0, 0.6, 0.3
"""What sharing a group of SOC 2020 counts for: unit group (4 digits), minor (3), sub-major (2)."""
TITLE_HAS_THE_WORDS = 0.85
"""The degree, at the least, when the title has all the client's words."""
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "do", "doing", "for", "in", "job", "jobs", "like", "of", "on", "or",
     "some", "the", "to", "with", "work")
)  # fmt: skip


def judge(statement: Statement, pool: Pool, _asker: Asker) -> Floats:
    """How near each vacancy's work is to the named kind.

    NaN where either side can't be read as a kind of work and the title lacks the words: unread is
    not another kind.
    """
    phrase = str(statement.value)
    degree = _by_occupation(occupations_of(phrase), pool)
    has_words = _rows_with_words(phrase, pool)
    degree[has_words] = np.fmax(degree[has_words], TITLE_HAS_THE_WORDS)
    return degree


def _by_occupation(guesses: Sequence[OccupationGuess], pool: Pool) -> Floats:
    codes, scores = pool.occupations
    best = np.where(codes[:, 0] == 0, np.nan, 0.0) if guesses else np.full(len(pool), np.nan)
    for guess in guesses:
        code = int(guess.code)
        nearness = np.select(
            [codes == code, codes // 10 == code // 10, codes // 100 == code // 100],
            [SAME_UNIT_GROUP, SAME_MINOR_GROUP, SAME_SUB_MAJOR_GROUP],
            0.0,
        )
        best = np.maximum(best, (nearness * scores).max(axis=1, initial=0.0) * guess.score)
    return best


def _rows_with_words(phrase: str, pool: Pool) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    words = [w for w in re.findall(r"[^\W_]+", phrase.lower()) if w not in _SMALL_WORDS]
    rows = [pool.title_mentions.mentions(word)[0] for word in words]
    if not rows:
        return np.empty(0, dtype=np.int32)
    shared = rows[0]
    for more in rows[1:]:
        shared = np.intersect1d(shared, more, assume_unique=True)
    return shared


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
