"""Clients, and who may see them."""

from __future__ import annotations

from unicodedata import category

from sqlalchemy import Select
from sqlmodel import Session, col, false, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.roles import Role
from api.accounts.service import require, specialist_in_team
from api.accounts.tables import User
from api.audit.service import record
from api.clients.tables import Client
from api.clock import now
from api.database import refusing_duplicates
from api.errors import Conflict, FieldProblem, Invalid, NotFound

MOST_REFERENCE = 40
_UNSEEN = ("Cc", "Cf")
"""Unicode's control and format characters: with them two references look the same."""


def visible(who: User) -> SelectOfScalar[Client]:
    """The clients that somebody may see: THE access rule, which every query starts from.

    Specialists see their own caseload, supervisors their team's; admins and importers see nobody.
    """
    clients = select(Client)
    if who.role == Role.SPECIALIST:
        return clients.where(Client.specialist_id == who.id)
    if who.role == Role.SUPERVISOR:
        return clients.where(Client.team_id == who.team_id)
    return clients.where(false())


def visible_ids(who: User) -> Select[tuple[str]]:
    """The ids of the clients that somebody may see, for queries about what belongs to them."""
    return visible(who).with_only_columns(col(Client.id))


def get_client(session: Session, who: User, client_id: str, *, to_write: bool = False) -> Client:
    """One client; with `to_write`, nobody else can change them until this work is done.

    Raises:
        NotFound: there is no such client that `who` may see; which of the two is not told.
    """
    query = visible(who).where(Client.id == client_id)
    client = session.exec(query.with_for_update() if to_write else query).first()
    if client is None:
        raise NotFound("There is no such client on your caseload.")
    return client


def client_to_work_with(session: Session, who: User, client_id: str) -> Client:
    """One client whom the work goes on with, kept from change by anybody else until this is done.

    Every write about a client but closing starts here.

    Raises:
        NotFound: there is no such client that `who` may see.
        Conflict: the work with the client has ended.
    """
    client = get_client(session, who, client_id, to_write=True)
    if client.closed_at is not None:
        raise Conflict("The work with this client is closed.")
    return client


def caseload(who: User, *, closed: bool | None = False) -> SelectOfScalar[Client]:
    """The clients that somebody may see: open ones, closed ones, or (None) both."""
    clients = visible(who)
    if closed is None:
        return clients
    at = col(Client.closed_at)
    return clients.where(at.is_not(None) if closed else at.is_(None))


def create_client(
    session: Session, who: User, reference: str, specialist_id: str | None = None
) -> Client:
    """Take a client on: a specialist to their own caseload, a supervisor to one of the team's.

    Raises:
        Forbidden: `who` is neither.
        Invalid: the reference is empty, too long or holds characters that can't be seen, or the
            specialist is not one of the team's.
        Conflict: the team has a client of this reference, in capitals or not.
    """
    require(who, Role.SPECIALIST, Role.SUPERVISOR)
    client = Client(
        reference=_reference(reference),
        team_id=who.team_id,
        specialist_id=_specialist(session, who, specialist_id),
    )
    taken = Conflict("Your team has a client of this reference.")
    if _is_taken(session, client.team_id, client.reference):
        raise taken
    with refusing_duplicates(session, taken):
        session.add(client)
    record(
        session, who.id, "client.created", "client", client.id, specialist_id=client.specialist_id
    )
    return client


def close_client(session: Session, who: User, client_id: str) -> Client:
    """End the work with a client; all that is recorded stays. Closing twice changes nothing.

    Raises:
        NotFound: there is no such client that `who` may see.
    """
    client = get_client(session, who, client_id, to_write=True)
    if client.closed_at is None:
        client.closed_at = now()
        session.add(client)
        record(session, who.id, "client.closed", "client", client.id)
    return client


def _reference(given: str) -> str:
    reference = given.strip()
    if not 0 < len(reference) <= MOST_REFERENCE:
        problem = f"must be 1 to {MOST_REFERENCE} characters long"
        raise Invalid("Check the reference.", errors=(FieldProblem("reference", problem),))
    if any(category(character) in _UNSEEN for character in reference):
        problem = "holds a character that can't be seen"
        raise Invalid("Check the reference.", errors=(FieldProblem("reference", problem),))
    return reference


def _is_taken(session: Session, team_id: str, reference: str) -> bool:
    """Whether the team has this reference, in capitals or not.

    Compared here, as SQLite knows the capitals of English letters alone.
    """
    references = session.exec(select(Client.reference).where(Client.team_id == team_id))
    return reference.casefold() in {known.casefold() for known in references}


def _specialist(session: Session, who: User, asked: str | None) -> str:
    if who.role == Role.SPECIALIST:
        if asked not in (None, who.id):
            problem = "must be you: only a supervisor gives clients to others"
            raise Invalid("Check the specialist.", errors=(FieldProblem("specialist_id", problem),))
        return who.id
    if asked is None or specialist_in_team(session, who.team_id, asked) is None:
        problem = "must be the id of a specialist of your team"
        raise Invalid("Check the specialist.", errors=(FieldProblem("specialist_id", problem),))
    return asked
