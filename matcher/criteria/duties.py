"""A kind of work in words that name no job ("something with my hands"), by the duties told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.criteria import phrases
from matcher.criteria.criterion import Answer, Asker, Words, by_code
from matcher.criteria.kinds import NAMED, OF_ANOTHER_RANK, nearness_of, of_another_rank
from matcher.criteria.unit_groups import SAME_MINOR_GROUP, SURE
from matcher.criteria.work_words import holding, words_in
from matcher.evidence import State
from matcher.normalise.phrases import Concept, concept_of, concept_words, fillers
from matcher.normalise.titles import occupations_of
from matcher.normalise.wishes.lexicon import fold, key_of, longest
from matcher.pool.arrays import Flags, Floats
from matcher.pool.facets import Facet
from matcher.pool.postings import SAID, codes_of
from matcher.pool.segment import Part, Segment
from matcher.preferences import Statement
from matcher.vacancy import OccupationGuess, Vacancy
from matcher.wording import quoted

IN_THE_DUTIES = 0.8
"""The degree where words that name no job are in the text, not in the title."""
BESIDES = 0.6
"""The degree where of several ideas only those beside the main one are: little more than open."""


def names_no_job(guesses: Sequence[OccupationGuess], ideas: Sequence[Concept]) -> bool:
    """Whether a client's words, read as these, tell of the work without naming a job."""
    return bool(ideas) and not (guesses and guesses[0].score >= SURE)


def judge(statement: Statement, ideas: Sequence[Concept], segment: Segment, asker: Asker) -> Answer:
    """What the whole advert says of the ideas; more where its title holds a cue.

    An advert that says nothing of them leaves it open, whatever its title: not stated is not no.

    Words beside the ideas ("careful, in a lab") are what the work is; the ideas alone are near it.
    """
    kinds = segment.parts[Facet.WORK]
    if len(ideas) > 1:
        return _by_several(statement, ideas, segment)
    said = phrases.judge(statement, segment, asker)
    rest = _without_ideas(str(statement.value))
    if words_in(rest):
        near = _of_the_rest(rest, kinds)
        highest, titled = SAME_MINOR_GROUP, np.zeros(len(kinds), dtype=np.bool_)
    else:
        near = np.full(len(kinds), np.nan)
        highest, titled = IN_THE_DUTIES, _in_titles(ideas, kinds)
    words = words_in(str(statement.value))
    other = of_another_rank(words, holding(words, kinds), kinds)
    most = np.full(len(kinds), NAMED)
    if not statement.stance.is_against:
        most[other] = OF_ANOTHER_RANK
    degrees = [
        np.minimum(_with_title(titled, near, degree, highest), most)
        for degree in said.degrees.tolist()
    ]
    return by_code(kinds, said.ids.astype(np.uint8), degrees)


def _by_several(statement: Statement, ideas: Sequence[Concept], segment: Segment) -> Answer:
    """What the advert tells of several ideas: the main one is the work, the others go with it.

    The main one has the longest wording: "been through what I have" beside "helping people".
    """
    kinds, phrase = segment.parts[Facet.WORK], str(statement.value)
    main = concept_of(phrase)
    told = np.zeros(len(segment), dtype=np.uint8)
    for idea in ideas:
        said = codes_of(idea.cues, segment.cues, len(segment)) & np.uint8(SAID)
        told |= said << np.uint8(idea == main)
    near = np.nan_to_num(nearness_of(phrase, occupations_of(phrase), kinds))
    silent = np.where(near >= SAME_MINOR_GROUP, near, np.nan)
    besides = np.fmax(near, BESIDES)
    mainly = np.fmax(near, IN_THE_DUTIES)
    return by_code(kinds, told, [silent, besides, mainly, mainly])


def _with_title(titled: Flags, near: Floats, said: float, highest: float) -> Floats:
    """The degrees of the titles where the advert answers the ideas so: NaN, or 0 to 1.

    What is denied counts for nothing, but partly where the title tells of it.
    """
    if said == 0:
        held = np.where(titled, NAMED, np.nan_to_num(near))
        return np.where(held >= SAME_MINOR_GROUP, phrases.BOTH_WAYS, 0.0)
    return np.where(titled, NAMED, np.fmax(near, min(said, highest)))


def _of_the_rest(rest: str, kinds: Part) -> Floats:
    """How near titles are to the words beside the ideas; unread words deny no title."""
    guesses = occupations_of(rest)
    near = nearness_of(rest, guesses, kinds)
    if guesses and guesses[0].score >= SURE:
        return near
    near[near < SAME_MINOR_GROUP] = np.nan
    return near


def _without_ideas(phrase: str) -> str:
    low = fold(phrase)
    kept = list(low)
    for hit in longest(concept_words().find(low)):
        kept[hit.start : hit.end] = " " * (hit.end - hit.start)
    words = "".join(kept).split()
    return " ".join(word for word in words if not set(key_of(word)) <= fillers())


def _in_titles(ideas: Sequence[Concept], kinds: Part) -> Flags:
    titled = np.zeros(len(kinds), dtype=np.bool_)
    for cue in {cue for idea in ideas for cue in idea.cues if cue.isalnum()}:
        titled[kinds.words.of_start(cue) >> 1] = True
    return titled


def explain(statement: Statement, vacancy: Vacancy, state: State, asker: Asker) -> Words:
    """What the advert says of words that name no job; where only its title answers, the title."""
    phrase, title = quoted(str(statement.value)), quoted(vacancy.title)
    found = phrases.passages(str(statement.value), vacancy)
    told = {not (one.denied or one.is_opposite): one for one in found}
    if state is State.NOT_STATED:
        return phrases.explain(statement, vacancy, state, asker)
    if state is not State.PARTLY:
        is_there = (state is State.MET) != statement.stance.is_against
        if is_there in told:
            return phrases.explain(statement, vacancy, state, asker)
        compared = "the kind of work you mean by" if is_there else "a different kind of work from"
        return Words(f"{title} is {compared} {phrase}.", vacancy.title)
    ask = phrases.ask_of(statement)
    if len(told) == 2:
        return phrases.explain(statement, vacancy, state, asker)
    if not told:
        return Words(f"{title} is near to {phrase}; the advert says no more of it.",
                     vacancy.title, ask)  # fmt: skip
    [(is_for, one)] = told.items()
    if not is_for:
        says = f"{title} is near to {phrase}, but the advert speaks against it."
    elif words_in(_without_ideas(str(statement.value))):
        says = f"The advert says {quoted(one.words)}, which is some of {phrase}, not all of it."
    else:
        says = (
            f"The advert says {quoted(one.words)}, which goes with {phrase}, "
            "but the post may be of another rank than you mean."
        )
    return Words(says, one.quote, ask)
