"""The JSON of the record of changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, Field

from api.audit.tables import AuditEvent


class AuditEventOut(BaseModel):
    """One change."""

    id: str
    at: datetime
    user_id: str | None
    action: str = Field(examples=["preferences.set"])
    subject: str = Field(examples=["client"])
    subject_id: str
    details: dict[str, Any] = Field(examples=[{"number": 3}])

    @classmethod
    def of(cls, event: AuditEvent) -> Self:
        """The change as shown."""
        return cls(
            id=event.id,
            at=event.at,
            user_id=event.user_id,
            action=event.action,
            subject=event.subject,
            subject_id=event.subject_id,
            details=event.details,
        )
