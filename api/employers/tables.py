"""Employers: organisations, and the names under whose keys their spellings meet."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from api.tables import UtcDateTime, id_field, moment_field

GONE = "gone:"
"""What the key of an employer begins with that lost its last name: no name makes such a key."""


class Employer(SQLModel, table=True):
    """One organisation that employs people, with the first name that it was known by.

    `merged_into` is the employer that it was found to be: its names and vacancies are there, and
    the row stays so that what named its id still leads on. `changed_at` is when it was merged or
    split the last time.
    """

    __tablename__ = "employer"

    id: str = id_field()
    key: str = Field(max_length=200, unique=True)
    name: str = Field(max_length=200)
    created_at: datetime = moment_field()
    merged_into: str | None = Field(default=None, max_length=32)
    changed_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)


class EmployerKnownAs(SQLModel, table=True):
    """A name of an employer. `came_with` is the employer that it was of before any merge."""

    __tablename__ = "employer_name"

    id: str = id_field()
    key: str = Field(max_length=200, unique=True)
    name: str = Field(max_length=200)
    employer_id: str = Field(foreign_key="employer.id", index=True)
    came_with: str = Field(max_length=32)
    created_at: datetime = moment_field()
