"""The JSON of vacancies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self

from pydantic import BaseModel, Field

from api.vacancies.tables import VacancyRow

FACTS = {
    "reference": "CL-204",
    "title": "Cleaner",
    "occupation": {
        "code": "9223",
        "name": "Cleaners and domestics",
        "score": 0.97,
        "alternatives": [],
    },
    "employer": {"name": "Example Foods Ltd", "key": "example foods"},
    "pay": {
        "currency": "GBP",
        "hourly_min": 13.0,
        "hourly_max": 13.0,
        "annual_min": None,
        "annual_max": None,
        "stated_as": "hour",
        "pro_rata": None,
        "quote": "£13.00 an hour",
    },
}


class VacancyBrief(BaseModel):
    """A vacancy in a list."""

    id: str
    source: str = Field(examples=["council-jobs"])
    reference: str = Field(examples=["CL-204"])
    title: str = Field(examples=["Cleaner"])
    employer_id: str
    employer: str = Field(examples=["Example Foods Ltd"])
    place: str | None = Field(examples=["Leeds"])
    url: str | None
    posted: date | None
    closes: date | None

    @classmethod
    def of(cls, row: VacancyRow) -> Self:
        """The vacancy as shown in a list."""
        return cls(**_brief(row))


class ListingOut(BaseModel):
    """Where else the same job is listed."""

    id: str = Field(description="Of the listing, as a vacancy.")
    source: str = Field(examples=["job-centre"])
    reference: str = Field(examples=["77-1"])
    url: str | None
    posted: date | None
    closes: date | None
    is_closed: bool = Field(description="No longer listed by its source.")

    @classmethod
    def of(cls, row: VacancyRow) -> Self:
        """The listing as shown."""
        return cls(
            id=row.id,
            source=row.source,
            reference=row.reference,
            url=row.advert.get("url"),
            posted=row.posted,
            closes=row.closes,
            is_closed=row.closed_at is not None,
        )


class VacancyOut(VacancyBrief):
    """A vacancy with all that is known about it."""

    facts: dict[str, Any] = Field(
        description="What was read from the advert, as `ips-matcher normalise advert` answers. "
        "A fact that the advert does not state is null.",
        examples=[FACTS],
    )
    advert: dict[str, Any] = Field(
        description="The advert as it was received.",
        examples=[{"title": "Cleaner", "employer": "Example Foods Ltd", "pay": "£13.00 an hour"}],
    )
    text: str = Field(description="The description as plain text.")
    import_id: str | None = Field(description="The import that last changed it.")
    created_at: datetime
    updated_at: datetime
    closed_at: datetime | None
    same_as: str | None = Field(
        description="The vacancy that this is another listing of: it stands for both in lists."
    )
    listings: list[ListingOut] = Field(
        description="The other listings of the same job, from other sources."
    )

    @classmethod
    def of(cls, row: VacancyRow, others: Sequence[VacancyRow] = ()) -> Self:
        """The vacancy as shown by itself, with the other listings of the same job."""
        return cls(
            **_brief(row),
            facts=row.facts,
            advert=row.advert,
            text=row.text,
            import_id=row.import_id,
            created_at=row.created_at,
            updated_at=row.updated_at,
            closed_at=row.closed_at,
            same_as=row.same_as,
            listings=[ListingOut.of(other) for other in others],
        )


def _brief(row: VacancyRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "source": row.source,
        "reference": row.reference,
        "title": row.title,
        "employer_id": row.employer_id,
        "employer": row.facts["employer"]["name"],
        "place": row.advert.get("place") or row.advert.get("postcode"),
        "url": row.advert.get("url"),
        "posted": row.posted,
        "closes": row.closes,
    }
