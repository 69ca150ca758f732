"""Employers: organisations, under the key at which the spellings of their name meet."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from api.tables import id_field, moment_field


class Employer(SQLModel, table=True):
    """One organisation that employs people."""

    __tablename__ = "employer"

    id: str = id_field()
    key: str = Field(max_length=200, unique=True)
    name: str = Field(max_length=200)
    created_at: datetime = moment_field()
