"""Keys for programs that act for a person: within one scope, until a day, or until revoked."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256

from sqlmodel import Session, col, select, update

from api.accounts.roles import Role
from api.accounts.service import MOST_NAME
from api.accounts.tables import ApiToken, User
from api.audit.service import record
from api.clock import now
from api.errors import Conflict, FieldProblem, Invalid, NotFound

PREFIX = "ips_"
MOST_DAYS = 3650
_TOKEN_BYTES = 32
_USE_IS_TOLD_EVERY = timedelta(minutes=5)


class Scope(StrEnum):
    """What a token may be used for."""

    IMPORTS = "imports"

    def covers(self, path: str) -> bool:
        """Whether the address of a request is within the scope."""
        root = f"/api/v1/{self.value}"
        return path == root or path.startswith(f"{root}/")


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token that was just made: `secret` is shown this once."""

    row: ApiToken
    secret: str


def add(session: Session, email: str, name: str, scope: Scope, days: int) -> NewToken:
    """Make a token for somebody, valid for so many days.

    Raises:
        NotFound: nobody who is active signs in with this address.
        Conflict: they may not import.
        Invalid: the name is empty or too long, or the days are too many.
    """
    user = session.exec(
        select(User).where(User.email == email.strip().lower(), col(User.active))
    ).first()
    if user is None:
        raise NotFound(f"Nobody signs in as {email}: see `ips-matcher user add --help`.")
    if user.role is Role.SPECIALIST:
        raise Conflict("A specialist may not import: name an importer, a supervisor or an admin.")
    secret = PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    row = ApiToken(
        name=_name(name),
        token_hash=_hash(secret),
        user_id=user.id,
        scope=scope.value,
        expires_at=now() + timedelta(days=_days(days)),
    )
    session.add(row)
    session.flush()
    record(session, None, "token.created", "token", row.id, user_id=user.id, scope=scope.value)
    return NewToken(row, secret)


def revoke(session: Session, token_id: str) -> ApiToken:
    """Let a token open nothing from now on; again is harmless.

    Raises:
        NotFound: there is no such token.
    """
    row = session.get(ApiToken, token_id)
    if row is None:
        raise NotFound("There is no such token: see `ips-matcher token list`.")
    if row.revoked_at is None:
        row.revoked_at = now()
        session.add(row)
        record(session, None, "token.revoked", "token", row.id)
    return row


def tokens(session: Session) -> Sequence[tuple[ApiToken, str]]:
    """All tokens with the address of whom they act for, newest first."""
    query = select(ApiToken, User.email).join(User, col(User.id) == ApiToken.user_id)
    return session.exec(query.order_by(col(ApiToken.id).desc())).all()


def holder(session: Session, secret: str) -> tuple[User, ApiToken] | None:
    """Whom a token acts for; None if there is none, it is over, or its person is inactive."""
    query = (
        select(User, ApiToken)
        .join(ApiToken, col(ApiToken.user_id) == User.id)
        .where(
            ApiToken.token_hash == _hash(secret),
            ApiToken.expires_at > now(),
            col(ApiToken.revoked_at).is_(None),
            col(User.active),
        )
    )
    return session.exec(query).first()


def note_use(session: Session, row: ApiToken) -> None:
    """Keep when a token was used last, to some minutes; only where the session may write."""
    if row.used_at is None or row.used_at < now() - _USE_IS_TOLD_EVERY:
        session.exec(update(ApiToken).where(col(ApiToken.id) == row.id).values(used_at=now()))


def _name(given: str) -> str:
    name = " ".join(given.split())
    if not 0 < len(name) <= MOST_NAME:
        problem = f"must be 1 to {MOST_NAME} characters long"
        raise Invalid("Check the name.", errors=(FieldProblem("name", problem),))
    return name


def _days(given: int) -> int:
    if not 0 < given <= MOST_DAYS:
        problem = f"must be 1 to {MOST_DAYS}"
        raise Invalid("Check the number of days.", errors=(FieldProblem("days", problem),))
    return given


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
