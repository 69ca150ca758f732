"""What the tables of occupations know of a phrase: whether it is a kind of work."""

from __future__ import annotations

from functools import cache, lru_cache

from matcher import reference
from matcher.normalise.titles import occupations_of
from matcher.normalise.wishes.lexicon import stem

SURE = 0.9  # a title that the occupation tables list; a likeness scores at most 0.75
LIKELY = 0.6


@cache
def job_words() -> frozenset[str]:
    """Last words of job titles, from `data/phrases/job_words.csv`."""
    return frozenset(stem(row["word"]) for row in reference.rows("phrases/job_words.csv"))


def is_one_job(phrase: str) -> bool:
    """Whether folded words such as "painter and decorator" are the title of one job."""
    return known(phrase) >= SURE


@lru_cache(maxsize=4096)
def known(phrase: str) -> float:
    """How surely folded words are a kind of work: 0 to 1, `SURE` for a title that is listed."""
    guesses = occupations_of(phrase, 1)
    return guesses[0].score if guesses else 0.0
