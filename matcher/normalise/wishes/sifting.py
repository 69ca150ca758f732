"""Which of the claims that were read ask for something, and which are context, reason or echo."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.normalise.phrases import Concept, concept_of, concepts_in
from matcher.normalise.wishes.claims import Claim, Way
from matcher.normalise.wishes.ideas import Idea
from matcher.normalise.wishes.numbers import IN_WORDS
from matcher.normalise.wishes.parts import Part
from matcher.normalise.wishes.stance import Said
from matcher.preferences import About, HoursWish, Stance, Statement, TravelWish, Value

PHRASES = frozenset({About.WORK, About.SETTING, About.PEOPLE, About.ACTIVITY, About.EMPLOYER})
"""The sides of work whose value is a short phrase."""

_CONTEXT = frozenset({"in", "at", "for", "near", "with"})
_ARTICLES = frozenset({"a", "an", "the"})
_FIGURE = re.compile(rf"\b(?:{IN_WORDS}|hour|quarter|half)", re.IGNORECASE)
_VAGUE_HOURS = (HoursWish(max=30), HoursWish(min=35), HoursWish(max=16))  # of data/phrases


def without_vague_hours(found: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Without the hours of "part time" or "full time" where a figure stands beside them."""
    hours = [each for each in found if each.about is About.HOURS and not each.stance.is_against]
    vague = [each for each in hours if each.value in _VAGUE_HOURS and not _has_figure(each)]
    if len(vague) == len(hours):
        return found
    return tuple(each for each in found if each not in vague)


def without_contradictions(found: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Without a want of the very thing that other words rule out: the no is the clearer of two."""
    ruled_out = {_subject(each) for each in found if each.stance is Stance.NEVER}
    return tuple(
        each for each in found if each.stance is not Stance.WANT or _subject(each) not in ruled_out
    )


def _subject(statement: Statement) -> tuple[About, Value | Concept]:
    """What a statement is about; of phrases the idea, where they speak of one."""
    value = statement.value
    idea = concept_of(value) if isinstance(value, str) else None
    return statement.about, idea or value


def without_vague_journeys(found: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """With "on foot, 20 minutes tops" as one: the figure is the client's, the way they go too."""
    vague = [each for each in found if _is_our_journey(each)]
    stated = [each for each in found if each.about is About.TRAVEL and each not in vague]
    if len(vague) != 1 or len(stated) != 1:
        return found
    ours, theirs = vague[0].value, stated[0].value
    if not isinstance(ours, TravelWish) or not isinstance(theirs, TravelWish):
        return found
    by = ours.by if theirs.by == "any" and theirs.minutes else theirs.by
    whole = replace(stated[0], value=replace(theirs, by=by))
    return tuple(whole if each is stated[0] else each for each in found if each is not vague[0])


def _is_our_journey(statement: Statement) -> bool:
    wish = statement.value
    ours = isinstance(wish, TravelWish) and (wish.miles is not None or wish.minutes is not None)
    return ours and not _has_figure(statement) and not _FIGURE.search(statement.words)


def _has_figure(statement: Statement) -> bool:
    return any(mark.isdigit() for mark in statement.words)


def in_context(part: Part, after_facts: bool, claims: list[Idea]) -> list[Idea]:
    """The claims of a part that says where or what for: "at a doctors", "off for group".

    What stands behind "at" is a place; behind days and times, words in no table are a reason.
    """
    if part.opener not in _CONTEXT or part.member.joiner not in ("with", " "):
        return claims
    claims = [_in_place(part, idea) for idea in claims]
    if after_facts:
        return [idea for idea in claims if _is_known_idea(idea.claim)]
    return claims


def _in_place(part: Part, idea: Idea) -> Idea:
    """What stands behind "at" or "in a" as the place that it is: "receptionist at a doctors"."""
    about = idea.claim.about
    at_work = part.opener == "at" and about is About.WORK
    article = any(word.stem in _ARTICLES for word in part.words[:2])
    inside = part.opener in ("in", "at") and article and about is About.ACTIVITY
    if not at_work and not (inside and not concepts_in(str(idea.claim.value))):
        return idea
    return Idea(idea.start, idea.end, replace(idea.claim, about=About.SETTING))


def _is_known_idea(claim: Claim) -> bool:
    """Whether a claim is more than words in no table: "Tuesdays off for group" asks for none."""
    return claim.about is not About.ACTIVITY or bool(concepts_in(str(claim.value)))


def stands(claim: Claim, said: Said) -> bool:
    """Whether a claim in words that tell why still asks for something: "..., I don't drive"."""
    is_fact = claim.about not in PHRASES
    return is_fact and (said.has_direction or claim.way in (Way.LIMIT, Way.DENIES))
