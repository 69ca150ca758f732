"""Vacancies over HTTP, for anybody who is signed in."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import ApiUser, DbSession
from api.pagination import Page, PageWanted, page_of
from api.problems import problems
from api.vacancies import service
from api.vacancies.schemas import VacancyBrief, VacancyOut

router = APIRouter(prefix="/vacancies", tags=["vacancies"])


@router.get("", responses=problems(401, 422))
def list_vacancies(
    _who: ApiUser,
    session: DbSession,
    page: PageWanted,
    q: Annotated[
        str | None, Query(max_length=200, description="Words in the title.", examples=["cleaner"])
    ] = None,
    employer: Annotated[str | None, Query(max_length=32, description="An employer's id.")] = None,
    open_on: Annotated[
        date | None, Query(description="Only those open on this day.", examples=["2026-11-20"])
    ] = None,
) -> Page[VacancyBrief]:
    """Vacancies, newest first."""
    found = service.vacancies(q, employer, open_on)
    return page_of(session, found, page, VacancyBrief.of, newest_first=True)


@router.get("/{vacancy_id}", responses=problems(401, 404))
def get_vacancy(vacancy_id: str, _who: ApiUser, session: DbSession) -> VacancyOut:
    """One vacancy: the facts, the advert as it was received, its text, and where else it is."""
    row = service.get(session, vacancy_id)
    return VacancyOut.of(row, service.other_listings(session, row))
