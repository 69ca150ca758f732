"""Whether two statements speak of one thing, however it is worded."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from matcher.criteria.work_words import roots_of
from matcher.normalise.employers import read_employer
from matcher.normalise.phrases import concept_words, fillers
from matcher.normalise.wishes.lexicon import fold, key_of, longest
from matcher.preferences import About, ScheduleWish, Statement

Thing = tuple[Hashable, bool]


def things_of(statement: Statement) -> tuple[Thing, ...]:
    """The things that a statement names, and of each whether it asks for it (or says no to it)."""
    value, against = statement.value, statement.stance.is_against
    if isinstance(value, ScheduleWish):
        return tuple(
            (_part(value, name), bool(getattr(value, name)) is not against)
            for name in value.named()
        )
    if not isinstance(value, str) or statement.about in (About.CONTRACT, About.REQUIREMENT):
        return (((statement.about, value), not against),)
    if statement.about is About.EMPLOYER:
        return (((About.EMPLOYER, read_employer(value).key.casefold()), not against),)
    things: list[Thing] = [((None, _idea(value)), not against)]
    if statement.about is About.WORK and (roots := roots_of(value)):
        things.append(((About.WORK, roots), not against))
    return tuple(things)


def _part(wish: ScheduleWish, name: str) -> Hashable:
    """One part of a schedule; of days and times which, as one may hold only some of another."""
    said = getattr(wish, name)
    return About.SCHEDULE, name, None if isinstance(said, bool) else said


@lru_cache(maxsize=2_000)
def _idea(phrase: str) -> Hashable:
    """The ideas that a phrase is made of, where it is nothing else; else its words.

    "Cleaning" is work to one who wants it and a task to one who does not: kinds of work, settings,
    people and activities are held against each other. A "kitchen assistant" is more than a kitchen.
    """
    low = fold(phrase)
    hits = longest(concept_words().find(low))
    rest = "".join(
        " " if any(hit.start <= at < hit.end for hit in hits) else mark
        for at, mark in enumerate(low)
    )
    if hits and set(key_of(rest)) <= fillers():
        return frozenset(hit.means.key for hit in hits)
    return key_of(phrase)
