"""One import: how far it is, what it did, its refused rows; cancelled, or done for real."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.dependencies import DbSession, FormSignIn, PageSignIn
from api.errors import Conflict
from api.imports import kept_files, service
from api.imports.import_shown import import_page
from api.imports.refused_answer import refused_file_answer
from api.imports.schemas import ImportOut, RefusalOut
from api.pages.rendering import render, see_other
from api.pagination import PageWanted, page_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """A page of the rows that an import refused."""

    run: ImportOut
    refusals: Sequence[RefusalOut]
    next: str | None


@router.get("/imports/{import_id}")
def one_import(request: Request, session: DbSession, who: PageSignIn, import_id: str) -> Response:
    """One import: how far it is, or what it did."""
    run = service.get(session, import_id, who.user)
    page = import_page(session, run, who.user)
    return render(request, "imports/import.jinja", page, who=who)


@router.get("/imports/{import_id}/refused")
def refused_page(
    request: Request, session: DbSession, who: PageSignIn, import_id: str, page: PageWanted
) -> Response:
    """The rows that an import refused, in the order of the file."""
    run = service.get(session, import_id, who.user)
    found = page_of(session, service.refusals(session, import_id, who.user), page, RefusalOut.of)
    shown = RefusedPage(ImportOut.of(run), found.items, found.next)
    return render(request, "imports/refused.jinja", shown, who=who)


@router.get("/imports/{import_id}/refused.csv")
def refused_sheet(session: DbSession, who: PageSignIn, import_id: str) -> Response:
    """The rows that an import refused, as a sheet to mend and to import again."""
    return refused_file_answer(session, import_id, who.user)


@router.post("/imports/{import_id}/cancel")
def cancel(session: DbSession, who: FormSignIn, import_id: str) -> Response:
    """Ask for an import to stop; one that has ended meanwhile is shown as it is."""
    with suppress(Conflict):
        service.cancel(session, import_id, who.user)
    return see_other(f"/imports/{import_id}")


@router.post("/imports/{import_id}/for-real")
def import_for_real(
    request: Request,
    session: DbSession,
    who: FormSignIn,
    import_id: str,
    close_most: Annotated[bool, Form()] = False,
) -> Response:
    """Import the file of a dry run, and close what it does not hold even if that is most of it."""
    engine = request.app.state.engine
    run = kept_files.import_for_real(session, engine, who.user, import_id, close_most=close_most)
    return see_other(f"/imports/{run.id}")
