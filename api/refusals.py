"""What the framework's and the database's exceptions come to, as refusals of our own."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from api.errors import (
    BadRequest,
    FieldProblem,
    Forbidden,
    Invalid,
    MethodNotAllowed,
    NotFound,
    Refusal,
    SignInNeeded,
    TooLarge,
    Unavailable,
    UnsupportedMedia,
)
from api.plain_words import in_plain_words

TURNED_AWAY = (
    Refusal,
    RequestValidationError,
    HTTPException,
    OperationalError,
    DataError,
    PoolTimeout,
)
RETRY_SECONDS = 5
_FROM_STATUS: Mapping[int, type[Refusal]] = {
    400: BadRequest,
    401: SignInNeeded,
    403: Forbidden,
    404: NotFound,
    405: MethodNotAllowed,
    413: TooLarge,
    415: UnsupportedMedia,
    422: Invalid,
}


def refusal_of(error: Exception) -> Refusal | None:
    """The refusal that one of `TURNED_AWAY` comes to; None when it is a fault of our own."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, RequestValidationError):
        return _invalid(error.errors())
    if isinstance(error, HTTPException):
        return _from_framework(error)
    if isinstance(error, DataError):
        return Invalid("A value can't be stored.")
    if isinstance(error, OperationalError) and not _will_pass(error):
        return None
    return Unavailable("Try again in a moment.", retry_after=RETRY_SECONDS)


def _will_pass(error: OperationalError) -> bool:
    """SQLite raises the same for a busy file and for a table that is not there."""
    if isinstance(error.orig, sqlite3.OperationalError):
        return error.orig.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
    return True


def _invalid(errors: Sequence[Mapping[str, Any]]) -> Refusal:
    if any(error["type"] == "json_invalid" for error in errors):
        at = errors[0]["loc"][-1]
        return BadRequest(f"The body is not JSON: see character {at}.")
    if any(error["loc"] == ("body",) and isinstance(error.get("input"), bytes) for error in errors):
        return UnsupportedMedia("Send JSON, with the header Content-Type: application/json.")
    found = tuple(
        FieldProblem(".".join(str(part) for part in error["loc"]), in_plain_words(error))
        for error in errors
    )
    return Invalid("See errors for what is wrong and where.", errors=found)


def _from_framework(error: HTTPException) -> Refusal:
    refusal = _FROM_STATUS.get(error.status_code, BadRequest)()
    if isinstance(refusal, MethodNotAllowed):
        refusal.allow = (error.headers or {}).get("Allow", "")
        refusal.detail = f"Use {refusal.allow}." if refusal.allow else ""
    elif isinstance(refusal, TooLarge):
        refusal.detail = error.detail
    elif isinstance(refusal, NotFound):
        refusal.detail = "Check the address."
    elif isinstance(refusal, BadRequest):
        refusal.detail = "The body can't be read."
    return refusal
