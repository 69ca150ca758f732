"""What a person may do."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person may do. Only specialists and supervisors see clients."""

    SPECIALIST = "specialist"
    SUPERVISOR = "supervisor"
    IMPORTER = "importer"
    ADMIN = "admin"

    @property
    def sees_clients(self) -> bool:
        """Whether clients are any of this person's business."""
        return self in (Role.SPECIALIST, Role.SUPERVISOR)
