"""An import undone: asked about first, then had done."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.dependencies import DbSession, FormSignIn, PageSignIn
from api.errors import Conflict
from api.imports import service
from api.imports.schemas import ImportOut
from api.pages.rendering import render, see_other

router = APIRouter()


@dataclass(frozen=True, slots=True)
class UndoPage:
    """What undoing an import would do."""

    run: ImportOut
    problem: str | None = None


@router.get("/imports/{import_id}/undo")
def undo_page(request: Request, session: DbSession, who: PageSignIn, import_id: str) -> Response:
    """What undoing would do, before it is done."""
    found = service.get(session, import_id, who.user)
    run = ImportOut.of(found)
    if run.dry_run or not run.state.has_ended or not service.may_end(found, who.user):
        return see_other(f"/imports/{import_id}")
    return render(request, "imports/undo.jinja", UndoPage(run), who=who)


@router.post("/imports/{import_id}/undo")
def undo(request: Request, session: DbSession, who: FormSignIn, import_id: str) -> Response:
    """Have an import undone."""
    try:
        service.ask_undo(session, import_id, who.user)
    except Conflict as conflict:
        page = UndoPage(ImportOut.of(service.get(session, import_id, who.user)), conflict.detail)
        return render(request, "imports/undo.jinja", page, who=who, status=409)
    return see_other(f"/imports/{import_id}")
