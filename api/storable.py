"""Text that no database can hold is refused before anything looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fastapi import Request

from api.errors import FieldProblem, Invalid

_NUL = "\x00"
_ESCAPES = (b"\\u0000", b"\\ud", b"\\uD")


async def storable(request: Request) -> None:
    """Refuse NUL characters and halves of surrogate pairs, wherever they stand in a request.

    Raises:
        Invalid: with the fields that hold them.
    """
    found = [
        *_bad("path", request.path_params.items()),
        *_bad("query", request.query_params.multi_items()),
    ]
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.endswith("json"):
        body = await request.body()
        if any(escape in body for escape in _ESCAPES):
            found += _bad("body", [("", await request.json())])
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        found += _bad("body", (await request.form()).multi_items())
    if found:
        problem = "holds a character that can't be stored"
        errors = tuple(FieldProblem(where, problem) for where in found)
        raise Invalid("Take out NUL characters and broken emoji.", errors=errors)


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
