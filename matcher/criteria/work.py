"""The kind of work against the one that a client named, as a job or in other words.

A job is answered by titles, and by the text where a title is only near. Where the client names the
people or the place with it ("school cook"), the advert must speak of them, or its title hold the
words. Words that name no job ("something with my hands") are answered by the duties that are told.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.criteria import duties
from matcher.criteria.criterion import Answer, Asker, Words, by_code
from matcher.criteria.kinds import (
    NAMED,
    nearness_as_told,
    nearness_of,
)
from matcher.criteria.work_words import find_told, share_told
from matcher.evidence import State
from matcher.normalise.phrases import Concept, concept_words, concepts_in
from matcher.normalise.text import quote_around
from matcher.normalise.titles import occupations_of
from matcher.normalise.wishes.lexicon import fold, longest
from matcher.pool.arrays import Codes
from matcher.pool.facets import Facet
from matcher.pool.postings import SAID, codes_of
from matcher.pool.segment import Segment
from matcher.preferences import About, Statement
from matcher.vacancy import OccupationGuess, Vacancy
from matcher.wording import quoted

ELSEWHERE = 0.7
"""The most that the same work counts for where the client named the people or the place and neither
title nor text does: a care worker is no "mental health support worker" by that."""
MADE_UP_BY_TEXT = (0.0, 0.25, 0.5)
"""The share of what a title lacks that the advert's text makes up for, where it holds less than
half of the words that tell the trade, half or more, and all of them."""


def judge(statement: Statement, segment: Segment, asker: Asker) -> Answer:
    """How near each vacancy's work is to the named kind; NaN where it can't be told."""
    phrase = str(statement.value)
    kinds = segment.parts[Facet.WORK]
    guesses, ideas = occupations_of(phrase), concepts_in(phrase)
    if duties.names_no_job(guesses, ideas):
        return duties.judge(statement, ideas, segment, asker)
    where = _beside_the_job(phrase, guesses)
    if not where and not statement.stance.is_against:
        told = share_told(phrase, segment)
        return by_code(kinds, told, nearness_as_told(phrase, guesses, kinds, MADE_UP_BY_TEXT))
    near = nearness_of(phrase, guesses, kinds, refused=statement.stance.is_against)
    if not where:
        return Answer(near, kinds.ids)
    unsaid = np.where(near == NAMED, near, np.minimum(near, ELSEWHERE))
    return by_code(kinds, _said(where, segment), [unsaid, near])


def _beside_the_job(phrase: str, guesses: Sequence[OccupationGuess]) -> list[Concept]:
    """The people and places that a client named with a job that is the same without them.

    A "school cook" is a cook, but a "kitchen assistant" is no assistant of any kind.
    """
    low = fold(phrase)
    found = []
    for hit in longest(concept_words().find(low)):
        rest = occupations_of(f"{low[: hit.start]} {low[hit.end :]}", most=1)
        if hit.means.about is not About.ACTIVITY and rest and rest[0].code == guesses[0].code:
            found.append(hit.means)
    return found


def _said(ideas: Sequence[Concept], segment: Segment) -> Codes:
    """1 where an advert says a cue of the ideas, else 0."""
    cues = {cue for idea in ideas for cue in idea.cues}
    return codes_of(cues, segment.cues, len(segment)) & np.uint8(SAID)


def explain(statement: Statement, vacancy: Vacancy, state: State, asker: Asker) -> Words:
    """The title, and what kind of work it was read as; for other words, the duties."""
    phrase = str(statement.value)
    if duties.names_no_job(occupations_of(phrase), concepts_in(phrase)):
        return duties.explain(statement, vacancy, state, asker)
    against = statement.stance.is_against
    if state is State.NOT_STATED:
        says = f"{quoted(vacancy.title)} does not tell whether it is {quoted(phrase)}."
        return Words(says, vacancy.title, "What is the work, mostly?")
    if state is State.PARTLY:
        compared = f"is near to {quoted(phrase)}"
    elif (state is State.MET) != against:
        compared = f"is the kind of work you mean by {quoted(phrase)}"
    else:
        compared = f"is a different kind of work from {quoted(phrase)}"
    taken_as = (
        f" We took it to be: {_plain(vacancy.occupation.name)}." if vacancy.occupation else ""
    )
    says = f"{quoted(vacancy.title)} {compared}.{taken_as}"
    told = find_told(phrase, vacancy.text) if state is State.PARTLY and not against else None
    if told is None:
        return Words(says, vacancy.title)
    spoken_of = quoted(vacancy.text[slice(*told)])
    quote = f"{vacancy.title} … {quote_around(vacancy.text, *told)}"
    return Words(f"{says} The advert speaks of {spoken_of}.", quote)


def _plain(group: str) -> str:
    """The name of a unit group without "n.e.c." (not elsewhere classified), which few know."""
    return group.replace(" n.e.c.", "").replace(" n.e.c", "").rstrip(".")
