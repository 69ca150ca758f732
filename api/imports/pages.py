"""Imports in the browser: tried out, begun, followed, cancelled, undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.accounts.service import require
from api.dependencies import DbSession, FormSignIn, PageSignIn
from api.duplicates.page_words import count_in_words
from api.errors import Conflict
from api.imports import kept_files, service
from api.imports.column_review import ReviewedColumn
from api.imports.import_form import (
    Begun,
    Columns,
    Filled,
    ImportForm,
    begin,
    begin_with_columns,
)
from api.imports.import_shown import StateShown, import_page, state_of
from api.imports.page_uploads import ChosenFile, SpoolFirst
from api.imports.page_words import CHOICES, FORMATS, SURENESS
from api.imports.refused_answer import refused_file_answer
from api.imports.schemas import ImportOut, RefusalOut
from api.pages.rendering import render, see_other
from api.pagination import PageWanted, page_of
from api.settings import Settings

router = APIRouter(include_in_schema=False)
_KNOWN_FROM = 200
_INVALID = 422


@dataclass(frozen=True, slots=True)
class Line:
    """An import in the list."""

    run: ImportOut
    state: StateShown


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """The imports, newest first; `next` leads to older ones, `is_first` if none are newer.

    `waiting` is how many questions about doubles wait, in words; None for none.
    """

    lines: Sequence[Line]
    next: str | None
    is_first: bool
    waiting: str | None = None


@dataclass(frozen=True, slots=True)
class NewPage:
    """The form that begins an import."""

    filled: Filled
    sources: Sequence[str]
    most_megabytes: int
    formats: Sequence[tuple[str, str]] = FORMATS


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """The columns of a sheet and what they are taken for."""

    filled: Filled
    columns: Sequence[ReviewedColumn]
    lacking: Sequence[str]
    problem: str | None
    sureness: Mapping[str, tuple[str, str]]
    choices: Sequence[tuple[str, str]] = CHOICES


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """A page of the rows that an import refused."""

    run: ImportOut
    refusals: Sequence[RefusalOut]
    next: str | None


@dataclass(frozen=True, slots=True)
class UndoPage:
    """What undoing an import would do."""

    run: ImportOut
    problem: str | None = None


@router.get("/imports")
def imports_page(
    request: Request, session: DbSession, who: PageSignIn, page: PageWanted
) -> Response:
    """The imports, newest first."""
    found = page_of(
        session,
        service.imports(who.user),
        page,
        lambda run: Line(ImportOut.of(run), state_of(run)),
        newest_first=True,
    )
    waiting = count_in_words(session, who.user)
    shown = ImportsPage(found.items, found.next, page.after is None, waiting)
    return render(request, "imports/imports.jinja", shown, who=who)


@router.get("/imports/new")
def new_page(request: Request, session: DbSession, who: PageSignIn) -> Response:
    """The form that begins an import."""
    require(who.user, *service.IMPORTERS)
    page = _new(request, session, Filled())
    return render(request, "imports/new.jinja", page, who=who)


@router.post("/imports/new", dependencies=[SpoolFirst])
def begin_import(
    request: Request,
    upload: ChosenFile,
    session: DbSession,
    who: FormSignIn,
    form: Annotated[ImportForm, Form()],
) -> Response:
    """Begin an import, or say what is missing, or ask what the columns hold."""
    require(who.user, *service.IMPORTERS)
    return _after(request, session, who, begin(session, who, upload, form))


@router.post("/imports/columns", dependencies=[SpoolFirst])
def begin_with(
    request: Request,
    upload: ChosenFile,
    session: DbSession,
    who: FormSignIn,
    form: Annotated[ImportForm, Form()],
) -> Response:
    """Begin an import with the columns as they were chosen."""
    require(who.user, *service.IMPORTERS)
    return _after(request, session, who, begin_with_columns(session, who, upload, form))


def _after(request: Request, session: DbSession, who: FormSignIn, begun: Begun) -> Response:
    if isinstance(begun, Columns):
        page = ColumnsPage(begun.filled, begun.columns, begun.lacking, begun.problem, SURENESS)
        wrong = begun.problem or begun.lacking or any(one.problem for one in begun.columns)
        status = _INVALID if wrong and begun.filled.form.chosen else 200
        return render(request, "imports/columns.jinja", page, who=who, status=status)
    if isinstance(begun, Filled):
        new = _new(request, session, begun)
        return render(request, "imports/new.jinja", new, who=who, status=_INVALID)
    return see_other(f"/imports/{begun.id}")


def _new(request: Request, session: DbSession, filled: Filled) -> NewPage:
    settings: Settings = request.app.state.settings
    sources = {run.source for run in service.latest(session, _KNOWN_FROM)}
    most = min(settings.max_upload_mb, settings.max_import_mb)
    return NewPage(filled, sorted(sources), most)


@router.get("/imports/{import_id}")
def one_import(request: Request, session: DbSession, who: PageSignIn, import_id: str) -> Response:
    """One import: how far it is, or what it did."""
    run = service.get(session, import_id, who.user)
    page = import_page(session, run)
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
    request: Request, session: DbSession, who: FormSignIn, import_id: str
) -> Response:
    """Import the file of a dry run."""
    engine = request.app.state.engine
    run = kept_files.import_for_real(session, engine, who.user, import_id)
    return see_other(f"/imports/{run.id}")


@router.get("/imports/{import_id}/undo")
def undo_page(request: Request, session: DbSession, who: PageSignIn, import_id: str) -> Response:
    """What undoing would do, before it is done."""
    run = ImportOut.of(service.get(session, import_id, who.user))
    if run.dry_run or not run.state.has_ended:
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
