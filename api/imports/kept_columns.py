"""What is kept of how the columns of a source's files are read: seen, and forgotten.

Sources belong to no team: whoever may import sees what is kept for each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from sqlmodel import Session, col, select

from api.accounts.service import require
from api.accounts.tables import User
from api.audit.service import record
from api.errors import NotFound
from api.imports.asking import IMPORTERS
from api.imports.tables import ImportMapping


def all_kept(session: Session, who: User | None = None) -> Sequence[ImportMapping]:
    """What is kept, in the order of the sources' names. `who` is None on the command line.

    Raises:
        Forbidden: `who` may not import.
    """
    _may(who)
    return session.exec(select(ImportMapping).order_by(col(ImportMapping.source))).all()


def kept_of(session: Session, source: str, who: User | None = None) -> ImportMapping:
    """What is kept for a source.

    Raises:
        Forbidden: `who` may not import.
        NotFound: nothing is.
    """
    _may(who)
    found = session.get(ImportMapping, source.strip())
    if found is None:
        raise NotFound("Nothing is kept of how the columns of this source are read.")
    return found


def forget(session: Session, source: str, who: User | None = None) -> None:
    """Forget it: the next file of the source is read by the names of its columns alone.

    Raises:
        Forbidden: `who` may not import.
        NotFound: nothing is kept.
    """
    found = kept_of(session, source, who)
    session.delete(found)
    subject = blake2b(found.source.encode(), digest_size=16).hexdigest()
    who_id = who.id if who else None
    record(session, who_id, "import.columns_forgotten", "source", subject, source=found.source)
    session.flush()


def _may(who: User | None) -> None:
    if who is not None:
        require(who, *IMPORTERS)
