"""Wishes that fit no table ("quiet", "with animals") against the advert's own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from matcher.criteria.criterion import Asker, Words
from matcher.evidence import State
from matcher.mentions import find_mention
from matcher.normalise.phrases import concepts_in, cues_of
from matcher.normalise.text import quote_around
from matcher.pool import Floats, Pool
from matcher.preferences import Statement
from matcher.vacancy import Vacancy

BOTH_WAYS = 0.5
"""The degree when an advert says a thing and its opposite."""


def judge(statement: Statement, pool: Pool, _asker: Asker) -> Floats:
    """1 where a cue is said, 0 where one is denied or its opposite is said, 0.5 where both."""
    said, unsaid = np.zeros(len(pool), dtype=np.bool_), np.zeros(len(pool), dtype=np.bool_)
    phrase = str(statement.value)
    cues, opposites = cues_of(phrase)
    if not concepts_in(phrase):
        return _all_said(cues, pool)
    for cue in cues:
        rows, denied = pool.mentions.mentions(cue)
        said[rows], unsaid[denied] = True, True
    for cue in opposites:
        rows, _ = pool.mentions.mentions(cue)
        unsaid[rows] = True
    return np.select([said & unsaid, said, unsaid], [BOTH_WAYS, 1.0, 0.0], np.nan)


def _all_said(words: Sequence[str], pool: Pool) -> Floats:
    """1 where all the words of an unknown phrase are said: one of several would say too little."""
    degree = np.full(len(pool), np.nan)
    if words:
        rows = [pool.mentions.mentions(word)[0] for word in words]
        degree[reduce(np.intersect1d, rows)] = 1.0
    return degree


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """The advert's sentence that holds the cue."""
    phrase = str(statement.value)
    if state is State.NOT_STATED:
        return Words(
            f"The advert says nothing about “{phrase}”.",
            ask=f"Is “{phrase}” part of the job?",
        )
    quote = _quote(phrase, vacancy)
    if state is State.PARTLY:
        return Words(f"The advert speaks both for and against “{phrase}”.", quote)
    against = statement.stance.is_against
    mentions = (state is State.MET) != against
    says = f"The advert {'mentions' if mentions else 'speaks against'} “{phrase}”."
    return Words(says, quote)


def _quote(phrase: str, vacancy: Vacancy) -> str | None:
    text = f"{vacancy.title}\n{vacancy.text}"
    lowered = text.lower()
    for cues in cues_of(phrase):
        for cue in cues:
            mention = find_mention(lowered, cue)
            if mention is not None:
                return quote_around(text, mention.start, mention.end)
    return None
