"""The cookie that keeps a browser signed in."""

from __future__ import annotations

from starlette.responses import Response

from api.accounts.signing_in import SignedIn
from api.clock import now

COOKIE = "ips_session"


def set_cookie(response: Response, who: SignedIn, *, secure: bool) -> None:
    """Keep the browser signed in until the session ends; scripts and other sites never see it."""
    response.set_cookie(
        COOKIE,
        who.token,
        max_age=int((who.expires_at - now()).total_seconds()),
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def clear_cookie(response: Response, *, secure: bool) -> None:
    """Forget the session in the browser."""
    response.delete_cookie(COOKIE, path="/", secure=secure, httponly=True, samesite="lax")
