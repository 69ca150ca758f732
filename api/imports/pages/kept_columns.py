"""How the columns of each source's files are read: seen, and forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.dependencies import DbSession, FormSignIn, PageSignIn
from api.imports import kept_columns
from api.imports.column_schemas import KeptColumnsOut
from api.imports.page_words import FIELD_NAMES
from api.pages.rendering import render, see_other

router = APIRouter()
PATH = "/imports/kept-columns"


@dataclass(frozen=True, slots=True)
class KeptColumnsPage:
    """What is kept, by the names of the sources."""

    kept: Sequence[KeptColumnsOut]
    field_names: Mapping[str, str]


@router.get(PATH)
def kept_columns_page(request: Request, session: DbSession, who: PageSignIn) -> Response:
    """What is kept of each source's columns."""
    kept = [KeptColumnsOut.of(one) for one in kept_columns.all_kept(session, who.user)]
    page = KeptColumnsPage(kept, FIELD_NAMES)
    return render(request, "imports/kept_columns.jinja", page, who=who)


@router.post(f"{PATH}/forget")
def forget(session: DbSession, who: FormSignIn, source: Annotated[str, Form()]) -> Response:
    """Forget what is kept of a source's columns."""
    kept_columns.forget(session, source, who.user)
    return see_other(PATH)
