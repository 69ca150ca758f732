"""Writes that a caller may send again: the header `Idempotency-Key`.

The first answer is kept in the same transaction as what was written, so there is never one without
the other. Only answers that wrote something are kept: a refused request may be mended and sent
again under its key.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Header, Request
from pydantic import BaseModel
from sqlmodel import Session, col, delete, select, tuple_
from starlette.datastructures import UploadFile
from starlette.responses import Response

from api.accounts.tables import IdempotencyKey
from api.clock import now
from api.database import refusing_duplicates
from api.dependencies import ApiUser, DbSession
from api.errors import KeyReused

# Long enough for any retry; what a client sent is not kept a second time for longer than that.
KEPT_FOR = timedelta(hours=24)
REPLAYED = "Idempotency-Replayed"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Once:
    """Runs a write once for a key; without a key it simply runs it."""

    session: Session
    user_id: str
    key: str | None
    request_hash: str

    def __call__(self, write: Callable[[], BaseModel], status: int = 201) -> Response:
        """The answer to the write, or the first answer again.

        Raises:
            KeyReused: the key was sent with another request.
        """
        if self.key is None:
            return _json(write().model_dump_json(), status)
        kept = self._claim(self.key, status)
        if kept is not None:
            return self._again(kept)
        answer = write().model_dump_json()
        row = self.session.get_one(IdempotencyKey, (self.user_id, self.key))
        row.answer = answer
        self.session.add(row)
        return _json(answer, status)

    def _claim(self, key: str, status: int) -> IdempotencyKey | None:
        """Take the key, or find who has it: a second request waits here until the first is done.

        Everybody's old answers go, so that those of people who no longer write go too.
        """
        _forget_old(self.session)
        row = IdempotencyKey(
            user_id=self.user_id,
            key=key,
            request_hash=self.request_hash,
            status=status,
            answer="",
        )
        try:
            with refusing_duplicates(self.session, KeyReused()):
                self.session.add(row)
        except KeyReused:
            return self.session.get_one(IdempotencyKey, (self.user_id, key))
        return None

    def _again(self, kept: IdempotencyKey) -> Response:
        if kept.request_hash != self.request_hash:
            raise KeyReused("Use a new key for a new request.")
        answer = _json(kept.answer, kept.status)
        answer.headers[REPLAYED] = "true"
        return answer


def _forget_old(session: Session) -> None:
    """Delete the answers that were kept long enough, but for those another write is deleting."""
    key = tuple_(col(IdempotencyKey.user_id), col(IdempotencyKey.key))
    old = (
        select(IdempotencyKey.user_id, IdempotencyKey.key)
        .where(IdempotencyKey.created_at < now() - KEPT_FOR)
        .with_for_update(skip_locked=True)
    )
    session.exec(delete(IdempotencyKey).where(key.in_(old)))


async def digest_of(request: Request) -> str:
    """A hash of all that makes two requests the same: method, address and content."""
    found = sha256(f"{request.method} {request.url.path}?{request.url.query}\n".encode())
    async for part in _content(request):
        found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()


async def _content(request: Request) -> AsyncIterator[bytes]:
    if not request.headers.get("content-type", "").startswith("multipart/"):
        yield await request.body()
        return
    for name, value in (await request.form()).multi_items():
        yield name.encode()
        if isinstance(value, UploadFile):
            yield (value.filename or "").encode()
            while chunk := await value.read(_CHUNK):
                yield chunk
            await value.seek(0)
        else:
            yield value.encode()


def once(
    session: DbSession,
    who: ApiUser,
    digest: Annotated[str, Depends(digest_of)],
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=200,
            description="Any text of your own, new for each write. Sent again within 24 hours with "
            "the same request, it gets the first answer, and nothing is written twice.",
        ),
    ] = None,
) -> Once:
    """What a write that may be sent again runs in."""
    return Once(session, who.id, idempotency_key, digest)


OnceOnly = Annotated[Once, Depends(once)]


def _json(body: str, status: int) -> Response:
    return Response(body, status, media_type="application/json")
