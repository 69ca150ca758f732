"""Doubles over HTTP: not for specialists."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.dependencies import ApiUser, DbSession
from api.duplicates import asked, service
from api.duplicates.schemas import (
    Asked,
    DecidedBody,
    DuplicateOut,
    EmployerNow,
    MergeBody,
    SplitBody,
    WasBody,
)
from api.duplicates.states import Kind, State
from api.employers.service import names_of
from api.idempotency import OnceOnly
from api.pagination import Page, PageWanted, page_of
from api.problems import problems
from api.vacancies.schemas import VacancyOut
from api.vacancies.service import other_listings

router = APIRouter(tags=["duplicates"])


@router.get("/duplicates", responses=problems(401, 403, 422))
def list_duplicates(
    who: ApiUser,
    session: DbSession,
    page: PageWanted,
    kind: Annotated[Kind | None, Query(description="Both kinds if it is left out.")] = None,
    state: Annotated[
        Asked, Query(description="Those that wait for a person, unless told otherwise.")
    ] = Asked.WAITING,
) -> Page[DuplicateOut]:
    """Pairs of vacancies or employers that may be one, the oldest first, with the reason."""
    wanted = asked.questions_of(who, kind, State(state))
    found = page_of(session, wanted, page, lambda question: question)
    items = [DuplicateOut.of(one) for one in asked.shown(session, found.items)]
    return Page(items=items, next=found.next)


@router.post(
    "/duplicates/{question_id}/merge",
    response_model=DuplicateOut,
    responses=problems(401, 403, 404, 409, 422),
)
def merge(
    question_id: str, who: ApiUser, session: DbSession, once: OnceOnly, body: WasBody | None = None
) -> Response:
    """Make the two one. Where somebody decided otherwise meanwhile, nothing is done."""
    was = State((body or WasBody()).was)
    return once(lambda: DuplicateOut.of(service.merge(session, who, question_id, was)), status=200)


@router.post(
    "/duplicates/{question_id}/apart",
    response_model=DuplicateOut,
    responses=problems(401, 403, 404, 409, 422),
)
def keep_apart(
    question_id: str, who: ApiUser, session: DbSession, once: OnceOnly, body: WasBody | None = None
) -> Response:
    """Keep the two apart for good: they are never merged or asked about again."""
    was = State((body or WasBody()).was)
    return once(
        lambda: DuplicateOut.of(service.keep_apart(session, who, question_id, was)), status=200
    )


@router.post(
    "/duplicates/{question_id}/ask-again",
    response_model=DuplicateOut,
    responses=problems(401, 403, 404, 409, 422),
)
def ask_again(
    question_id: str, body: DecidedBody, who: ApiUser, session: DbSession, once: OnceOnly
) -> Response:
    """Take back what was decided about the two: they wait for a person again."""
    was = State(body.was)
    return once(
        lambda: DuplicateOut.of(service.ask_again(session, who, question_id, was)), status=200
    )


@router.post(
    "/vacancies/{vacancy_id}/split",
    response_model=VacancyOut,
    responses=problems(401, 403, 404, 409),
)
def split_vacancy(vacancy_id: str, who: ApiUser, session: DbSession, once: OnceOnly) -> Response:
    """Take a listing out of its job: it is a vacancy of its own, and is not merged again."""

    def write() -> VacancyOut:
        row = service.split(session, who, vacancy_id)
        return VacancyOut.of(row, other_listings(session, row))

    return once(write, status=200)


@router.post(
    "/employers/{employer_id}/merge",
    response_model=EmployerNow,
    responses=problems(401, 403, 404, 409, 422),
)
def merge_employers(
    employer_id: str, body: MergeBody, who: ApiUser, session: DbSession, once: OnceOnly
) -> Response:
    """Make two employers one: the names and vacancies of the other go to the one named here."""

    def write() -> EmployerNow:
        kept = service.merge_employers(session, who, employer_id, body.other)
        return EmployerNow(id=kept.id, name=kept.name, names=list(names_of(session, kept.id)))

    return once(write, status=200)


@router.post(
    "/employers/{employer_id}/split",
    response_model=EmployerNow,
    responses=problems(401, 403, 404, 409, 422),
)
def split_employer(
    employer_id: str, body: SplitBody, who: ApiUser, session: DbSession, once: OnceOnly
) -> Response:
    """Take a name out of an employer, with its vacancies; the employer that it then is."""

    def write() -> EmployerNow:
        out = service.split_employer(session, who, employer_id, body.name)
        return EmployerNow(id=out.id, name=out.name, names=list(names_of(session, out.id)))

    return once(write, status=200)
