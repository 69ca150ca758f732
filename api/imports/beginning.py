"""Imports that begin: in this process, or as a file that somebody sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from sqlalchemy import Engine
from sqlmodel import Session

from api import running
from api.accounts.service import require
from api.accounts.tables import User
from api.audit.service import record
from api.clock import now
from api.database import session_of
from api.errors import Invalid
from api.imports import mappings, spool
from api.imports.asking import IMPORTERS, get
from api.imports.claiming import Claim, holding, new_worker
from api.imports.rows import UnreadableFileError, WrongOptionError
from api.imports.spool import Spooled
from api.imports.states import State
from api.imports.tables import ImportRun
from api.imports.unreadable import unreadable
from api.imports.wanted import Wanted, checked_run, checked_source
from api.tables import new_id


@contextmanager
def here_and_now(
    engine: Engine,
    wanted: Wanted,
    handle: BinaryIO,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Claim]:
    """An import that this process carries out itself: no other takes it up meanwhile.

    Raises:
        WrongOptionError: the source or an option does not fit; nothing is stored.
        UnreadableFileError: the file as a whole cannot be read; nothing is stored.
    """
    source = checked_source(wanted)
    import_id = new_id()
    spooled = spool.copy(engine, import_id, handle, running.settings().max_import_mb, on_bytes)
    with holding(engine, import_id), _removed_unless_begun(engine, import_id):
        with session_of(engine, reads_only=True) as session:
            known = mappings.kept_for(session, source)
        run = checked_run(engine, spooled, wanted, known)
        run.state, run.worker = State.UNDER_WAY, new_worker()
        run.begun_at = run.heartbeat_at = now()
        with session_of(engine) as session:
            _add(session, run)
        yield Claim(import_id, run.worker)
    if _has_ended(engine, import_id):
        spool.clear(engine, import_id)


def queue_upload(session: Session, who: User, spooled: Spooled, wanted: Wanted) -> ImportRun:
    """Have a file that somebody sent imported by whichever process is free.

    Raises:
        Forbidden: `who` may not import.
        Invalid: an option does not fit, or the file as a whole cannot be read.

    What the session wrote before is committed, see `check_upload`.
    """
    return queue_checked(session, check_upload(session, who, spooled, wanted))


def check_upload(
    session: Session, who: User, spooled: Spooled, wanted: Wanted
) -> ImportRun | Invalid:
    """Look at a file that somebody sent: the run as it will begin, or what is wrong.

    What is wrong is answered, not raised: a request that was sent before gets its first answer.
    What the session wrote is committed, for looking may take seconds.

    Raises:
        Forbidden: `who` may not import.
    """
    require(who, *IMPORTERS)
    let_others_write(session)
    engine = session.get_bind().engine
    try:
        source = checked_source(wanted)
        with session_of(engine, reads_only=True) as reading:
            known = mappings.kept_for(reading, source)
        run = checked_run(engine, spooled, wanted, known)
    except WrongOptionError as wrong:
        return Invalid(f"The import can't be done: {wrong}.")
    except UnreadableFileError as failure:
        return unreadable(failure)
    run.started_by = who.id
    return run


def queue_checked(session: Session, checked: ImportRun | Invalid) -> ImportRun:
    """Have a file that was looked at imported by whichever process is free.

    Raises:
        Invalid: it was found wrong.
    """
    if isinstance(checked, Invalid):
        raise checked
    _add(session, checked)
    return checked


def let_others_write(session: Session) -> None:
    """Commit before a file is looked at: on SQLite a session that writes holds up all others."""
    session.commit()


def _add(session: Session, run: ImportRun) -> None:
    session.add(run)
    session.flush()
    record(session, run.started_by, "import.started", "import", run.id)


@contextmanager
def _removed_unless_begun(engine: Engine, import_id: str) -> Iterator[None]:
    try:
        yield
    except (WrongOptionError, UnreadableFileError):
        spool.clear(engine, import_id)
        raise


def _has_ended(engine: Engine, import_id: str) -> bool:
    with session_of(engine, reads_only=True) as session:
        return get(session, import_id).state.has_ended
