"""Imports: one run over one file, and each row that it refused."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from api.tables import UtcDateTime, id_field, moment_field


class ImportRun(SQLModel, table=True):
    """What one import did: how many rows were read, added, changed, unchanged and refused.

    `failure` says why a run stopped before the end of its file, if it did.
    """

    __tablename__ = "import_run"

    id: str = id_field()
    source: str = Field(max_length=80)
    file_name: str = Field(max_length=255)
    format: str = Field(max_length=20)
    started_by: str | None = Field(default=None, foreign_key="user_account.id")
    started_at: datetime = moment_field()
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    failure: str | None = None


class ImportRefusal(SQLModel, table=True):
    """One row that could not be taken: where it stands and what is wrong, in plain words."""

    __tablename__ = "import_refusal"

    id: str = id_field()
    import_id: str = Field(foreign_key="import_run.id", index=True)
    line: int
    column: str | None = Field(default=None, max_length=120)
    problem: str
    excerpt: str | None = None
