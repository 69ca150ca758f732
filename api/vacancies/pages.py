"""One vacancy in the browser: the facts that were read, and the advert in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.clock import today
from api.contracts import vacancy_from_json
from api.dependencies import DbSession, PageSignIn
from api.pages.rendering import render
from api.vacancies import service
from api.vacancies.facts import Fact, facts_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class VacancyPage:
    """A vacancy; `web_address` is where the advert stands, where it is safe to link to."""

    title: str
    employer: str
    source: str
    posted: date | None
    closes: date | None
    is_closed: bool
    web_address: str | None
    facts: Sequence[Fact]
    paragraphs: Sequence[str]


@router.get("/vacancies/{vacancy_id}")
def vacancy_page(
    request: Request, session: DbSession, who: PageSignIn, vacancy_id: str
) -> Response:
    """The vacancy as it stands now."""
    row = service.get(session, vacancy_id)
    vacancy = vacancy_from_json(row.facts, row.text)
    on = today()
    page = VacancyPage(
        title=vacancy.title,
        employer=vacancy.employer.name,
        source=row.source,
        posted=row.posted,
        closes=row.closes,
        is_closed=row.closed_at is not None or (row.closes is not None and row.closes < on),
        web_address=_web_address(row.advert.get("url")),
        facts=facts_of(vacancy),
        paragraphs=[line for line in row.text.split("\n") if line.strip()],
    )
    return render(request, "vacancies/vacancy.jinja", page, who=who)


def _web_address(url: object) -> str | None:
    """The address if it leads to the web: an advert could hold one that runs a script."""
    is_web = isinstance(url, str) and url.lower().startswith(("https://", "http://"))
    return str(url) if is_web else None
