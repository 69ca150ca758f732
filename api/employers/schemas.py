"""The JSON of employers."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import BaseModel, Field

from api.employers.service import EmployerShown
from api.vacancies.schemas import VacancyBrief


class EmployerOut(BaseModel):
    """An employer."""

    id: str
    name: str = Field(examples=["Example Foods Ltd"])
    key: str = Field(
        description="Where the spellings of the name meet.", examples=["example foods"]
    )
    open_vacancies: int = Field(description="How many are open today.", examples=[3])
    created_at: datetime

    @classmethod
    def of(cls, shown: EmployerShown) -> Self:
        """The employer as shown in a list."""
        return cls(**_fields(shown))


class EmployerDetail(EmployerOut):
    """An employer with its vacancies."""

    names: list[str] = Field(
        description="All that it is known by.", examples=[["Example Foods Ltd", "EXAMPLE FOODS"]]
    )
    vacancies: list[VacancyBrief] = Field(
        description="Those open today, newest first, at most 200."
    )

    @classmethod
    def of(cls, shown: EmployerShown) -> Self:
        """The employer as shown by itself."""
        return cls(
            **_fields(shown),
            names=list(shown.names),
            vacancies=[VacancyBrief.of(row) for row in shown.vacancies],
        )


def _fields(shown: EmployerShown) -> dict[str, object]:
    employer = shown.employer
    return {
        "id": employer.id,
        "name": employer.name,
        "key": employer.key,
        "open_vacancies": shown.open_vacancies,
        "created_at": employer.created_at,
    }
