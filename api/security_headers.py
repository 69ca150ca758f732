"""Headers that tell browsers to trust only what this service serves."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Answers hold what clients want: no shared cache or back button after signing out may show them.
_PRIVATE = "no-store"
_SAME_FOR_ALL = ("/static/", "/assets/")
_ERRORS = 400
_FOR_A_DAY = "public, max-age=86400"
_HTTPS_ONLY = "max-age=31536000"


class SecurityHeaders:
    """Puts the headers on every answer, whatever made it."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self.app = app
        self.headers = dict(_HEADERS)
        if https:
            self.headers["Strict-Transport-Security"] = _HTTPS_ONLY

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", _caching(scope["path"], message["status"]))
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _caching(path: str, status: int) -> str:
    """Style sheets may be kept for a day where they were found."""
    return _FOR_A_DAY if path.startswith(_SAME_FOR_ALL) and status < _ERRORS else _PRIVATE
