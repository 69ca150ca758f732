"""The record of every change: who did what to which thing, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Column, Field, SQLModel

from api.tables import Json, id_field, moment_field


class AuditEvent(SQLModel, table=True):
    """One change, added and never altered. `details` holds no words of a client's."""

    __tablename__ = "audit_event"

    id: str = id_field()
    at: datetime = moment_field(index=True)
    user_id: str | None = Field(default=None, foreign_key="user_account.id", index=True)
    action: str = Field(max_length=60)
    subject: str = Field(max_length=40)
    subject_id: str = Field(max_length=32, index=True)
    details: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
