"""Imports that somebody ends: cancelled while they run, undone afterwards."""

from __future__ import annotations

from sqlmodel import Session

from api.accounts.tables import User
from api.audit.service import record
from api.errors import Conflict
from api.imports import spool
from api.imports.asking import get
from api.imports.states import State
from api.imports.tables import ImportRun


def cancel(session: Session, import_id: str, who: User | None = None) -> ImportRun:
    """Ask for an import to stop: one that waits at once, one under way after its present batch.

    What was stored stays; undoing the import takes that back too.

    Raises:
        Forbidden: `who` may not import.
        NotFound: there is no such run.
        Conflict: it has ended, or is being undone.
    """
    run = _locked(session, import_id, who)
    if run.state.has_ended or run.state is State.UNDOING:
        raise Conflict(f"There is nothing to cancel: this import is {in_words(run.state)}.")
    run.cancel_asked = True
    if run.state is State.WAITING:
        run.state = State.CANCELLED
        spool.remove(session.get_bind().engine, run.id)
    record(session, who.id if who else None, "import.cancelled", "import", run.id)
    session.flush()
    return run


def ask_undo(session: Session, import_id: str, who: User | None = None) -> ImportRun:
    """Have an import undone by whichever process is free; again is harmless.

    Raises:
        Forbidden: `who` may not import.
        NotFound: there is no such run.
        Conflict: it is still under way, or was a dry run.
    """
    run = _locked(session, import_id, who)
    if run.dry_run:
        raise Conflict("This was a dry run: it stored nothing, so there is nothing to undo.")
    if run.state is State.UNDOING:
        return run
    if not run.state.has_ended:
        raise Conflict("This import is still under way: cancel it, or wait for its end, first.")
    run.state, run.attempts, run.worker = State.UNDOING, 0, None
    run.undone_by = who.id if who else None
    session.flush()
    return run


def in_words(state: State) -> str:
    """A state as people read it."""
    return state.value.replace("_", " ")


def _locked(session: Session, import_id: str, who: User | None) -> ImportRun:
    get(session, import_id, who)
    return session.get_one(ImportRun, import_id, with_for_update=True, populate_existing=True)
