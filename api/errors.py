"""What the service refuses, as exceptions that services raise, and the one table of what each is.

Services know nothing of HTTP: `KINDS` says how each refusal is answered, `api.problems` answers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field: `where` is its path (`body.statements.0.value.max`)."""

    where: str
    problem: str


class Refusal(Exception):  # noqa: N818 - nothing has failed: the service says no
    """The service refuses; `detail` is a sentence for the person who asked.

    `errors` names the fields that are wrong, `retry_after` the seconds after which asking again may
    help. A refusal whose class sets `keeps_writes` does not undo what was written before it.
    """

    keeps_writes = False

    def __init__(
        self,
        detail: str = "",
        *,
        errors: tuple[FieldProblem, ...] = (),
        retry_after: int | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = errors
        self.retry_after = retry_after


class BadRequest(Refusal):
    """The request can't be read at all."""


class SignInNeeded(Refusal):
    """Nobody is signed in, or the session has ended."""


class WrongPassword(Refusal):
    """The address or the password is wrong; which of the two is not told."""

    keeps_writes = True  # the failure itself is counted


class Forbidden(Refusal):
    """This person may not do this."""


class NotFound(Refusal):
    """There is no such thing, or not for this person."""


class MethodNotAllowed(Refusal):
    """The address exists, but not for this method; `allow` names those that work."""

    allow = ""


class Conflict(Refusal):
    """What is asked goes against what is stored."""


class KeyReused(Refusal):
    """An idempotency key was sent again with another request."""


class TooLarge(Refusal):
    """More was sent than the service takes."""


class UnsupportedMedia(Refusal):
    """What was sent is not in a form that the service reads."""


class Invalid(Refusal):
    """What was sent is wrong; `errors` says where."""


class TooManyAttempts(Refusal):
    """Too many wrong passwords for one address."""


class Unavailable(Refusal):
    """The database does not answer, or is too busy; asking again may help."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a refusal is answered: a stable word for programs, a title for people, an HTTP status."""

    type: str
    status: int
    title: str


KINDS: Mapping[type[Refusal], Kind] = MappingProxyType(
    {
        BadRequest: Kind("bad-request", 400, "The request can't be read"),
        SignInNeeded: Kind("sign-in-needed", 401, "Sign in first"),
        WrongPassword: Kind("wrong-password", 401, "The email address or password is wrong"),
        Forbidden: Kind("forbidden", 403, "You may not do this"),
        NotFound: Kind("not-found", 404, "There is nothing here"),
        MethodNotAllowed: Kind("method-not-allowed", 405, "This method does not work here"),
        Conflict: Kind("conflict", 409, "This goes against what is stored"),
        KeyReused: Kind("key-reused", 409, "This idempotency key was used for another request"),
        TooLarge: Kind("too-large", 413, "This is too large"),
        UnsupportedMedia: Kind("unsupported-media", 415, "This form of content is not read here"),
        Invalid: Kind("invalid", 422, "Something you sent is wrong"),
        TooManyAttempts: Kind("too-many-attempts", 429, "Too many attempts"),
        Unavailable: Kind("unavailable", 503, "The service is busy"),
    }
)
UNEXPECTED = Kind("unexpected", 500, "Something went wrong on our side")


def kind_of(refusal: Refusal) -> Kind:
    """The row of `KINDS` for a refusal, by the nearest class that has one."""
    return next(KINDS[kind] for kind in type(refusal).__mro__ if kind in KINDS)
