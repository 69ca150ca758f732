"""What those who run the service ask it: is it up, can it work, how is it doing."""

from __future__ import annotations

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import PlainTextResponse, Response

from api.database import is_current
from api.errors import Unavailable

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def healthz() -> PlainTextResponse:
    """The process answers."""
    return PlainTextResponse("up\n")


@router.get("/readyz")
def readyz(request: Request) -> PlainTextResponse:
    """The database answers and its schema is the one that this code was written for."""
    try:
        current = is_current(request.app.state.engine)
    except SQLAlchemyError:
        raise Unavailable("The database does not answer.") from None
    if not current:
        raise Unavailable("The database is not migrated to this version.")
    return PlainTextResponse("ready\n")


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Counts and durations in Prometheus's text format."""
    return Response(request.app.state.metrics.text(), media_type=CONTENT_TYPE_LATEST)
