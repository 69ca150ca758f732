"""Doubles in the browser: what waits is compared and answered, what was settled is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from api.clock import today
from api.dependencies import DbSession, FormSignIn, PageSignIn
from api.duplicates import answering, asked
from api.duplicates.page_words import STATES, THINGS, counted, sentence
from api.duplicates.question_shown import answered_before, question_page
from api.duplicates.schemas import Asked
from api.duplicates.settled import Settled, found_to_be_one, settled
from api.duplicates.states import Kind, State
from api.errors import NotFound
from api.pages.rendering import render, see_other
from api.pagination import PageWanted, page_of

router = APIRouter(include_in_schema=False)
PATH = "/duplicates"
_CONFLICT, _NOT_FOUND = 409, 404
_MOST_ID = 32
Before = Annotated[str | None, Query(max_length=_MOST_ID)]


class Settler(StrEnum):
    """Who settled what a list shows."""

    PEOPLE = "people"
    COMPARING = "comparing"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question in the list."""

    id: str
    names: tuple[str, str]
    because: str


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The questions of a kind that wait, the oldest first; `counts` tells how many, in words.

    `is_through` if somebody has just been through them all.
    """

    kind: Kind
    thing: str
    counts: Mapping[Kind, str]
    items: Sequence[Waiting]
    next: str | None
    is_first: bool
    is_through: bool
    before: Settled | None


@dataclass(frozen=True, slots=True)
class SettledListPage:
    """What was settled, the latest first."""

    by: Settler
    items: Sequence[Settled]
    next: str | None
    is_first: bool
    states: Mapping[State, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class GonePage:
    """Said of a question that is not there any more."""


@router.get("/duplicates")
def waiting_page(
    request: Request,
    session: DbSession,
    who: PageSignIn,
    page: PageWanted,
    *,
    kind: Annotated[Kind | None, Query()] = None,
    through: Annotated[bool, Query()] = False,
    before: Before = None,
) -> Response:
    """What waits for a person: jobs or employers, whichever is asked for or has any."""
    counts = asked.count_waiting(session, who.user)
    kind = kind or next((one for one in Kind if counts[one]), Kind.VACANCY)
    found = page_of(
        session, asked.questions_of(who.user, kind, State.WAITING), page, lambda one: one
    )
    shown = WaitingPage(
        kind,
        THINGS[kind],
        {one: counted(counts[one]) for one in Kind},
        [_waiting(one) for one in asked.shown(session, found.items)],
        found.next,
        page.after is None,
        through,
        answered_before(session, before),
    )
    return render(request, "duplicates/waiting.jinja", shown, who=who)


def _waiting(shown: asked.Shown) -> Waiting:
    question = shown.question
    if shown.employers:
        one, other = (side.employer.name for side in shown.employers)
    else:
        one, other = (f"{row.title} (from {row.source})" for row in shown.vacancies or ())
    return Waiting(question.id, (one, other), sentence(question.because))


@router.get("/duplicates/settled")
def settled_page(
    request: Request,
    session: DbSession,
    who: PageSignIn,
    by: Settler = Settler.PEOPLE,
    after: Before = None,
) -> Response:
    """What people decided, or comparing found, the latest first."""
    find = settled if by is Settler.PEOPLE else found_to_be_one
    found = find(session, who.user, after)
    page = SettledListPage(by, found.items, found.next, after is None, STATES)
    return render(request, "duplicates/settled.jinja", page, who=who)


@router.get("/duplicates/{question_id}")
def one_question(
    request: Request, session: DbSession, who: PageSignIn, question_id: str, before: Before = None
) -> Response:
    """Two that may be one, side by side."""
    return _question(request, session, who, question_id, before=before)


@router.get("/duplicates/{question_id}/later")
def leave_for_later(
    request: Request, session: DbSession, who: PageSignIn, question_id: str
) -> Response:
    """Leave a question as it is, and go on to the next one."""
    try:
        question = asked.get(session, who.user, question_id).question
    except NotFound:
        return _gone(request, who)
    following = asked.waiting_after(session, who.user, question)
    return see_other(
        f"{PATH}/{following}" if following else f"{PATH}?kind={question.kind}&through=true"
    )


@router.post("/duplicates/{question_id}/{answer}")
def answer_question(
    request: Request,
    session: DbSession,
    who: FormSignIn,
    *,
    question_id: str,
    answer: answering.Answer,
    was: Annotated[Asked, Form()] = Asked.WAITING,
) -> Response:
    """Take an answer, or say why it is not taken; the next question that waits comes after it."""
    try:
        answered = answering.take(session, who.user, question_id, answer, State(was))
    except NotFound:
        return _gone(request, who)
    if answered.problem is not None:
        return _question(request, session, who, question_id, problem=answered.problem)
    if was is not Asked.WAITING:
        return see_other(f"{PATH}/{question_id}")
    if answered.next is not None:
        return see_other(f"{PATH}/{answered.next}?before={question_id}")
    return see_other(f"{PATH}?kind={answered.kind}&through=true&before={question_id}")


def _question(
    request: Request,
    session: DbSession,
    who: PageSignIn,
    question_id: str,
    *,
    before: str | None = None,
    problem: str | None = None,
) -> Response:
    try:
        page = question_page(
            session, who.user, question_id, today(), before=before, problem=problem
        )
    except NotFound:
        return _gone(request, who)
    status = _CONFLICT if problem else 200
    return render(request, "duplicates/question.jinja", page, who=who, status=status)


def _gone(request: Request, who: PageSignIn) -> Response:
    return render(request, "duplicates/gone.jinja", GonePage(), who=who, status=_NOT_FOUND)
