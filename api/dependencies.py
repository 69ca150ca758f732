"""What endpoints ask for by annotation: a database session, and whoever is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Form, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlmodel import Session

from api.accounts import signing_in
from api.accounts.cookies import COOKIE
from api.accounts.signing_in import SignedIn
from api.accounts.tables import User
from api.accounts.tokens import PREFIX
from api.clock import today
from api.database import MOST_SESSIONS, session_of
from api.errors import Forbidden, SignInNeeded
from api.settings import Settings
from api.vacancies.pool import bring_up_to_date

_READS = frozenset({"GET", "HEAD", "OPTIONS"})
# One reads what changed and the rest wait for it: they leave most threads to other requests.
_MOST_FRESH_POOLS = 4
_bearer = HTTPBearer(
    auto_error=False,
    description="The token that POST /api/v1/sessions answers with, or "
    "one that `ips-matcher token add` made for a program.",
)


def get_session(request: Request) -> Iterator[Session]:
    """One unit of work for the request, committed before the answer is sent; GET can't write."""
    reads_only = request.method in _READS
    with session_of(request.app.state.engine, reads_only=reads_only) as session:
        yield session


DbSession = Annotated[
    Session, Depends(get_session, scope="function", max_concurrency=MOST_SESSIONS)
]


def fresh_pool(request: Request) -> None:
    """Take in what changed of the vacancies before a session that writes holds up all others.

    Not for callers who show nothing to be known by: they are about to be refused.
    """
    if "authorization" in request.headers or COOKIE in request.cookies:
        bring_up_to_date(request.app.state.engine, today())


FreshPool = Depends(fresh_pool, max_concurrency=_MOST_FRESH_POOLS)
"""For endpoints that rank: named among a route's `dependencies`, which come before its session."""


def get_settings(request: Request) -> Settings:
    """The settings that the service was started with."""
    settings: Settings = request.app.state.settings
    return settings


AppSettings = Annotated[Settings, Depends(get_settings)]


def _signed_in(request: Request, session: Session, token: str) -> SignedIn:
    found = signing_in.signed_in(session, token)
    if found is None:
        raise SignInNeeded("Your session has ended: sign in again.")
    request.state.user_id = found.user.id  # for the log line
    return found


def _acting_for(request: Request, session: Session, token: str) -> SignedIn:
    """Whom a program's token acts for, within its scope alone."""
    reads_only = request.method in _READS
    found = signing_in.acting_for(session, token, reads_only=reads_only)
    if found is None:
        raise SignInNeeded("This token is unknown, revoked or out of date: have a new one made.")
    request.state.user_id = found.user.id  # for the log line
    if found.scope is None or not found.scope.covers(request.url.path):
        raise Forbidden(f"This token is for {found.scope} alone.")
    return found


def api_sign_in(
    request: Request,
    session: DbSession,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> SignedIn:
    """The session of the caller's bearer token. A cookie never opens the API."""
    if bearer is None:
        raise SignInNeeded("Send the header: Authorization: Bearer <token>.")
    if bearer.credentials.startswith(PREFIX):
        return _acting_for(request, session, bearer.credentials)
    return _signed_in(request, session, bearer.credentials)


ApiSignIn = Annotated[SignedIn, Depends(api_sign_in)]


def api_user(signed_in: ApiSignIn) -> User:
    """Whoever calls the API."""
    return signed_in.user


ApiUser = Annotated[User, Depends(api_user)]


def page_sign_in(request: Request, session: DbSession) -> SignedIn:
    """The session of the browser's cookie. A bearer token never opens a page."""
    token = request.cookies.get(COOKIE)
    if token is None:
        raise SignInNeeded("Sign in to see this page.")
    return _signed_in(request, session, token)


PageSignIn = Annotated[SignedIn, Depends(page_sign_in)]


def page_user(signed_in: PageSignIn) -> User:
    """Whoever looks at the page."""
    return signed_in.user


PageUser = Annotated[User, Depends(page_user)]


def own_form(request: Request) -> None:
    """Refuse a form that a browser says another site sent."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden("This form was sent from another site.")


def form_sign_in(
    signed_in: PageSignIn,
    _own: Annotated[None, Depends(own_form)],
    csrf_token: Annotated[str, Form()] = "",
) -> SignedIn:
    """The session behind a posted form, which must carry that session's `csrf_token`."""
    signing_in.check_csrf(signed_in, csrf_token)
    return signed_in


FormSignIn = Annotated[SignedIn, Depends(form_sign_in)]


def form_user(signed_in: FormSignIn) -> User:
    """Whoever posted the form."""
    return signed_in.user


FormUser = Annotated[User, Depends(form_user)]
