"""The JSON of clients and their preferences."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from api.clients.preferences import to_settle
from api.clients.service import MOST_REFERENCE
from api.clients.tables import Client, PreferenceVersion
from matcher.preferences import About, Stance


class ClientBody(BaseModel):
    """A client to take on."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    reference: str = Field(
        min_length=1,
        max_length=MOST_REFERENCE,
        description="The service's own reference: never a name.",
        examples=["N-0417"],
    )
    specialist_id: str | None = Field(
        default=None, description="For supervisors: whose caseload the client joins."
    )


class ClientOut(BaseModel):
    """A client."""

    id: str
    reference: str = Field(examples=["N-0417"])
    specialist_id: str
    created_at: datetime
    closed_at: datetime | None

    @classmethod
    def of(cls, client: Client) -> Self:
        """The client as shown."""
        return cls(
            id=client.id,
            reference=client.reference,
            specialist_id=client.specialist_id,
            created_at=client.created_at,
            closed_at=client.closed_at,
        )


class StatementOut(BaseModel):
    """One statement, worked out: `about` and `value` are always there."""

    stance: Stance
    about: About
    value: dict[str, Any] | str
    words: str
    importance: int

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "stance": "never",
                    "about": "schedule",
                    "value": {"nights": True},
                    "words": "no nights",
                    "importance": 3,
                }
            ]
        }
    )


class ContradictionOut(BaseModel):
    """Statements that can't all hold: only the client can say which does."""

    statements: list[int] = Field(description="Their places in the list, from 0.")
    says: str = Field(examples=["“quiet” is a wish but “somewhere quiet” is a never: which holds?"])


class PreferencesOut(BaseModel):
    """One version of a client's preferences."""

    number: int = Field(description="1 is the first; the highest is the current one.")
    created_at: datetime
    created_by: str = Field(description="The id of whoever wrote it down.")
    base: str | None = Field(examples=["LS9 7TF"])
    statements: list[StatementOut]
    to_settle: list[ContradictionOut] = Field(
        description="What contradicts itself and is to be settled with the client. Musts and "
        "nevers that contradict each other are refused."
    )

    @classmethod
    def of(cls, version: PreferenceVersion) -> Self:
        """The version as shown."""
        return cls(
            number=version.number,
            created_at=version.created_at,
            created_by=version.created_by,
            base=version.base,
            statements=[StatementOut.model_validate(stored) for stored in version.statements],
            to_settle=[
                ContradictionOut(statements=list(found.statements), says=found.says)
                for found in to_settle(version)
            ],
        )
