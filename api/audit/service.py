"""Keeping the record of every change, in the same transaction as the change itself."""

from __future__ import annotations

from sqlmodel import Session

from api.audit.tables import AuditEvent

Detail = str | int | float | bool | None


def record(
    session: Session,
    who_id: str | None,
    action: str,
    subject: str,
    subject_id: str,
    **details: Detail,
) -> None:
    """Keep that `who_id` did `action` (such as "client.created") to a thing.

    `who_id` is None for the command line. `details` are plain facts: ids, numbers, roles; never a
    client's words, an address or a name.
    """
    session.add(
        AuditEvent(
            user_id=who_id, action=action, subject=subject, subject_id=subject_id, details=details
        )
    )
