"""The JSON of imports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, Field

from api.imports.progress import Progress, progress_of
from api.imports.rows import Refusal
from api.imports.states import State
from api.imports.tables import ImportRefusal, ImportRun
from api.imports.undone_schemas import UndoneEmployersOut, undone_employers_of


class RefusalOut(BaseModel):
    """One row that was not taken."""

    line: int = Field(description="Where the row begins; the first line is 1.", examples=[17])
    column: str | None = Field(
        description='The column\'s name, or such as "character 57".', examples=["closes"]
    )
    problem: str = Field(examples=["is a date or time that does not exist"])
    excerpt: str | None = Field(examples=["2026-02-30"])

    @classmethod
    def of(cls, refused: Refusal | ImportRefusal) -> Self:
        """The refusal as shown."""
        return cls(
            line=refused.line,
            column=refused.column,
            problem=refused.problem,
            excerpt=refused.excerpt,
        )


class ProgressOut(BaseModel):
    """How far an import is."""

    bytes: int = Field(description="Size of the file.", examples=[1_200_000])
    bytes_read: int = Field(description="How much of it is stored.", examples=[480_000])
    rows_a_second: float | None = Field(
        description="Null until some rows are stored.", examples=[1480.5]
    )
    seconds_left: float | None = Field(
        description="By the part of the file that is left; null where nobody can tell.",
        examples=[41.0],
    )

    @classmethod
    def of(cls, progress: Progress) -> Self:
        """The progress as shown."""
        return cls(
            bytes=progress.bytes,
            bytes_read=progress.bytes_read,
            rows_a_second=progress.rows_a_second,
            seconds_left=progress.seconds_left,
        )


class ImportOut(BaseModel):
    """What one import does."""

    id: str
    state: State = Field(
        description="waiting and under_way turn into done, failed or cancelled; undoing into "
        "undone. Ask again until it is one of those."
    )
    source: str = Field(examples=["council-jobs"])
    file_name: str = Field(examples=["vacancies.csv"])
    format: str = Field(examples=["csv"])
    dry_run: bool = Field(description="Nothing is stored: the counts say what would be.")
    whole_source: bool = Field(description="What the file does not hold is closed.")
    started_at: datetime
    finished_at: datetime | None = Field(description="Null unless the file was read to its end.")
    heartbeat_at: datetime | None = Field(description="When it was last heard of.")
    read: int = Field(description="Rows of the file.", examples=[412])
    added: int = Field(examples=[380])
    changed: int = Field(description="Closed ones that are open again too.", examples=[12])
    unchanged: int = Field(examples=[17])
    closed: int = Field(description="No longer listed by their source.", examples=[0])
    merged: int | None = Field(
        description="Found to be another listing of a vacancy that another source lists. Null for "
        "a dry run, which does not compare.",
        examples=[5],
    )
    refused: int = Field(examples=[3])
    ignored: dict[str, int] = Field(
        description="Values in columns for which an advert has no field.",
        examples=[{"category": 412}],
    )
    failure: str | None = Field(
        description="Why it stopped before the end of the file.", examples=[None]
    )
    notice: str | None = Field(
        description="What was not done at the end of the file, and why.", examples=[None]
    )
    notes: list[str] = Field(
        description="How the file was read: the sheet taken, the files of a zip, the letters "
        "assumed, columns that are new.",
        examples=[["The sheet Vacancies was read, and no other: Notes."]],
    )
    undone_at: datetime | None
    undo: dict[str, int] = Field(
        description="What undoing it did: vacancies withdrawn, restored, reopened, closed_again, "
        "and kept as they are (see /kept).",
        examples=[{}],
    )
    progress: ProgressOut

    @classmethod
    def of(cls, run: ImportRun) -> Self:
        """The run as shown."""
        return cls(**_fields(run))


class ImportReportOut(ImportOut):
    """What one import does, with examples and the first rows that it refused."""

    examples: dict[str, list[dict[str, Any]]] = Field(
        description="Up to three of each: refused, added, changed (with what each field was and "
        "is), closed, merged (with the listing that it is the same as).",
        examples=[{"added": [{"reference": "1", "title": "Cook", "employer": "Cafe"}]}],
    )
    first_refusals: list[RefusalOut]
    undone_employers: UndoneEmployersOut | None = Field(description="Null unless it is undone.")

    @classmethod
    def report(cls, run: ImportRun, refused: Sequence[Refusal | ImportRefusal]) -> Self:
        """The run as shown, with refusals."""
        bad_first = ("refused", "added", "changed", "closed", "merged")
        examples = {kind: run.examples[kind] for kind in bad_first if kind in run.examples}
        rows = [RefusalOut.of(row) for row in refused]
        return cls(
            **_fields(run),
            examples=examples,
            first_refusals=rows,
            undone_employers=undone_employers_of(run),
        )


def _fields(run: ImportRun) -> dict[str, Any]:
    names = (name for name in ImportOut.model_fields if name != "progress")
    shown = {name: getattr(run, name) for name in names}
    if run.dry_run:
        shown["merged"] = None
    return {**shown, "progress": ProgressOut.of(progress_of(run))}
