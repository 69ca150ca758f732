"""The JSON of imports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from pydantic import BaseModel, Field

from api.imports.rows import Refusal
from api.imports.tables import ImportRefusal, ImportRun


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


class ImportOut(BaseModel):
    """What one import did."""

    id: str
    source: str = Field(examples=["council-jobs"])
    file_name: str = Field(examples=["vacancies.csv"])
    format: str = Field(examples=["csv"])
    started_at: datetime
    finished_at: datetime | None = Field(
        description="Null while it is under way or after it was cut off: import the file again."
    )
    read: int = Field(description="Rows of the file.", examples=[412])
    added: int = Field(examples=[380])
    changed: int = Field(examples=[12])
    unchanged: int = Field(examples=[17])
    refused: int = Field(examples=[3])
    ignored: dict[str, int] = Field(
        description="Values in columns for which an advert has no field.",
        examples=[{"category": 412}],
    )
    failure: str | None = Field(
        description="Why it stopped before the end of the file.", examples=[None]
    )

    @classmethod
    def of(cls, run: ImportRun) -> Self:
        """The run as shown."""
        return cls(**_fields(run))


class ImportReportOut(ImportOut):
    """What one import did, with the first rows that it refused."""

    first_refusals: list[RefusalOut]

    @classmethod
    def report(cls, run: ImportRun, refused: Sequence[Refusal | ImportRefusal]) -> Self:
        """The run as shown, with refusals."""
        return cls(**_fields(run), first_refusals=[RefusalOut.of(row) for row in refused])


def _fields(run: ImportRun) -> dict[str, object]:
    return {name: getattr(run, name) for name in ImportOut.model_fields}
