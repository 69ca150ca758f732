"""How refusals are answered: RFC 9457 problem details below /api, a page elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from api.errors import (
    KINDS,
    UNEXPECTED,
    BadRequest,
    FieldProblem,
    Forbidden,
    Invalid,
    Kind,
    MethodNotAllowed,
    NotFound,
    Refusal,
    SignInNeeded,
    TooLarge,
    Unavailable,
    UnsupportedMedia,
    WrongPassword,
    kind_of,
)
from api.plain_words import in_plain_words

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5
_JSON_ROOTS = ("/api", "/healthz", "/readyz", "/metrics")
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


class FieldProblemBody(BaseModel):
    """What is wrong with one field."""

    where: str = Field(examples=["body.statements.0.value.max"])
    problem: str = Field(examples=["must be 168 or less"])


class Problem(BaseModel):
    """The one shape of every error (RFC 9457)."""

    type: str = Field(description="A stable word to test for.", examples=["invalid"])
    title: str = Field(examples=["Something you sent is wrong"])
    status: int = Field(examples=[422])
    detail: str | None = Field(default=None, description="What to do about it.")
    errors: list[FieldProblemBody] = Field(
        default=[], description="The fields that are wrong, where fields are."
    )
    request_id: str | None = Field(
        default=None, description="Name this when you ask for help; the log has it too."
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """A problem on its way out, with the headers that belong to it."""

    problem: Problem
    headers: Mapping[str, str]


PageOf = Callable[[Request, Answer], Response]


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these statuses."""
    titles = {
        status: " or ".join(kind.title for kind in KINDS.values() if kind.status == status)
        for status in statuses
    }
    return {
        status: {
            "description": title,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, title in titles.items()
    }


def install(app: FastAPI, page: PageOf | None = None) -> None:
    """Answer every refusal of the app; `page` renders those outside /api."""
    app.state.page_of_problem = page or plain_page

    def refused(request: Request, error: Exception) -> Response:
        return answer(request, _refusal(error))

    for kind in (
        Refusal,
        RequestValidationError,
        HTTPException,
        OperationalError,
        DataError,
        PoolTimeout,
    ):
        app.add_exception_handler(kind, refused)


def answer(request: Request, refusal: Refusal) -> Response:
    """The response to a refusal, as JSON or as a page by the request's path."""
    found = Answer(
        _problem(kind_of(refusal), request.scope, refusal.detail, refusal.errors),
        _headers(refusal),
    )
    if wants_json(request.scope):
        return _json(found)
    page: PageOf = request.app.state.page_of_problem
    return page(request, found)


def unexpected(request: Request) -> Response:
    """The response to a fault of our own: nothing of its inside is told."""
    found = Answer(_problem(UNEXPECTED, request.scope), {})
    if wants_json(request.scope):
        return _json(found)
    page: PageOf = request.app.state.page_of_problem
    return page(request, found)


def wants_json(scope: Scope) -> bool:
    """Whether errors at this path are read by programs."""
    path: str = scope["path"]
    return any(path == root or path.startswith(root + "/") for root in _JSON_ROOTS)


def plain_page(_request: Request, found: Answer) -> Response:
    """A page with nothing but the words; the pages of the service replace it."""
    problem = found.problem
    words = f"<h1>{escape(problem.title)}</h1><p>{escape(problem.detail or '')}</p>"
    html = f'<!doctype html><html lang="en"><title>{escape(problem.title)}</title>{words}</html>'
    return HTMLResponse(html, problem.status, headers=dict(found.headers))


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, RequestValidationError):
        return _invalid(error.errors())
    if isinstance(error, HTTPException):
        return _from_framework(error)
    if isinstance(error, DataError):
        return Invalid("A value can't be stored.")
    return Unavailable("Try again in a moment.", retry_after=RETRY_SECONDS)


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


def _problem(
    kind: Kind, scope: Scope, detail: str = "", errors: tuple[FieldProblem, ...] = ()
) -> Problem:
    return Problem(
        type=kind.type,
        title=kind.title,
        status=kind.status,
        detail=detail or None,
        errors=[FieldProblemBody(where=_where(e.where), problem=e.problem) for e in errors],
        request_id=scope.get("state", {}).get("request_id"),
    )


def _where(field: str) -> str:
    """Services name the field alone; what they check came in the body."""
    known = ("body", "query", "path", "header", "cookie")
    return field if field.split(".", 1)[0] in known else f"body.{field}"


def _headers(refusal: Refusal) -> dict[str, str]:
    headers = {}
    if isinstance(refusal, SignInNeeded | WrongPassword):
        headers["WWW-Authenticate"] = "Bearer"
    if refusal.retry_after is not None:
        headers["Retry-After"] = str(refusal.retry_after)
    if isinstance(refusal, MethodNotAllowed) and refusal.allow:
        headers["Allow"] = refusal.allow
    return headers


def _json(found: Answer) -> Response:
    body = found.problem.model_dump(exclude_none=True)
    return Response(
        json.dumps(body), found.problem.status, media_type=MEDIA_TYPE, headers=dict(found.headers)
    )
