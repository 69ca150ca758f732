"""A caseload at a glance, and a client as named on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from api.accounts.tables import User
from api.clients.service import caseload
from api.clients.tables import Client, PreferenceVersion
from api.errors import Conflict, NotFound
from api.tables import UtcDateTime


@dataclass(frozen=True, slots=True)
class CaseloadLine:
    """One client; `preferences_at` is when their wishes were last written down, if ever."""

    client_id: str
    reference: str
    preferences_at: datetime | None


def caseload_lines(session: Session, who: User) -> Sequence[CaseloadLine]:
    """The open clients that `who` may see: first those whose wishes nobody has written down yet.

    Nothing can be suggested to them until somebody does. Within each part by reference.
    """
    last = func.max(PreferenceVersion.created_at, type_=UtcDateTime())
    clients = caseload(who).subquery()
    rows = session.exec(
        select(clients.c.id, clients.c.reference, last)
        .outerjoin(PreferenceVersion, col(PreferenceVersion.client_id) == clients.c.id)
        .group_by(clients.c.id, clients.c.reference)
        .order_by(last.is_not(None), clients.c.reference)
    )
    return [CaseloadLine(*row) for row in rows]


def client_named(session: Session, reference: str) -> Client:
    """The open client of a reference, for whoever works at the command line of the service itself.

    Raises:
        NotFound: no open client has this reference.
        Conflict: clients of several teams have it.
    """
    query = select(Client).where(
        Client.reference == reference.strip(), col(Client.closed_at).is_(None)
    )
    found = session.exec(query).all()
    if not found:
        raise NotFound(f"No client has the reference {reference}.")
    if len(found) > 1:
        raise Conflict(f"Clients of {len(found)} teams have the reference {reference}.")
    return found[0]
