"""Wishes that fit no table ("quiet", "with animals") against the advert's own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, reduce
from typing import NamedTuple

import numpy as np

from matcher.criteria.criterion import Answer, Asker, Words
from matcher.evidence import State
from matcher.normalise.phrases import Concept, concepts_in, cues_of
from matcher.normalise.text import quote_around
from matcher.normalise.wishes.lexicon import stem
from matcher.pool.arrays import Codes, Flags
from matcher.pool.mentions import find_mention
from matcher.pool.postings import DENIED, SAID, codes_of, said_of
from matcher.pool.segment import Segment
from matcher.preferences import About, Stance, Statement
from matcher.reference import rows
from matcher.vacancy import Vacancy
from matcher.wording import quoted

BOTH_WAYS = 0.5
"""The degree when an advert says a thing and its opposite."""
_ASKS = {
    About.SETTING: "What is it like where the work is done?",
    About.PEOPLE: "Whom is the work with or for?",
    About.ACTIVITY: "What does a usual day look like?",
}
_SAID = {
    Stance.MUST: "You asked for {}.",
    Stance.WANT: "You asked for {}.",
    Stance.AVOID: "You would rather avoid {}.",
    Stance.NEVER: "You said no to {}.",
}
SOME_OF_IT = 0.75
"""The degree when only some of several ideas are said: a "friendly team" where there is a team."""
_DEGREES = np.array([np.nan, 1.0, 0.0, BOTH_WAYS, SOME_OF_IT])
"""The degrees by code: nothing said, said, denied or the opposite said, both, some of it."""
_SOME = 4


def judge(statement: Statement, segment: Segment, _asker: Asker) -> Answer:
    """1 where a cue is said, 0 where one is denied or its opposite is said, 0.5 where both.

    Of several ideas ("friendly team") all are to be said; a refusal of them needs all, too.
    """
    phrase = str(statement.value)
    cues, opposites = cues_of(phrase)
    ideas = concepts_in(phrase)
    if not ideas:
        return Answer(_DEGREES, _all_said(cues, segment))
    every = _every_idea_said(ideas, segment)
    if statement.stance.is_against and len(ideas) > 1:
        return Answer(_DEGREES, every)
    codes = codes_of(cues, segment.cues, len(segment))
    if opposites:
        against = codes_of(opposites, segment.cues, len(segment))
        codes |= (against == SAID) * np.uint8(DENIED)
    codes[(codes == SAID) & (every != SAID)] = _SOME
    return Answer(_DEGREES, codes)


def _every_idea_said(ideas: Sequence[Concept], segment: Segment) -> Codes:
    """Said where each of the ideas is: by one of them alone the thing is not there."""
    said = (codes_of(idea.cues, segment.cues, len(segment)) & np.uint8(SAID) for idea in ideas)
    return reduce(np.bitwise_and, said)


def _all_said(words: Sequence[str], segment: Segment) -> Codes:
    """Said where all the words of an unknown phrase are: one of several would say too little."""
    said = [said_of(segment.words.of_start(word), len(segment)) for word in words]
    every: Flags = np.logical_and.reduce(said) if said else np.zeros(len(segment), dtype=np.bool_)
    return every * np.uint8(SAID)


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """What the advert says of it, with the sentence that does."""
    phrase = quoted(str(statement.value))
    if state is State.NOT_STATED:
        return Words(f"The advert does not mention {phrase}.", ask=ask_of(statement))
    found = passages(str(statement.value), vacancy)
    quote = " … ".join(dict.fromkeys(one.quote for one in found)) or None
    if state is State.PARTLY:
        return Words(_says_partly(phrase, found), quote, ask_of(statement))
    is_there = (state is State.MET) != statement.stance.is_against
    says = _says(phrase, found[0] if found else None, is_there=is_there)
    said = f" {_SAID[statement.stance].format(phrase)}" if state is State.CONFLICT else ""
    return Words(says + said, found[0].quote if found else None)


def _says_partly(phrase: str, found: Sequence[Passage]) -> str:
    if len(found) == 1 and not found[0].denied:
        return (
            f"The advert says {quoted(found[0].words)}, which is some of {phrase}, not all of it."
        )
    return f"The advert speaks both for and against {phrase}."


class Passage(NamedTuple):
    """Where an advert answers: the words that do, the sentence, and how."""

    words: str
    quote: str
    denied: bool
    is_opposite: bool


def passages(phrase: str, vacancy: Vacancy) -> list[Passage]:
    """The passage for a phrase and the one against it, as far as there are any."""
    text = f"{vacancy.title}\n{vacancy.text}"
    low = text.lower()
    cues, opposites = cues_of(phrase)
    if not concepts_in(phrase):
        cues = tuple(sorted(cues, key=len, reverse=True))  # the longest word tells the most
    found = []
    for words, is_opposite in ((cues, False), (opposites, True)):
        mention = find_mention(low, words)
        if mention and not (is_opposite and mention.denied):
            start, end = mention.start, mention.end
            while end < len(text) and text[end].isalnum():
                end += 1
            quote = quote_around(text, start, end)
            found.append(Passage(text[start:end], quote, mention.denied, is_opposite))
    return found


def _says(phrase: str, found: Passage | None, *, is_there: bool) -> str:
    if found is None or is_there:
        verb = "mentions" if is_there else "speaks against"
        if found is None or _is_as_named(found.words, phrase):
            return f"The advert {verb} {phrase}."
        return f"The advert says {quoted(found.words)}, which goes with {phrase}."
    if found.is_opposite:
        return f"The advert says {quoted(found.words)}, which speaks against {phrase}."
    return f"The advert mentions {phrase} only to say that it is not so."


def _is_as_named(words: str, phrase: str) -> bool:
    """Whether the advert's words are the client's, but for a letter or two at the end."""
    return stem(words.lower()) == stem(phrase.strip("“”").lower())


def ask_of(statement: Statement) -> str:
    """A question about the work that gives away nothing of the client, nor their words."""
    known = _questions()
    asks = [known[idea.key] for idea in concepts_in(str(statement.value)) if idea.key in known]
    return asks[0] if asks else _ASKS.get(statement.about, _ASKS[About.ACTIVITY])


@cache
def _questions() -> dict[str, str]:
    return {row["key"]: row["question"] for row in rows("phrases/questions.csv")}
