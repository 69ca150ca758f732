"""The JSON of what undoing an import left, and what it did to employers."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, Field

from api.imports import undone_employers
from api.imports.states import State
from api.imports.tables import ChangeKind, ImportChange, ImportRun


class KeptOut(BaseModel):
    """A vacancy that undoing an import left as it was."""

    vacancy_id: str
    kind: ChangeKind = Field(description="What the import had done to it.")
    because: str = Field(examples=["a later import changed it"])

    @classmethod
    def of(cls, change: ImportChange) -> Self:
        """The vacancy as shown."""
        return cls(vacancy_id=change.vacancy_id, kind=change.kind, because=change.stays or "")


class KeptEmployerOut(BaseModel):
    """An employer, or a name of one, that undoing an import left there."""

    name: str = Field(examples=["Harbour Cafe"])
    because: str = Field(examples=["somebody decided about it since"])


class UndoneEmployersOut(BaseModel):
    """What undoing an import did to the employers that it had brought."""

    gone: int = Field(description="Employers that nothing else used.", examples=[12])
    names_gone: int = Field(description="Further names of others.", examples=[1])
    kept: list[KeptEmployerOut] = Field(description="Those that stay: up to 50.")


def undone_employers_of(run: ImportRun) -> UndoneEmployersOut | None:
    """What became of employers, once an import is undone."""
    if run.state is not State.UNDONE:
        return None
    told = undone_employers.told(run)
    kept = [KeptEmployerOut(name=name, because=why) for name, why in told["kept"].items()]
    return UndoneEmployersOut(gone=told["gone"], names_gone=told["names_gone"], kept=kept)
