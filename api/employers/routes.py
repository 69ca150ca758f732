"""Employers over HTTP, for anybody who is signed in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse

from api.clock import today
from api.dependencies import ApiUser, DbSession
from api.employers import service
from api.employers.schemas import EmployerDetail, EmployerOut
from api.pagination import Page, PageWanted, page_of
from api.problems import problems

PATH = "/api/v1/employers"
router = APIRouter(prefix="/employers", tags=["employers"])


@router.get("", responses=problems(401, 422))
def list_employers(
    _who: ApiUser,
    session: DbSession,
    page: PageWanted,
    q: Annotated[
        str | None, Query(max_length=200, description="Words in the name.", examples=["foods"])
    ] = None,
) -> Page[EmployerOut]:
    """Employers, in the order in which they became known."""
    found = page_of(session, service.employers(q), page, lambda employer: employer)
    shown = service.shown(session, found.items, today())
    return Page(items=[EmployerOut.of(one) for one in shown], next=found.next)


@router.get("/{employer_id}", response_model=EmployerDetail, responses=problems(401, 404))
def get_employer(
    employer_id: str, _who: ApiUser, session: DbSession
) -> EmployerDetail | RedirectResponse:
    """One employer with its open vacancies; one that was merged leads on to the other (307)."""
    merged_into = service.merged_into(session, employer_id)
    if merged_into:
        return RedirectResponse(f"{PATH}/{merged_into}", status_code=307)
    return EmployerDetail.of(service.get(session, employer_id, today()))
