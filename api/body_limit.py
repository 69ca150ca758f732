"""How much may be sent: a little everywhere, a file where files are taken."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import BadRequest, TooLarge
from api.problems import answer

MOST_BYTES = 1_000_000
_UPLOAD = "multipart/form-data"


class BodyLimit:
    """Refuses a body that is too large, by its stated length or once it has come to be so.

    Files come as multipart forms, which may be as large as the settings allow.
    """

    def __init__(self, app: ASGIApp, upload_bytes: int) -> None:
        self.app = app
        self.upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless it is too large."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        uploads = headers.get("content-type", "").strip().lower().startswith(_UPLOAD)
        most = self.upload_bytes if uploads else MOST_BYTES
        stated = headers.get("content-length", "0")
        if not stated.isdecimal():
            refusal = BadRequest("Content-Length must be a number.")
            await answer(Request(scope), refusal)(scope, receive, send)
            return
        if int(stated) > most:
            await answer(Request(scope), _too_large(most))(scope, receive, send)
            return
        seen = 0

        async def receive_counting() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                # The framework passes on only its own exceptions from where it reads a body.
                raise HTTPException(413, _too_large(most).detail)
            return message

        await self.app(scope, receive_counting, send)


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"Send at most {most / 1_000_000:g} MB.")
