"""Signing in and out in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import Response

from api.accounts import signing_in
from api.accounts.cookies import clear_cookie, set_cookie
from api.dependencies import AppSettings, DbSession, FormSignIn, own_form
from api.errors import TooManyAttempts, WrongPassword, kind_of
from api.pages.rendering import render, see_other

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class SignInPage:
    """The sign-in form, with what was wrong the last time; `lost` when a form was not kept."""

    email: str = ""
    problem: str | None = None
    lost: bool = False


@router.get("/")
def first_page() -> Response:
    """Whoever comes starts at their clients."""
    return see_other("/clients")


@router.get("/sign-in")
def sign_in_page(request: Request, lost: Annotated[str, Query()] = "") -> Response:
    """The sign-in form."""
    return render(request, "accounts/sign_in.jinja", SignInPage(lost=lost == "true"))


@router.post("/sign-in", dependencies=[Depends(own_form)])
def sign_in(
    request: Request,
    session: DbSession,
    settings: AppSettings,
    email: Annotated[str, Form(max_length=254)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Open a session and keep it in a cookie, or say why not."""
    try:
        signed_in = signing_in.sign_in(session, email, password, settings.session_hours)
    except (WrongPassword, TooManyAttempts) as refusal:
        # The answer is a page, so the count of failures is kept by the usual commit.
        kind = kind_of(refusal)
        page = SignInPage(email, f"{kind.title}. {refusal.detail}")
        return render(request, "accounts/sign_in.jinja", page, status=kind.status)
    response = see_other("/clients")
    set_cookie(response, signed_in, secure=settings.secure_cookies)
    return response


@router.post("/sign-out")
def sign_out(session: DbSession, settings: AppSettings, who: FormSignIn) -> Response:
    """End the session here and in the browser."""
    signing_in.sign_out(session, who)
    response = see_other("/sign-in")
    clear_cookie(response, secure=settings.secure_cookies)
    return response
