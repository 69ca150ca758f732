"""The JSON of what columns seem to hold."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, Field

from api.imports.columns.proposals import Proposal


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
