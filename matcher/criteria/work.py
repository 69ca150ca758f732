"""The kind of work against the one that a client named: by title words and by occupation.

Nearness has a few levels only, so that many titles are as near as each other and what is known to
suit decides among them. How sure a title was read is no measure of how well the work suits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce

import numpy as np

from matcher.criteria.criterion import Answer, Asker, Words
from matcher.evidence import State
from matcher.normalise.phrases import Concept, concepts_in
from matcher.normalise.titles import occupations_of
from matcher.pool.arrays import Flags, Floats, Rows
from matcher.pool.facets import GUESSES, Facet
from matcher.pool.mentions import WORD
from matcher.pool.postings import SAID, mark
from matcher.pool.segment import Part, Segment
from matcher.preferences import About, Statement
from matcher.vacancy import OccupationGuess, Vacancy

NAMED, SAME_UNIT_GROUP, LIKELY, SAME_MINOR_GROUP, SAME_SUB_MAJOR_GROUP = 1.0, 0.95, 0.75, 0.5, 0.25
"""Degrees: the title names it; it is in the same unit group of SOC 2020 (4 digits) by another name;
it may be; it is in the same minor (3) or sub-major group (2). Our own steps."""
ELSEWHERE = 0.7
"""The most that the same unit group by another name counts for where the client named the people or
the place and the advert does not: a care worker is no "mental health support worker" by that."""
SAID_TO_BE = 0.8
"""The degree where words that name no job ("something with my hands") are answered by the text."""
OF_ANOTHER_RANK = 0.7
"""The most that a post counts for that is more senior than the one that was named."""
SURE = 0.6
"""From this score on a title is read as the kind of work; below it is like it."""
_OTHER_SENSES = 0.1
"""How much less sure another sense of the client's words may be, to be meant too."""
_CODES = 10_000
"""One more than the highest code of a unit group."""
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "do", "doing", "for", "in", "job", "jobs", "like", "of", "on", "or",
     "some", "the", "to", "with", "work")
)  # fmt: skip
_LONG = 6
_RANKS = frozenset(
    ("advanced", "chief", "consultant", "deputy", "director", "executive", "head", "lead",
     "leader", "manager", "matron", "principal", "senior", "snr", "sous", "specialist",
     "superintendent", "supervisor")
)  # fmt: skip
"""Words in titles that say how senior a post is."""


def judge(statement: Statement, segment: Segment, _asker: Asker) -> Answer:
    """How near each vacancy's work is to the named kind.

    NaN where either side can't be read as a kind of work and the title lacks the words: unread is
    not another kind.
    """
    phrase = str(statement.value)
    kinds = segment.parts[Facet.WORK]
    guesses = occupations_of(phrase)
    degree = _by_title(phrase, guesses, kinds)
    ideas = concepts_in(phrase)
    if guesses and guesses[0].score >= SURE:
        where = [idea for idea in ideas if idea.about is not About.ACTIVITY]
        if not where:
            return Answer(degree, kinds.ids)
        return _told_apart(degree, np.minimum(degree, ELSEWHERE), kinds, segment, where)
    if not ideas:
        return Answer(degree, kinds.ids)
    return _told_apart(np.fmax(degree, SAID_TO_BE), degree, kinds, segment, ideas)


def _told_apart(
    said: Floats, unsaid: Floats, kinds: Part, segment: Segment, ideas: Sequence[Concept]
) -> Answer:
    """One degree for kinds of which the advert says the ideas, another where it does not.

    What the title names stays what it is.
    """
    says = np.zeros(len(segment), dtype=np.uint8)
    for cue in {cue for idea in ideas for cue in idea.cues}:
        mark(says, segment.cues.of_term(cue))
    degrees = np.concatenate([np.where(said == NAMED, said, unsaid), said])
    ids = kinds.ids.astype(np.int32) + ((says & SAID).astype(np.int32)) * np.int32(len(kinds))
    return Answer(degrees, ids)


def _by_title(phrase: str, guesses: Sequence[OccupationGuess], kinds: Part) -> Floats:
    words = [word for word in WORD.findall(phrase.lower()) if word not in _SMALL_WORDS]
    degree = _by_occupation(guesses, kinds)
    holding = _with_words(words, kinds)
    is_so = (degree[holding] >= SAME_UNIT_GROUP) | np.isnan(degree[holding]) | (len(words) == 1)
    degree[holding] = np.where(is_so, NAMED, np.fmax(degree[holding], LIKELY))
    other_rank = _of_another_rank(words, kinds)
    degree[other_rank] = np.minimum(degree[other_rank], OF_ANOTHER_RANK)
    return degree


def _by_occupation(guesses: Sequence[OccupationGuess], kinds: Part) -> Floats:
    best = np.full(len(kinds), np.nan)
    if not guesses:
        return best
    near = _nearness(guesses)
    sure = kinds["score_0"] >= SURE
    for at in range(GUESSES):
        codes = np.nan_to_num(kinds[f"code_{at}"]).astype(np.intp)
        score = kinds[f"score_{at}"]
        unsure = np.where(sure, np.minimum(near[codes], SAME_SUB_MAJOR_GROUP), near[codes]) * score
        too = near[codes] if at == 0 else np.minimum(near[codes], LIKELY)
        leading = score >= np.maximum(SURE, kinds["score_0"] - _OTHER_SENSES)
        read = np.where(leading, near[codes], too)
        best = np.fmax(best, np.where(score >= SURE, read, unsure))
    return best


def _nearness(guesses: Sequence[OccupationGuess]) -> Floats:
    """How near each unit group, by its code, is to what the client's words were read as.

    What the words are only like, where they are surely something else, counts for little.
    """
    near = np.zeros(_CODES)
    first = guesses[0].score
    for guess in guesses:
        code = int(guess.code)
        meant = guess.score >= first - _OTHER_SENSES
        for group, share in (
            (1, SAME_UNIT_GROUP), (10, SAME_MINOR_GROUP), (100, SAME_SUB_MAJOR_GROUP),
        ):  # fmt: skip
            within = slice(code // group * group, code // group * group + group)
            if first < SURE:
                counts = share * guess.score
            else:
                counts = share if meant else min(share, SAME_SUB_MAJOR_GROUP) * guess.score
            near[within] = np.maximum(near[within], counts)
    return near


def _with_words(words: Sequence[str], kinds: Part) -> Rows:
    """The kinds whose titles have all the words, or words that begin with them."""
    if not words:
        return np.empty(0, dtype=np.int32)
    return reduce(partial(np.intersect1d, assume_unique=True), [_with(w, kinds) for w in words])


def _with(word: str, kinds: Part) -> Rows:
    """The kinds whose titles have the word, its plural, or a word that begins with a long one."""
    if len(word) >= _LONG:
        return np.unique(kinds.words.of_start(word) >> 1)
    forms = [kinds.words.of_term(form) for form in (word, f"{word}s", f"{word}es")]
    return np.unique(np.concatenate(forms) >> 1)


def _of_another_rank(words: Sequence[str], kinds: Part) -> Flags:
    """Which kinds' titles say how senior they are where the client's words do not."""
    ranked = np.zeros(len(kinds), dtype=np.bool_)
    if _RANKS.isdisjoint(words):
        for word in _RANKS:
            ranked[kinds.words.of_term(word) >> 1] = True
    return ranked


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
