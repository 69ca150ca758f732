"""A client's suggestions in the browser: reasons, questions, what was ruled out, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.clients import preferences
from api.clients import service as clients
from api.clock import today
from api.dependencies import DbSession, FormSignIn, FreshPool, PageSignIn
from api.pages.rendering import render, see_other
from api.suggestions import decisions, service
from api.suggestions.choices import Choice, DecidedBy, Reason
from api.suggestions.decisions import NewDecision
from api.suggestions.labels import LABELS, Labels
from api.suggestions.schemas import RuledOutOut, SuggestionListOut, SuggestionOut, WhatIfOut

router = APIRouter(include_in_schema=False)
MOST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class SuggestionsPage:
    """A list as it was shown, or none yet; `outdated` when the preferences changed since."""

    client_id: str
    reference: str
    has_preferences: bool
    outdated: bool = False
    list_id: str | None = None
    made_at: datetime | None = None
    considered: int = 0
    already_decided: int = 0
    ruled_out_in_all: int = 0
    notice: str | None = None
    items: Sequence[SuggestionOut] = ()
    ruled_out: Sequence[RuledOutOut] = ()
    what_if: Sequence[WhatIfOut] = ()
    labels: Labels = LABELS


class DecisionForm(BaseModel):
    """The form under a suggestion."""

    choice: Choice
    decided_by: DecidedBy = DecidedBy.CLIENT
    reasons: Annotated[list[Reason], Field(max_length=len(Reason))] = []
    note: Annotated[str, Field(max_length=MOST_NOTE)] = ""
    csrf_token: str = ""


@router.get("/clients/{client_id}/suggestions")
def latest_page(request: Request, session: DbSession, who: PageSignIn, client_id: str) -> Response:
    """The client's newest list, or the way to make the first one."""
    client = clients.get_client(session, who.user, client_id)
    version = preferences.current_preferences(session, who.user, client_id)
    newest = service.latest_list(session, who.user, client_id)
    if newest is not None:
        return see_other(f"/suggestions/{newest.id}")
    page = SuggestionsPage(client.id, client.reference, preferences.say_something(version))
    return render(request, "suggestions/suggestions.jinja", page, who=who)


@router.post("/clients/{client_id}/suggestions", dependencies=[FreshPool])
def make_list(session: DbSession, who: FormSignIn, client_id: str) -> Response:
    """Make a list from the current preferences, and show it."""
    made = service.suggest(session, who.user, client_id, today())
    return see_other(f"/suggestions/{made.list.id}")


@router.get("/suggestions/{list_id}")
def list_page(request: Request, session: DbSession, who: PageSignIn, list_id: str) -> Response:
    """A list exactly as it was shown, with what stands decided now."""
    found = SuggestionListOut.shown(service.get_list(session, who.user, list_id))
    client = clients.get_client(session, who.user, found.client_id)
    version = preferences.current_preferences(session, who.user, client.id)
    page = SuggestionsPage(
        client.id,
        client.reference,
        has_preferences=preferences.say_something(version),
        outdated=version is not None and version.id != found.preference_version_id,
        list_id=found.id,
        made_at=found.created_at,
        considered=found.considered,
        already_decided=found.already_decided,
        ruled_out_in_all=found.ruled_out_in_all,
        notice=found.notice,
        items=found.items,
        ruled_out=found.ruled_out,
        what_if=found.what_if,
    )
    return render(request, "suggestions/suggestions.jinja", page, who=who)


@router.post("/suggestions/{list_id}/{suggestion_id}/decision")
def decide(
    session: DbSession,
    who: FormSignIn,
    list_id: str,
    suggestion_id: str,
    form: Annotated[DecisionForm, Form()],
) -> Response:
    """Record a decision and go back to where it was taken."""
    new = NewDecision(
        form.choice, form.decided_by, tuple(dict.fromkeys(form.reasons)), form.note.strip() or None
    )
    decision = decisions.decide(session, who.user, suggestion_id, new, on_list=list_id)
    return see_other(f"/suggestions/{list_id}#s-{decision.suggestion_id}")


@router.post("/suggestions/{list_id}/decisions/{decision_id}/undo")
def undo(session: DbSession, who: FormSignIn, list_id: str, decision_id: str) -> Response:
    """Undo a decision and go back to where it was taken."""
    shown = decisions.undo_on_list(session, who.user, decision_id, list_id)
    return see_other(f"/suggestions/{list_id}#s-{shown.id}")
