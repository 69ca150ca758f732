"""Clients, known by reference alone, and the dated versions of what each wants from work."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Column, Field, SQLModel, UniqueConstraint

from api.tables import Json, UtcDateTime, id_field, moment_field


class Client(SQLModel, table=True):
    """A person looking for work, by the service's own reference: no name, no diagnosis."""

    __tablename__ = "client"
    __table_args__ = (UniqueConstraint("team_id", "reference"),)

    id: str = id_field()
    reference: str = Field(max_length=40)
    team_id: str = Field(foreign_key="team.id", index=True)
    specialist_id: str = Field(foreign_key="user_account.id", index=True)
    created_at: datetime = moment_field()
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PreferenceVersion(SQLModel, table=True):
    """Everything a client wanted on one date; a change adds a version, old ones stay.

    `statements` are in the JSON form of `api.contracts` (one object a statement).
    """

    __tablename__ = "preference_version"
    __table_args__ = (UniqueConstraint("client_id", "number"),)

    id: str = id_field()
    client_id: str = Field(foreign_key="client.id", index=True)
    number: int
    base: str | None = Field(default=None, max_length=120)
    statements: list[dict[str, Any]] = Field(sa_column=Column(Json, nullable=False))
    created_by: str = Field(foreign_key="user_account.id")
    created_at: datetime = moment_field()
