"""Wishes that fit no table ("quiet", "with animals") against the advert's own words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.criteria.criterion import Answer, Asker, Words
from matcher.evidence import State
from matcher.normalise.phrases import concepts_in, cues_of
from matcher.normalise.text import quote_around
from matcher.pool.arrays import Codes
from matcher.pool.mentions import find_mention
from matcher.pool.postings import DENIED, SAID, mark
from matcher.pool.segment import Segment
from matcher.preferences import Statement
from matcher.vacancy import Vacancy

BOTH_WAYS = 0.5
"""The degree when an advert says a thing and its opposite."""
_DEGREES = np.array([np.nan, 1.0, 0.0, BOTH_WAYS])
"""The degrees by code: nothing said, said, denied or the opposite said, both."""


def judge(statement: Statement, segment: Segment, _asker: Asker) -> Answer:
    """1 where a cue is said, 0 where one is denied or its opposite is said, 0.5 where both."""
    phrase = str(statement.value)
    cues, opposites = cues_of(phrase)
    if not concepts_in(phrase):
        return Answer(_DEGREES, _all_said(cues, segment))
    codes, against = _codes(segment), _codes(segment)
    for cue in cues:
        mark(codes, segment.cues.of_term(cue))
    for cue in opposites:
        mark(against, segment.cues.of_term(cue))
    codes[against == SAID] |= DENIED
    return Answer(_DEGREES, codes)


def _all_said(words: Sequence[str], segment: Segment) -> Codes:
    """Said where all the words of an unknown phrase are: one of several would say too little."""
    codes = _codes(segment)
    if not words:
        return codes
    mark(codes, segment.words.of_start(words[0]))
    for word in words[1:]:
        more = _codes(segment)
        mark(more, segment.words.of_start(word))
        codes &= more
    codes &= SAID
    return codes


def _codes(segment: Segment) -> Codes:
    return np.zeros(len(segment), dtype=np.uint8)


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
    cues, opposites = cues_of(phrase)
    mention = find_mention(lowered, cues) or find_mention(lowered, opposites)
    return quote_around(text, mention.start, mention.end) if mention else None
