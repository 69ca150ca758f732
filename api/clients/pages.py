"""A specialist's clients, and what each wants, in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.accounts.roles import Role
from api.clients import preferences, service
from api.clients.caseloads import CaseloadLine, caseload_lines
from api.clients.preference_form import PreferenceForm, SentForm, form_of, read_form
from api.dependencies import DbSession, FormSignIn, PageSignIn
from api.errors import Conflict, Refusal
from api.pages.rendering import render, see_other

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ClientsPage:
    """A caseload. `may_add` is true for those who carry one."""

    lines: Sequence[CaseloadLine]
    may_see: bool
    may_add: bool
    reference: str = ""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class PreferencesPage:
    """A client's preferences in a form; `saved` when they have just been kept.

    `to_settle` are the questions that contradictions in what is kept leave.
    """

    client_id: str
    reference: str
    form: PreferenceForm
    saved: bool = False
    to_settle: Sequence[str] = ()


@router.get("/clients")
def clients_page(request: Request, session: DbSession, who: PageSignIn) -> Response:
    """My clients."""
    return render(request, "clients/clients.jinja", _clients(session, who), who=who)


def _clients(
    session: DbSession, who: PageSignIn, reference: str = "", problem: str | None = None
) -> ClientsPage:
    role = who.user.role
    lines = caseload_lines(session, who.user)
    return ClientsPage(lines, role.sees_clients, role is Role.SPECIALIST, reference, problem)


@router.post("/clients")
def add_client(
    request: Request,
    session: DbSession,
    who: FormSignIn,
    reference: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Take a client on and go straight to what they want."""
    try:
        client = service.create_client(session, who.user, reference)
    except Refusal as refusal:
        problem = refusal.errors[0].problem if refusal.errors else refusal.detail
        page = _clients(session, who, reference, problem)
        return render(request, "clients/clients.jinja", page, who=who, status=422)
    return see_other(f"/clients/{client.id}/preferences")


@router.get("/clients/{client_id}/preferences")
def preferences_page(
    request: Request, session: DbSession, who: PageSignIn, client_id: str, saved: bool = False
) -> Response:
    """What a client wants, ready to change."""
    client = service.get_client(session, who.user, client_id)
    version = preferences.current_preferences(session, who.user, client_id)
    open_questions = [found.says for found in preferences.to_settle(version)] if version else []
    page = PreferencesPage(client.id, client.reference, form_of(version), saved, open_questions)
    return render(request, "clients/preferences.jinja", page, who=who)


@router.post("/clients/{client_id}/preferences")
def save_preferences(
    request: Request,
    session: DbSession,
    who: FormSignIn,
    client_id: str,
    sent: Annotated[SentForm, Form()],
) -> Response:
    """Keep what was written as a new version, or show what could not be read."""
    client = service.get_client(session, who.user, client_id)
    shown = preferences.current_preferences(session, who.user, client_id)
    is_current = shown is not None and shown.number == sent.replaces
    form = read_form(sent, shown.statements if shown is not None and is_current else ())
    if form.wishes is None:
        page = PreferencesPage(client.id, client.reference, form)
        return render(request, "clients/preferences.jinja", page, who=who, status=422)
    try:
        preferences.set_preferences(
            session, who.user, client_id, form.wishes, replaces=sent.replaces
        )
    except Conflict as conflict:
        page = PreferencesPage(client.id, client.reference, replace(form, problem=conflict.detail))
        return render(request, "clients/preferences.jinja", page, who=who, status=409)
    return see_other(f"/clients/{client_id}/preferences?saved=true")
