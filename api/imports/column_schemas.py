"""The JSON of what columns seem to hold, and of what is kept of them."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import BaseModel, Field

from api.imports.columns.proposals import Proposal
from api.imports.tables import ImportMapping


class ColumnOut(BaseModel):
    """A column of a sheet, and what it seems to hold."""

    name: str = Field(examples=["Wage offered"])
    field: str | None = Field(
        description="The field of an advert; null for a column that is left out.", examples=["pay"]
    )
    sure: str = Field(description="sure, likely or unsure.", examples=["sure"])
    because: str = Field(examples=["the header says wage; the values look like pay"])
    examples: list[str] = Field(examples=[["£12.50 an hour"]])


class ColumnsOut(BaseModel):
    """How the columns of a sheet may be read: `mapping` can be sent with the import as it is."""

    columns: list[ColumnOut]
    missing: list[str] = Field(
        description="What an advert needs and no column holds.", examples=[["employer"]]
    )
    has_header: bool = Field(
        description="False where the first row is one of data: send has_header=false, too."
    )
    mapping: dict[str, str] = Field(
        description='Field by column, "" for one that is left out.',
        examples=[{"Wage offered": "pay", "Notes": ""}],
    )

    @classmethod
    def of(cls, proposal: Proposal) -> Self:
        """The proposal as shown."""
        columns = [
            ColumnOut(
                name=one.name,
                field=one.field,
                sure=one.sure,
                because=one.because,
                examples=list(one.examples),
            )
            for one in proposal.columns
        ]
        return cls(
            columns=columns,
            missing=list(proposal.missing),
            has_header=proposal.has_header,
            mapping=proposal.mapping(),
        )


class KeptColumnsOut(BaseModel):
    """How the columns of a source's files are read where nothing else is told."""

    source: str = Field(examples=["council-jobs"])
    mapping: dict[str, str] = Field(
        description='Field by column, "" for one that is left out.',
        examples=[{"Wage offered": "pay", "Notes": ""}],
    )
    has_header: bool = Field(description='False: columns are called "column 1", "column 2".')
    employer: str | None = Field(description="Whose jobs they are where a row names nobody.")
    at: datetime = Field(description="When it was last told.")

    @classmethod
    def of(cls, kept: ImportMapping) -> Self:
        """What is kept, as shown."""
        return cls(
            source=kept.source,
            mapping=kept.mapping,
            has_header=kept.has_header,
            employer=kept.employer,
            at=kept.at,
        )
