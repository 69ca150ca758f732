"""Text that no database can hold is refused before anything looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fastapi import Request

from api.errors import BadRequest, FieldProblem, Invalid

_NUL = "\x00"
_ESCAPES = (b"\\u0000", b"\\ud", b"\\uD")


async def storable(request: Request) -> None:
    """Refuse NUL characters and halves of surrogate pairs, wherever they stand in a request.

    Raises:
        Invalid: with the fields that hold them.
        BadRequest: a JSON body is not UTF-8, or can't be read.
    """
    found = [
        *_bad("path", request.path_params.items()),
        *_bad("query", request.query_params.multi_items()),
    ]
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.endswith("json"):
        body = await request.body()
        _check_utf8(body)
        if any(escape in body for escape in _ESCAPES):
            found += _bad("body", [("", await _parsed(request))])
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        found += _bad("body", (await request.form()).multi_items())
    if found:
        problem = "holds a character that can't be stored"
        errors = tuple(FieldProblem(where, problem) for where in found)
        raise Invalid("Take out NUL characters and broken emoji.", errors=errors)


def _check_utf8(body: bytes) -> None:
    """JSON is UTF-8 (RFC 8259); in any other encoding the escapes would be missed.

    UTF-16 and UTF-32 show by the zero bytes of their brackets: JSON in UTF-8 never has any.
    """
    try:
        body.decode()
    except UnicodeDecodeError:
        raise BadRequest("Send the JSON as UTF-8.") from None
    if b"\0" in body:
        raise BadRequest("Send the JSON as UTF-8.")


async def _parsed(request: Request) -> object:
    try:
        return await request.json()
    except (ValueError, RecursionError):  # broken, or nested without end
        raise BadRequest("The body is not JSON.") from None


def _bad(root: str, named: Iterable[tuple[str, object]]) -> Iterator[str]:
    waiting = [(f"{root}.{name}" if name else root, value) for name, value in named]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, str) and not _fits(value):
            yield where
        elif isinstance(value, dict):
            waiting += [
                (f"{where}.{name}" if _fits(name) else where, v) for name, v in value.items()
            ]
            waiting += [(where, name) for name in value if not _fits(name)]
        elif isinstance(value, list):
            waiting += [(f"{where}.{index}", v) for index, v in enumerate(value)]


def _fits(text: str) -> bool:
    if _NUL in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
