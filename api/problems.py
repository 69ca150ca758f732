"""How refusals are answered: RFC 9457 problem details below /api, a page elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from fastapi import FastAPI, Request
from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from api.errors import (
    KINDS,
    UNEXPECTED,
    FieldProblem,
    Kind,
    MethodNotAllowed,
    Refusal,
    SignInNeeded,
    WrongPassword,
    kind_of,
)
from api.refusals import TURNED_AWAY, refusal_of

MEDIA_TYPE = "application/problem+json"
_JSON_ROOTS = ("/api", "/healthz", "/readyz", "/metrics")


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
        refusal = refusal_of(error)
        if refusal is None:
            raise error
        return answer(request, refusal)

    for kind in TURNED_AWAY:
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
