"""The JSON of doubles."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, Field

from api.duplicates.asked import EmployerSide, Shown
from api.duplicates.states import Kind, State
from api.vacancies.schemas import VacancyOut


class Asked(StrEnum):
    """Which pairs a list shows."""

    WAITING = "waiting"
    MERGED = "merged"
    APART = "apart"
    SURE = "sure"


class EmployerSideOut(BaseModel):
    """One side of a question about employers."""

    id: str
    name: str = Field(examples=["Example Foods Ltd"])
    names: list[str] = Field(description="All that it is known by.")

    @classmethod
    def of(cls, side: EmployerSide) -> Self:
        """The side as shown."""
        return cls(id=side.employer.id, name=side.employer.name, names=list(side.names))


class DuplicateOut(BaseModel):
    """Two vacancies, or two employers, that are or may be one, side by side."""

    id: str
    kind: Kind
    state: State = Field(
        description="waiting for a person; merged or kept apart by one; or sure, which needed none."
    )
    because: str = Field(examples=["The titles differ: “Cleaner” and “Night cleaner”."])
    created_at: datetime
    decided_at: datetime | None
    decided_by: str | None = Field(description="The id of the person who decided.")
    vacancies: list[VacancyOut] | None = Field(description="Both, for the kind vacancy.")
    employers: list[EmployerSideOut] | None = Field(description="Both, for the kind employer.")

    @classmethod
    def of(cls, shown: Shown) -> Self:
        """The two as shown."""
        question = shown.question
        return cls(
            id=question.id,
            kind=question.kind,
            state=question.state,
            because=question.because,
            created_at=question.created_at,
            decided_at=question.decided_at,
            decided_by=question.decided_by,
            vacancies=[VacancyOut.of(row) for row in shown.vacancies] if shown.vacancies else None,
            employers=(
                [EmployerSideOut.of(side) for side in shown.employers] if shown.employers else None
            ),
        )


class WasBody(BaseModel):
    """How a question stood when it was looked at."""

    was: Asked = Field(
        default=Asked.WAITING,
        description="To change what was decided, name the state that it has now.",
    )


class Decided(StrEnum):
    """What a person decided."""

    MERGED = "merged"
    APART = "apart"


class DecidedBody(BaseModel):
    """What is to be taken back."""

    was: Decided = Field(description="The state that the question has now.")


class MergeBody(BaseModel):
    """Which employer is to be merged into the one that the address names."""

    other: str = Field(max_length=32, description="The id of the other employer.")


class SplitBody(BaseModel):
    """Which name is to be taken out of an employer."""

    name: str = Field(max_length=200, examples=["Example Foods Ltd"])


class EmployerNow(BaseModel):
    """An employer after a merge or a split."""

    id: str
    name: str
    names: list[str] = Field(description="All that it is known by.")
