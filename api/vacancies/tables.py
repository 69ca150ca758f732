"""Vacancies: each advert as received beside the facts read from it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import Column, Field, SQLModel, UniqueConstraint

from api.tables import Json, UtcDateTime, id_field, moment_field


class VacancyRow(SQLModel, table=True):
    """A vacancy, known by its source and the source's reference (a content hash if it has none).

    `advert` is the listing as received; `facts` is the vacancy in the JSON form of
    `api.contracts`; `text` is the plain description. `changed` counts writes to any vacancy, so
    that a pool can ask what is new since it last looked.

    `import_id` is the import that last changed it and `added_by` the one that it came with. One
    that an undone import had added is withdrawn: closed, and in no list. It can still be looked at
    if it `was_shown` to somebody by then.

    `same_as` is the vacancy that it is another listing of: null where it stands for itself. It is
    in no list and not ranked. `sketch` tells whether texts are alike, null until it is worked out;
    `employer_key` is the key of the employer's name as the advert gives it.
    """

    __tablename__ = "vacancy"
    __table_args__ = (UniqueConstraint("source", "reference"),)

    id: str = id_field()
    source: str = Field(max_length=80)
    reference: str = Field(max_length=200)
    content_hash: str = Field(max_length=64)
    employer_id: str = Field(foreign_key="employer.id", index=True)
    title: str = Field(max_length=400)
    advert: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    facts: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    text: str
    posted: date | None = None
    closes: date | None = Field(default=None, index=True)
    same_as: str | None = Field(default=None, max_length=32, index=True)
    sketch: bytes | None = None
    employer_key: str | None = Field(default=None, max_length=200)
    import_id: str | None = Field(default=None, foreign_key="import_run.id")
    added_by: str | None = Field(default=None, max_length=32, index=True)
    changed: int = Field(index=True)
    created_at: datetime = moment_field()
    updated_at: datetime = moment_field()
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    was_shown: bool = False
