"""The list of imports, those that were only tried out too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.dependencies import DbSession, PageSignIn
from api.duplicates.page_words import count_in_words
from api.imports import service
from api.imports.import_shown import StateShown, state_of
from api.imports.schemas import ImportOut
from api.pages.rendering import render
from api.pagination import PageWanted, page_of

router = APIRouter()


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
