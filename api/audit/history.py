"""Reading the record of changes."""

from __future__ import annotations

from sqlmodel import and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.roles import Role
from api.accounts.service import ids_in_team, require
from api.accounts.tables import User
from api.audit.tables import AuditEvent
from api.clients.service import visible_ids


def events(who: User, subject_id: str | None = None) -> SelectOfScalar[AuditEvent]:
    """What the people of a supervisor's team did, or what they did to one thing.

    What was done at the command line to the team's clients is there too: nobody is named for it.

    Raises:
        Forbidden: `who` is no supervisor.
    """
    require(who, Role.SUPERVISOR)
    by_the_team = col(AuditEvent.user_id).in_(ids_in_team(who.team_id))
    to_their_clients = and_(
        col(AuditEvent.user_id).is_(None),
        col(AuditEvent.subject) == "client",
        col(AuditEvent.subject_id).in_(visible_ids(who)),
    )
    found = select(AuditEvent).where(or_(by_the_team, to_their_clients))
    return found if subject_id is None else found.where(AuditEvent.subject_id == subject_id)
