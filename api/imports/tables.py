"""Imports: one run over one file, each row that it refused, and what it did to vacancies."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import BigInteger, Column, Field, SQLModel, Text

from api.imports.states import State
from api.tables import Json, UtcDateTime, id_field, moment_field, word_of


class ImportRun(SQLModel, table=True):
    """What one import does: how many rows were read, added, changed, unchanged and refused.

    `read` and all counts are as of the last batch that was stored, together with it. `bytes` is the
    size of the file, `bytes_read` how much of it those rows take. `begun_at` is when the process
    that carries it out began, `begun_read` and `begun_bytes` what had been read by then: what the
    rate is worked out from. `worker` names that process, and `attempts` counts how often one came
    to rows not stored yet since a batch was stored last.

    `merged` counts the vacancies that were found to be another listing of one that was there.

    `ignored` counts, by column, the values that no field of an advert has room for. `failure` says
    why a run stopped before the end of its file, `notice` what was left undone at the end of it.
    `notes` are sentences on how the file was read: which sheet, in which letters. `columns` are the
    names of a sheet's columns, once it was read.
    `undo` counts what undoing it did.
    """

    __tablename__ = "import_run"

    id: str = id_field()
    source: str = Field(max_length=80)
    file_name: str = Field(max_length=255)
    format: str = Field(max_length=20)
    options: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    dry_run: bool = False
    whole_source: bool = False
    close_most: bool = False
    started_by: str | None = Field(default=None, foreign_key="user_account.id")
    started_at: datetime = moment_field()
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    state: State = Field(default=State.WAITING, sa_column=Column(word_of(State), nullable=False))
    worker: str | None = Field(default=None, max_length=120)
    attempts: int = 0
    begun_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    begun_read: int = 0
    begun_bytes: int = Field(default=0, sa_type=BigInteger)
    heartbeat_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    cancel_asked: bool = False
    bytes: int = Field(default=0, sa_type=BigInteger)
    bytes_read: int = Field(default=0, sa_type=BigInteger)
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0
    merged: int = 0
    refused: int = 0
    ignored: dict[str, int] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    examples: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    failure: str | None = None
    notice: str | None = None
    notes: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    columns: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    undo: dict[str, int] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    undone_by: str | None = Field(default=None, max_length=32)


class ImportRefusal(SQLModel, table=True):
    """One row that could not be taken: where it stands and what is wrong, in plain words.

    `line` is the line of the file on which the row begins, the first being 1; `column` is the name
    of the column, or "character 57" where the fault cannot be pinned to one. `cells` is the row as
    it came, as `kept_cells` writes it.
    """

    __tablename__ = "import_refusal"

    id: str = id_field()
    import_id: str = Field(foreign_key="import_run.id", index=True)
    line: int
    column: str | None = Field(default=None, max_length=120)
    problem: str
    excerpt: str | None = None
    cells: str | None = Field(default=None, sa_type=Text)


class ImportMapping(SQLModel, table=True):
    """How the columns of a source's sheets are read: as in its last import that was told.

    `names` are those of the columns in their order, `mapping` is the field by column, "" for one
    that is left out. `employer` is whose jobs they are where a row names nobody.
    """

    __tablename__ = "import_mapping"

    source: str = Field(primary_key=True, max_length=80)
    names: list[str] = Field(default_factory=list, sa_column=Column(Json, nullable=False))
    mapping: dict[str, str] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    has_header: bool = True
    employer: str | None = Field(default=None, max_length=200)
    at: datetime = moment_field()


class ChangeKind(StrEnum):
    """What an import did to a vacancy; `added` is kept only of those that an undo left there."""

    ADDED = "added"
    CHANGED = "changed"
    CLOSED = "closed"
    REOPENED = "reopened"


class ImportChange(SQLModel, table=True):
    """A vacancy as it was before an import changed it, so that the import can be undone.

    `before` holds the columns that the import wrote over, `at` the moment that it wrote. After an
    undo either `undone_at` is set, or `stays` says why the vacancy was left as it is.
    """

    __tablename__ = "import_change"

    id: str = id_field()
    import_id: str = Field(foreign_key="import_run.id", index=True)
    vacancy_id: str = Field(foreign_key="vacancy.id", index=True)
    kind: ChangeKind = Field(sa_column=Column(word_of(ChangeKind), nullable=False))
    before: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Json, nullable=False))
    at: datetime = Field(sa_type=UtcDateTime)
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stays: str | None = Field(default=None, max_length=200)
