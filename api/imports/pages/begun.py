"""The form that begins an import, and the columns of its sheet to be looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from api.accounts.service import require
from api.dependencies import DbSession, FormSignIn, PageSignIn
from api.imports import service
from api.imports.column_review import ReviewedColumn
from api.imports.filled_form import Begun, Columns, Filled, ImportForm
from api.imports.import_form import begin, begin_with_columns
from api.imports.page_uploads import ChosenFile, SpoolFirst
from api.imports.page_words import CHOICES, FORMATS, SURENESS
from api.pages.rendering import render, see_other
from api.settings import Settings

router = APIRouter()
_KNOWN_FROM = 200
_INVALID = 422


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


@router.get("/imports/new")
def new_page(
    request: Request,
    session: DbSession,
    who: PageSignIn,
    source: Annotated[str, Query(max_length=1000)] = "",
    close_most: Annotated[bool, Query()] = False,
) -> Response:
    """The form that begins an import; filled in for one that is to be done again and close most."""
    require(who.user, *service.IMPORTERS)
    form = ImportForm(source=source, whole_source=close_most, close_most=close_most)
    page = _new(request, session, who, Filled(form))
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
        new = _new(request, session, who, begun)
        return render(request, "imports/new.jinja", new, who=who, status=_INVALID)
    return see_other(f"/imports/{begun.id}")


def _new(request: Request, session: DbSession, who: PageSignIn, filled: Filled) -> NewPage:
    settings: Settings = request.app.state.settings
    sources = {run.source for run in service.latest(session, _KNOWN_FROM, who.user)}
    most = min(settings.max_upload_mb, settings.max_import_mb)
    return NewPage(filled, sorted(sources), most)
