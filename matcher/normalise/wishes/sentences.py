"""A client's sentences, each read into claims with what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.normalise.phrases import Concept, concept_words
from matcher.normalise.wishes.claims import Reading, Way, one
from matcher.normalise.wishes.clauses import TURNED_BACK, Member, members_of
from matcher.normalise.wishes.hours import find_hours
from matcher.normalise.wishes.ideas import Idea, phrase_claims
from matcher.normalise.wishes.kinds import is_one_job
from matcher.normalise.wishes.labels import Answer, answer_at
from matcher.normalise.wishes.leading import find_leading
from matcher.normalise.wishes.lexicon import Hit, longest
from matcher.normalise.wishes.localities import find_localities
from matcher.normalise.wishes.named import named_wishes
from matcher.normalise.wishes.names import employers
from matcher.normalise.wishes.part_claims import as_readings, claims_of, masked
from matcher.normalise.wishes.parts import Part, carried, part_of, told
from matcher.normalise.wishes.pay import find_pay
from matcher.normalise.wishes.sifting import PHRASES, in_context, stands
from matcher.normalise.wishes.stance import Said, stances_in, turns_in
from matcher.normalise.wishes.times import find_times
from matcher.normalise.wishes.travel import find_travel
from matcher.preferences import About, ScheduleWish, Stance, Value

_PAIR = re.compile(r"\b[a-z]{3,20} (?:and|&) [a-z]{3,20}\b")
_FLAT = re.compile(r"can't|cannot|can not|could|won't|will not")
_WEEKLY = re.compile(r"\d{1,2}\s?(?:-|to)\s?(?:1[3-9]|[2-6]\d)")
_LATE = (ScheduleWish(nights=True), ScheduleWish(evenings=True))
_LIGHT: dict[Value, ScheduleWish] = {
    ScheduleWish(nights=True): ScheduleWish(mornings=True),
    ScheduleWish(evenings=True): ScheduleWish(afternoons=True),
}
"""What is refused with days, in place of the nights and evenings that days deny."""
_BARE = {About.HOURS: find_hours, About.PAY: find_pay, About.TRAVEL: find_travel}


@dataclass(frozen=True, slots=True)
class Words:
    """A client's words and what is known of them before they are read.

    `text` is in their own capitals; `low` is folded, without what is private and what tells
    instead of asking. `given` and `about` are the stance and the side of work known beforehand,
    `answers` the parts that answer the labels of a form.
    """

    text: str
    low: str
    given: Stance | None
    about: About | None
    answers: Sequence[Answer]

    @property
    def as_phrase(self) -> bool:
        """Whether the words are to stay whole, as their side of work is known."""
        return self.about in PHRASES


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything that tables and patterns find in the words, in the order of their places."""

    facts: Sequence[Hit[Reading]]
    ideas: Sequence[Hit[Concept]]
    stances: Sequence[Hit[Said]]


def read_sentences(words: Words) -> Iterator[tuple[Said, Idea]]:
    """Every claim in the words with what is said of it, its span widened to the words around."""
    low = words.low
    found, kept = _found_in(words)
    for sentence in members_of(low, kept, lists_only=words.as_phrase):
        read = _read(words, found, sentence)
        turn = TURNED_BACK.search(low, sentence[0].start, sentence[-1].end)
        if turn:
            read = _named_first(read, turn.group())
        yield from _without_days_or(read, words.given)


def _found_in(words: Words) -> tuple[_Found, list[tuple[int, int]]]:
    """What is found in the words, and the spans that are not to be taken apart."""
    low = words.low
    facts = [] if words.as_phrase else _facts(words)
    turns = turns_in(low)
    ideas = [hit for hit in longest(concept_words().find(low)) if not _is_within(hit, turns)]
    facts = [hit for hit in facts if not (hit.means.only_against and _is_within(hit, turns))]
    spans = [(hit.start, hit.end) for hit in longest([*facts, *as_readings(ideas)])]
    stances = stances_in(masked(low, spans))
    kept = spans + [(hit.start, hit.end) for hit in stances]
    kept += [turn.span() for turn in TURNED_BACK.finditer(low)]
    kept += [pair.span() for pair in _PAIR.finditer(low) if is_one_job(pair.group())]
    return _Found(facts, ideas, stances), kept


def _is_within(hit: Hit[Concept] | Hit[Reading], turns: Sequence[Hit[Said]]) -> bool:
    return any(each.start <= hit.start and hit.end <= each.end for each in turns)


def _facts(words: Words) -> list[Hit[Reading]]:
    low, about = words.low, words.about
    times = find_times(low)
    found = [hit for answer in words.answers for hit in _bare_in(low, answer, times)]
    found += [
        *find_hours(low, bare=about is About.HOURS),
        *find_pay(low, bare=about is About.PAY),
        *find_travel(low, bare=about is About.TRAVEL),
        *times,
        *find_leading(low),
        *named_wishes().find(low),
        *find_localities(words.text, low),
    ]
    names = employers().find(low)
    found += [Hit(h.start, h.end, one(About.EMPLOYER, h.means)) for h in names]
    return sorted(found, key=lambda hit: hit.start)


def _bare_in(low: str, answer: Answer, times: list[Hit[Reading]]) -> Iterator[Hit[Reading]]:
    """Numbers without a unit in the answer to a label that tells it: "Hours: 16-20", not "9-5"."""
    start = answer.opens
    clock = [hit for hit in times if answer.start <= hit.start < answer.end]
    if answer.about not in _BARE or any(not _WEEKLY.fullmatch(low, *_of(hit)) for hit in clock):
        return
    for hit in _BARE[answer.about](low[start : answer.end], bare=True):
        yield Hit(start + hit.start, start + hit.end, hit.means)


def _of(hit: Hit[Reading]) -> tuple[int, int]:
    return hit.start, hit.end


def _read(words: Words, found: _Found, sentence: Sequence[Member]) -> list[tuple[Said, Idea]]:
    """The claims of one sentence."""
    parts = [
        part_of(words.low, member, found.facts, found.ideas, found.stances) for member in sentence
    ]
    why = told(parts)
    first_fact = next((each.member.start for each in parts if each.facts), len(words.low))
    read: list[tuple[Said, Idea]] = []
    for part, own, start in carried(parts):
        answer = answer_at(words.answers, part.member.end)
        said = answer.says(own) if answer else own
        claims = _claims(words, part, said, answer, after_facts=first_fact < part.member.start)
        if part.member.start in why:
            claims = [idea for idea in claims if stands(idea.claim, part.said)]
        for idea in claims:
            first = min(start, idea.start)
            first = answer.label if answer and first < answer.start else first
            read.append((said, Idea(first, max(part.end, idea.end), idea.claim)))
    return read


def _claims(
    words: Words, part: Part, said: Said, answer: Answer | None, after_facts: bool
) -> list[Idea]:
    if words.about is not None and words.as_phrase:
        return phrase_claims(words.text, list(part.words), words.about)
    named = answer is not None and answer.about in PHRASES
    claims = claims_of(words.text, words.low, part, _says_no(said, words.given), named)
    claims = in_context(part, after_facts, claims)
    if answer is None:
        return claims
    turned = [answer.turned(words.text, idea) for idea in claims]
    return [idea for idea in turned if idea is not None]


def _named_first(read: list[tuple[Said, Idea]], turn: str) -> list[tuple[Said, Idea]]:
    """What "Fridays are for my choir so I can't do them" says no to: not the choir.

    A flat no at the end outweighs soft words before it: "evenings are hard so I can't do them".
    """
    when = [each for each in read if each[1].claim.about is About.SCHEDULE]
    flat = _FLAT.search(turn) is not None
    return [
        (replace(said, against=True, firm=said.firm or flat, soft=said.soft and not flat), idea)
        for said, idea in when or read[:1]
    ]


def _without_days_or(
    read: list[tuple[Said, Idea]], given: Stance | None
) -> Iterator[tuple[Said, Idea]]:
    """What a sentence claims, less the no to nights and evenings in "days or evenings"."""
    late = any(
        idea.claim.way is Way.NAMES and idea.claim.value in _LATE and not _says_no(said, given)
        for said, idea in read
    )
    for said, idea in read:
        by_days = idea.claim.way is Way.OPPOSITE and idea.claim.value in _LATE
        if not (late and by_days and idea.claim.usual is None):
            yield said, _days_refused(idea) if _says_no(said, given) else idea


def _days_refused(idea: Idea) -> Idea:
    """Who refuses days works no mornings and no afternoons: nights are not a must by that."""
    part = _LIGHT.get(idea.claim.value) if idea.claim.way is Way.OPPOSITE else None
    if part is None:
        return idea
    return replace(idea, claim=replace(idea.claim, value=part, way=Way.NAMES, usual=Stance.NEVER))


def _says_no(said: Said, given: Stance | None) -> bool:
    return said.against or (given is not None and given.is_against)
