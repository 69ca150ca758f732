"""One process carries out an import: it holds a lock on the machine, and its name in the database.

The system lets go of the lock when the process ends, however it ends: what it left is then taken up
by another at once. Every batch that is stored asks the database whether the import is still in the
name of the process, so that two could never write for it.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO

from sqlalchemy import Engine, update
from sqlmodel import Session, col, or_, select

from api.clock import now
from api.database import session_of
from api.imports import spool
from api.imports.states import TO_CARRY_OUT, State
from api.imports.tables import ImportRun
from api.tables import new_id
from api.upserts import table_of

if sys.platform != "win32":
    import fcntl

HAS_LOCKS = sys.platform != "win32"

MOST_ATTEMPTS = 10
"""How often in a row a process may end without having stored anything of an import.

A machine that is restarted in the middle of its start does so a few times by chance; a row that
ends each process that reads it would else be tried for ever.
"""
SILENT_FOR = timedelta(minutes=5)
"""Where a system has no such locks, an import without a sign of life for so long is taken up."""
_GIVEN_UP = (
    "The import ended {attempts} times without an answer, each time after row {row:,}, and was "
    "given up. Look at that row of the file, or ask whoever runs the service whether it lacks "
    "memory."
)


class ClaimLostError(Exception):
    """Another process carries the import out, or somebody ended it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to carry out one import."""

    import_id: str
    worker: str


def new_worker() -> str:
    """A name for this process and one import: where it runs, and what no other has."""
    return f"{platform.node()[:60]}/{os.getpid()}/{new_id()}"


@contextmanager
def holding(engine: Engine, import_id: str) -> Iterator[bool]:
    """Whether this process holds the lock of an import inside: never waits for it."""
    with (spool.folder_of(engine) / f"{import_id}{spool.LOCK}").open("ab") as file:
        yield _locked(file)


def _locked(file: BinaryIO) -> bool:
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def claimed(engine: Engine, import_id: str) -> Iterator[Claim | None]:
    """The right to carry out an import inside; None if another has it or nothing is to be done."""
    with holding(engine, import_id) as is_ours:
        yield _claim(engine, import_id) if is_ours else None


def _claim(engine: Engine, import_id: str) -> Claim | None:
    """Put the import in the name of this process, unless it is given up."""
    with session_of(engine) as session:
        run = session.get(ImportRun, import_id, with_for_update=True)
        if run is None or run.state.has_ended or not _is_free(run):
            return None
        if run.attempts >= MOST_ATTEMPTS:
            run.state = State.FAILED
            run.failure = _GIVEN_UP.format(attempts=run.attempts, row=run.read)
            spool.remove(engine, import_id)
            return None
        run.attempts += 1
        run.worker = new_worker()
        if run.state is State.WAITING:
            run.state = State.UNDER_WAY
        run.begun_at = run.heartbeat_at = now()
        run.begun_read, run.begun_bytes = run.read, run.bytes_read
        return Claim(import_id, run.worker)


def _is_free(run: ImportRun) -> bool:
    """With the lock in hand, always: who had it is gone. Without such locks, after a silence."""
    return HAS_LOCKS or run.heartbeat_at is None or run.heartbeat_at < now() - SILENT_FOR


def claimed_run(session: Session, claim: Claim) -> ImportRun:
    """The run, locked until the commit.

    Raises:
        ClaimLostError: it is no longer in the name of this process.
    """
    run = session.get(ImportRun, claim.import_id, with_for_update=True)
    if run is None or run.worker != claim.worker or run.state.has_ended:
        raise ClaimLostError
    return run


def let_go(engine: Engine, claim: Claim) -> None:
    """Leave the import to be taken up again; an end that was asked for is no failed attempt."""
    run = table_of(ImportRun)
    mine = (run.c.id == claim.import_id) & (run.c.worker == claim.worker)
    with session_of(engine) as session:
        session.connection().execute(update(run).where(mine).values(attempts=0))


def to_carry_out(engine: Engine, *, interrupted_only: bool = False) -> list[str]:
    """The ids of imports that wait for a process, oldest first; their files are on this machine.

    Those that another process is carrying out are among them: `claimed` tells.
    """
    states = (State.UNDER_WAY, State.UNDOING) if interrupted_only else TO_CARRY_OUT
    query = select(ImportRun.id, ImportRun.state).where(
        col(ImportRun.state).in_(states),
        or_(
            ImportRun.state != State.UNDOING,
            not interrupted_only,
            col(ImportRun.worker).is_not(None),
        ),
    )
    with session_of(engine, reads_only=True) as session:
        rows = session.exec(query.order_by(col(ImportRun.id))).all()
    return [
        key for key, state in rows if state is State.UNDOING or spool.path_of(engine, key).exists()
    ]


def silent_since(run: ImportRun) -> datetime | None:
    """When a run that is under way last gave a sign of life."""
    return run.heartbeat_at if run.state in TO_CARRY_OUT else None
