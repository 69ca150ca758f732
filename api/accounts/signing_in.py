"""Signing in and out, and who stands behind a token."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from sqlmodel import Session, col, delete, func, select

from api.accounts import passwords, tokens
from api.accounts.tables import FailedSignIn, SignIn, User
from api.audit.service import record
from api.clock import now
from api.errors import Forbidden, TooManyAttempts, WrongPassword

MOST_FAILURES = 10
FAILURES_COUNT_FOR = timedelta(minutes=15)
_TOKEN_BYTES = 32
_MOST_EMAIL = 254


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody's open session. `token` is theirs alone: only its hash is stored.

    `scope` limits what a program's token opens; a person's session has none.
    """

    user: User
    token: str = field(repr=False)
    csrf_token: str = field(repr=False)
    expires_at: datetime
    scope: tokens.Scope | None = None


def sign_in(session: Session, email: str, password: str, hours: float) -> SignedIn:
    """Open a session of so many hours.

    Raises:
        WrongPassword: the address is unknown or inactive, or the password is wrong.
        TooManyAttempts: 10 wrong passwords were tried for the address within 15 minutes.
    """
    email = email.strip().lower()[:_MOST_EMAIL]
    # The lock makes guesses for one address wait for each other, so that each of them is counted.
    query = select(User).where(User.email == email, col(User.active)).with_for_update()
    user = session.exec(query).first()
    _refuse_many_failures(session, email)
    if not passwords.fits(password, user.password_hash if user else None) or user is None:
        session.add(FailedSignIn(email=email))
        raise WrongPassword("Check both and try again.")
    if passwords.is_dated(user.password_hash):
        user.password_hash = passwords.renewed(password)
    session.exec(delete(FailedSignIn).where(col(FailedSignIn.email) == email))
    session.exec(
        delete(SignIn).where(col(SignIn.user_id) == user.id, col(SignIn.expires_at) <= now())
    )
    return _open(session, user, hours)


def _refuse_many_failures(session: Session, email: str) -> None:
    since = now() - FAILURES_COUNT_FOR
    session.exec(delete(FailedSignIn).where(col(FailedSignIn.at) < since))
    counted = select(func.count(), func.min(FailedSignIn.at)).where(FailedSignIn.email == email)
    failures, first = session.exec(counted).one()
    if failures >= MOST_FAILURES:
        wait = int((first - since).total_seconds()) + 1
        raise TooManyAttempts("Wait a quarter of an hour, then try again.", retry_after=wait)


def _open(session: Session, user: User, hours: float) -> SignedIn:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    row = SignIn(
        token_hash=_hash(token),
        user_id=user.id,
        csrf_token=secrets.token_urlsafe(_TOKEN_BYTES),
        expires_at=now() + timedelta(hours=hours),
    )
    session.add(row)
    record(session, user.id, "user.signed_in", "user", user.id)
    session.flush()
    return SignedIn(user, token, row.csrf_token, row.expires_at)


def signed_in(session: Session, token: str) -> SignedIn | None:
    """The open session of a token; None if there is none, it has ended or its user is inactive."""
    query = (
        select(SignIn, User)
        .join(User, col(User.id) == SignIn.user_id)
        .where(SignIn.token_hash == _hash(token), SignIn.expires_at > now(), col(User.active))
    )
    found = session.exec(query).first()
    if found is None:
        return None
    row, user = found
    return SignedIn(user, token, row.csrf_token, row.expires_at)


def acting_for(session: Session, token: str, *, reads_only: bool) -> SignedIn | None:
    """The person that a program's token acts for; None if there is none or it is over."""
    found = tokens.holder(session, token)
    if found is None:
        return None
    user, row = found
    if not reads_only:
        tokens.note_use(session, row)
    return SignedIn(user, token, "", row.expires_at, tokens.Scope(row.scope))


def sign_out(session: Session, who: SignedIn) -> None:
    """End the session."""
    session.exec(delete(SignIn).where(col(SignIn.token_hash) == _hash(who.token)))
    record(session, who.user.id, "user.signed_out", "user", who.user.id)


def check_csrf(who: SignedIn, sent: str) -> None:
    """Make sure that a form comes from a page of this session.

    Raises:
        Forbidden: the form carries another session's token, or none.
    """
    if not hmac.compare_digest(sent.encode(), who.csrf_token.encode()):
        raise Forbidden("This form is out of date: go back, reload the page and send it again.")


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
