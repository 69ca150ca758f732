"""What may be one thing under two names, and the keys by which listings of one job meet."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import BigInteger, Column, Field, Index, SQLModel, UniqueConstraint

from api.duplicates.states import Kind, State
from api.tables import UtcDateTime, id_field, moment_field, word_of


class DuplicateQuestion(SQLModel, table=True):
    """Two vacancies, or two employers, that may be one: `one` is the lower id of the two.

    Which listings are one job follows from these rows alone (see `grouping`), so that any of them
    can be taken back.
    """

    __tablename__ = "duplicate_question"
    __table_args__ = (
        UniqueConstraint("kind", "one", "other"),
        Index(None, "state", "kind", "id"),  # few wait among all that comparing settled
    )

    id: str = id_field()
    kind: Kind = Field(sa_column=Column(word_of(Kind), nullable=False))
    one: str = Field(max_length=32)
    other: str = Field(max_length=32, index=True)
    state: State = Field(sa_column=Column(word_of(State), nullable=False))
    because: str = Field(max_length=400)
    created_at: datetime = moment_field()
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decided_by: str | None = Field(default=None, max_length=32)


class ListingKey(SQLModel, table=True):
    """A key of a vacancy, mixed with its source: see `finding`.

    Without a foreign key: vacancies are never deleted, and there are eight rows for each. What a
    vacancy said before keeps its keys: what they find is compared by what it says now.
    """

    __tablename__ = "listing_key"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    vacancy_id: str = Field(primary_key=True, max_length=32)
