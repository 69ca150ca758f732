"""Imports: one run over one file, and each row that it refused."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Column, Field, SQLModel

from api.tables import Json, UtcDateTime, id_field, moment_field


class ImportRun(SQLModel, table=True):
    """What one import did: how many rows were read, added, changed, unchanged and refused.

    `ignored` counts, by column, the values that no field of an advert has room for. `failure` says
    why a run stopped before the end of its file, if it did; without `finished_at` a run is under
    way or was cut off, and importing the file again completes it.
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
    ignored: dict[str, int] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    failure: str | None = None


class ImportRefusal(SQLModel, table=True):
    """One row that could not be taken: where it stands and what is wrong, in plain words.

    `line` is the line of the file on which the row begins, the first being 1; `column` is the name
    of the column, or "character 57" where the fault cannot be pinned to one.
    """

    __tablename__ = "import_refusal"

    id: str = id_field()
    import_id: str = Field(foreign_key="import_run.id", index=True)
    line: int
    column: str | None = Field(default=None, max_length=120)
    problem: str
    excerpt: str | None = None
