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
from datetime import timedelta

from sqlalchemy import Engine
from sqlmodel import Session, col, or_, select

from api.clock import now
from api.database import session_of
from api.imports import spool
from api.imports.states import TO_CARRY_OUT, State
from api.imports.tables import ImportRun
from api.tables import new_id

if sys.platform != "win32":
    import fcntl

HAS_LOCKS = sys.platform != "win32"

MOST_ATTEMPTS = 3
"""How often in a row a process may end while it is at new rows and has stored none of them."""
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
    path = spool.folder_of(engine) / f"{import_id}{spool.LOCK}"
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    _open_locks.add(lock)
    try:
        yield _locked(lock)
    finally:
        _open_locks.discard(lock)
        os.close(lock)


def _locked(lock: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _leave_locks() -> None:
    """Have a process that was forked hold no lock for longer than who forked it."""
    for lock in _open_locks:
        os.close(lock)
    _open_locks.clear()


_open_locks: set[int] = set()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_locks)


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


def count_attempt(engine: Engine, claim: Claim) -> None:
    """Note that this process comes to rows that nobody has stored.

    What it did before, loading tables and reading again what was stored, went well once: a process
    that ends there was ended by something else.

    Raises:
        ClaimLostError: the import is another process's.
    """
    with session_of(engine) as session:
        claimed_run(session, claim).attempts += 1


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
