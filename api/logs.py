"""One line a request, and one for each fault: what happened, never what was said.

No body, name, address or token reaches a log line, nor the message of an exception (the database's
messages quote the row): a fault is logged as its type and where it was raised.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter
from typing import Literal

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Metrics
from api.problems import unexpected
from api.tables import new_id

log = logging.getLogger("ips_matcher")
REQUEST_ID = "X-Request-Id"
_FRAMES = 12
_UNMATCHED = "unmatched"


class OneLine(logging.Formatter):
    """A record with its `facts` as key=value, or as an object of JSON."""

    def __init__(self, form: Literal["text", "json"]) -> None:
        super().__init__()
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        facts: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            facts |= _fault(record.exc_info[1])
        if self._form == "json":
            return json.dumps(facts, default=str)
        return " ".join(f"{name}={_plain(value)}" for name, value in facts.items())


def set_up(level: str, form: Literal["text", "json"]) -> None:
    """Send the log to standard error, one line a record; other libraries' warnings too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine(form))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    log.setLevel(level.upper())


class RequestLog:
    """Gives each request an id, logs and counts it, and answers for what nothing else caught."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = new_id()
        scope.setdefault("state", {})["request_id"] = request_id
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = request_id
            await send(message)

        began = perf_counter()
        try:
            await self.app(scope, receive, send_with_id)
        except Exception:  # the last stop: logged, and answered without its inside
            log.exception("fault", extra={"facts": {"request_id": request_id}})
            if not status:
                await unexpected(Request(scope))(scope, receive, send_with_id)
        finally:
            self._note(scope, status, perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = _template(scope)
        self.metrics.count(scope["method"], route, status, seconds)
        facts = {
            "request_id": scope["state"]["request_id"],
            "method": scope["method"],
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "user": scope["state"].get("user_id"),
        }
        log.info("request", extra={"facts": facts})


def _template(scope: Scope) -> str:
    """The route as `/clients/{client_id}`: the whole of it, where a router was given a prefix."""
    whole = scope.get("fastapi", {}).get("effective_route_context")
    return getattr(whole or scope.get("route"), "path", _UNMATCHED)


def _fault(error: BaseException) -> dict[str, object]:
    """The types of an exception and its causes, and the places it went through."""
    return {
        "fault": " from ".join(type(link).__name__ for link in _chain(error)),
        "stack": " < ".join(
            f"{frame.filename}:{frame.lineno}:{frame.name}"
            for frame in reversed(traceback.extract_tb(error.__traceback__)[-_FRAMES:])
        ),
    }


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _plain(value: object) -> str:
    text = "-" if value is None else str(value)
    return json.dumps(text) if not text or any(c in text for c in ' "=\n\r\t') else text
