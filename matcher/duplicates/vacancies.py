"""Whether two vacancies are the same job, sent by two sources in other words.

First what speaks against it is gathered: a title, a place or a fact that differs, a name or a shift
that stands in one text where the other has another. One firm objection makes them different, a
weaker one doubtful. With none left it is a question of how much the texts share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from matcher.duplicates.vacancy_facts import fact_objections
from matcher.duplicates.vacancy_names import OTHER, SAME, VARIANT, employers
from matcher.duplicates.vacancy_objections import Objection
from matcher.duplicates.vacancy_places import is_known_same, place_objections
from matcher.duplicates.vacancy_telling import differences, foreign_names
from matcher.duplicates.vacancy_texts import SideBySide
from matcher.duplicates.vacancy_titles import title_objections, title_words
from matcher.same_text import Wording
from matcher.vacancy import Vacancy


class Sameness(StrEnum):
    """Whether two listings are of one job: `SURE` may be merged, `DOUBTFUL` waits for a person."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two vacancies are to each other, and why, in a sentence for people."""

    sameness: Sameness
    because: str


@dataclass(frozen=True)
class Listing:
    """A vacancy to be held against others; its words are read once."""

    vacancy: Vacancy

    @cached_property
    def wording(self) -> Wording:
        """Its text."""
        return Wording(self.vacancy.text)


_LITTLE, _SOME, _MOST = 0.25, 0.45, 0.7
"""Shares of the shorter text that stand in the other: other posts of one employer begin alike."""
_TOLD = 0.7
"""So much of its content words is in the other: then it may be reworded throughout."""
_SHARES = ((0.97, "nearly all"), (0.7, "most"), (0.45, "much"), (0.0, "some"))
_FEW = 12
"""Words of a text that says too little to tell jobs apart."""
_FOREIGN = 2
"""So many names that the other text lacks, on both sides, are of two posts."""


def verdict(one: Vacancy, other: Vacancy) -> Verdict:
    """Whether the two are one job; the same whichever comes first.

    Takes about a millisecond for two adverts of usual length.
    """
    return verdict_of(Listing(one), Listing(other))


def verdict_of(one: Listing, other: Listing) -> Verdict:
    """As `verdict`, for vacancies that are held against several others."""
    first, second = _in_order(one, other)
    if _are_equal(first.vacancy, second.vacancy):
        return Verdict(Sameness.SURE, "The same title, employer, place and text.")
    named = employers(first.vacancy, second.vacancy)
    texts = SideBySide(first.wording, second.wording)
    if named == OTHER and (texts.told < _TOLD or texts.shared < _MOST):
        return Verdict(Sameness.DIFFERENT, "The employers differ.")
    # What needs no text is asked first: it settles most pairs in a tenth of the time.
    objections = list(_objections(first.vacancy, second.vacancy))
    if not any(objection.firm for objection in objections):
        objections += differences(texts)
    for objection in objections:
        if objection.firm:
            return Verdict(Sameness.DIFFERENT, f"{objection.says}.")
    if texts.shared < _LITTLE and texts.told < _TOLD and min(map(_length, (one, other))) >= _FEW:
        return Verdict(Sameness.DIFFERENT, "The texts have little in common.")
    if objections:
        return Verdict(Sameness.DOUBTFUL, f"{objections[0].says}.")
    return _by_text(first, second, texts, named)


def _by_text(one: Listing, other: Listing, texts: SideBySide, named: str) -> Verdict:
    """The verdict where nothing differs: sure, unless there is too little to go by."""
    placed = is_known_same(one.vacancy.place, other.vacancy.place)
    doubt = _doubt(one, other, texts, named, placed=placed)
    if doubt:
        return Verdict(Sameness.DOUBTFUL, doubt)
    same = ("title", *(("employer",) if named in (SAME, VARIANT) else ()))
    same += ("place",) if placed else ()
    return Verdict(
        Sameness.SURE, f"The same {_listed(same)}; {_share(texts.shared)} of the text is the same."
    )


def _doubt(
    one: Listing, other: Listing, texts: SideBySide, named: str, *, placed: bool
) -> str | None:
    if min(_length(one), _length(other)) < _FEW:
        return "One of them has too little text to tell."
    if foreign_names(texts, _known(one.vacancy, other.vacancy)) >= _FOREIGN:
        return "Each text names things that the other does not."
    if named == OTHER or (named not in (SAME, VARIANT) and not placed):
        return "The texts are alike, but the employers' names differ."
    if not placed and texts.shared < _MOST:
        return "The texts are alike, but one does not say where it is."
    if texts.shared < _SOME and (texts.told < _TOLD or named not in (SAME, VARIANT)):
        return "Nothing differs, but the texts share only some sentences."
    return None


def _share(shared: float) -> str:
    """How much of the shorter text the two share, as one would say it."""
    return next(said for least, said in _SHARES if shared >= least)


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def _objections(one: Vacancy, other: Vacancy) -> Iterator[Objection]:
    yield from title_objections(one, other)
    yield from place_objections(one.place, other.place)
    yield from fact_objections(one, other)


def _known(one: Vacancy, other: Vacancy) -> frozenset[str]:
    """The words of the adverts' own names: they may stand in the lines that a board adds."""
    return frozenset().union(
        *(
            title_words(f"{said.title} {said.employer.name} {said.place.name}")
            for said in (one, other)
        )
    )


def _length(listing: Listing) -> int:
    return len(listing.wording.words)


def _in_order(one: Listing, other: Listing) -> tuple[Listing, Listing]:
    """The two in an order that is the same whichever comes first."""
    keys = [(len(each.vacancy.text), each.vacancy.text.casefold()) for each in (one, other)]
    if keys[0] == keys[1]:
        keys = [(0, repr(each.vacancy)) for each in (one, other)]
    return (one, other) if keys[0] <= keys[1] else (other, one)


def _are_equal(one: Vacancy, other: Vacancy) -> bool:
    """Whether they are equal in all but capitals of the text."""
    if len(one.text) != len(other.text) or one.title != other.title:
        return False
    return one.text.casefold() == other.text.casefold() and replace(one, text="") == replace(
        other, text=""
    )
