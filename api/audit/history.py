"""Reading the record of changes."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.roles import Role
from api.accounts.service import ids_in_team, require
from api.accounts.tables import User
from api.audit.tables import AuditEvent


def events(who: User, subject_id: str | None = None) -> SelectOfScalar[AuditEvent]:
    """What the people of a supervisor's team did, or what they did to one thing.

    Raises:
        Forbidden: `who` is no supervisor.
    """
    require(who, Role.SUPERVISOR)
    found = select(AuditEvent).where(col(AuditEvent.user_id).in_(ids_in_team(who.team_id)))
    return found if subject_id is None else found.where(AuditEvent.subject_id == subject_id)
