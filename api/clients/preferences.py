"""What each client wants from work: dated versions, of which none is ever changed."""

from __future__ import annotations

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.tables import User
from api.audit.service import record
from api.clients.service import client_to_work_with, get_client
from api.clients.tables import PreferenceVersion
from api.contracts import statement_from_json, statement_to_json
from api.database import refusing_duplicates
from api.errors import Conflict
from matcher.contradictions import Contradiction, contradictions
from matcher.preferences import Preferences


def set_preferences(
    session: Session,
    who: User,
    client_id: str,
    preferences: Preferences,
    *,
    replaces: int | None = None,
) -> PreferenceVersion:
    """Add a version. `replaces` is the number that whoever asks has seen, where they say it.

    Raises:
        NotFound: there is no such client that `who` may see.
        Conflict: the client is closed, or `replaces` is no longer the newest version.
    """
    client = client_to_work_with(session, who, client_id)
    newest = _newest_number(session, client.id)
    if replaces is not None and replaces != newest:
        raise Conflict(f"The newest version is {newest}, not {replaces}: read it, then send again.")
    version = PreferenceVersion(
        client_id=client.id,
        number=newest + 1,
        base=preferences.base,
        statements=[statement_to_json(statement) for statement in preferences.statements],
        created_by=who.id,
    )
    with refusing_duplicates(session, Conflict("Somebody else was quicker: send it again.")):
        session.add(version)
    record(session, who.id, "preferences.set", "client", client.id, number=version.number)
    return version


def current_preferences(session: Session, who: User, client_id: str) -> PreferenceVersion | None:
    """The newest version; None when the client has not said anything yet.

    Raises:
        NotFound: there is no such client that `who` may see.
    """
    query = versions(session, who, client_id).order_by(col(PreferenceVersion.number).desc())
    return session.exec(query.limit(1)).first()


def versions(session: Session, who: User, client_id: str) -> SelectOfScalar[PreferenceVersion]:
    """Every version of a client's preferences.

    Raises:
        NotFound: there is no such client that `who` may see.
    """
    client = get_client(session, who, client_id)
    return select(PreferenceVersion).where(PreferenceVersion.client_id == client.id)


def say_something(version: PreferenceVersion | None) -> bool:
    """Whether there is anything to rank by: all wishes of a version may have been taken back."""
    return version is not None and bool(version.statements)


def preferences_of(version: PreferenceVersion) -> Preferences:
    """What a version says, as the matcher's record."""
    return Preferences(
        version.base, tuple(statement_from_json(stored) for stored in version.statements)
    )


def to_settle(version: PreferenceVersion) -> list[Contradiction]:
    """What a version says that can't all hold, to be settled with the client."""
    return contradictions(preferences_of(version))


def _newest_number(session: Session, client_id: str) -> int:
    newest = select(func.max(PreferenceVersion.number)).where(
        PreferenceVersion.client_id == client_id
    )
    return session.exec(newest).one() or 0
