"""Long lists, a page at a time: `{"items": [...], "next": cursor or null}`.

Ids grow with time, so a page starts after the id that the cursor names: nothing is skipped or shown
twice when rows come in between.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Generic, Protocol, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel, Field
from sqlalchemy.orm import InstrumentedAttribute
from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

from api.errors import FieldProblem, Invalid


class HasId(Protocol):
    """A row with an id that grows with time."""

    id: str


Row = TypeVar("Row", bound=HasId)
Item = TypeVar("Item")
MOST_ITEMS = 200
_ID = re.compile(r"[0-9a-f]{32}")


class Page(BaseModel, Generic[Item]):
    """One page of a list."""

    items: list[Item]
    next: str | None = Field(
        description="Send this as `cursor` for the next page; null at the end."
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page is asked for: what comes after the id `after`, at most `limit` of it."""

    after: str | None = None
    limit: int = 50


def wanted(
    cursor: Annotated[
        str | None,
        Query(max_length=100, description="`next` of the page before; none for the first."),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_ITEMS, description="Items on a page.")] = 50,
) -> Wanted:
    """The page that the query string asks for."""
    return Wanted(_read(cursor) if cursor is not None else None, limit)


PageWanted = Annotated[Wanted, Depends(wanted)]


def page_of(
    session: Session,
    rows: SelectOfScalar[Row],
    page: Wanted,
    item: Callable[[Row], Item],
    *,
    newest_first: bool = False,
) -> Page[Item]:
    """The page of `rows` (a select of one table with an `id`), each row made into an item."""
    id_column: InstrumentedAttribute[str] = rows.column_descriptions[0]["entity"].id
    if page.after is not None:
        rows = rows.where(id_column < page.after if newest_first else id_column > page.after)
    ordered = rows.order_by(id_column.desc() if newest_first else id_column)
    found = session.exec(ordered.limit(page.limit + 1)).all()
    shown = found[: page.limit]
    more = len(found) > page.limit
    return Page(items=[item(row) for row in shown], next=_write(shown[-1].id) if more else None)


def _write(last_id: str) -> str:
    return base64.urlsafe_b64encode(bytes.fromhex(last_id)).decode().rstrip("=")


def _read(cursor: str) -> str:
    try:
        found = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).hex()
    except (binascii.Error, ValueError):
        found = ""
    if not _ID.fullmatch(found):
        problem = "must be what next said on the page before"
        raise Invalid("This page can't be found.", errors=(FieldProblem("query.cursor", problem),))
    return found
