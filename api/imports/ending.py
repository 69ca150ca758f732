"""Imports that somebody ends: cancelled while they run, undone afterwards."""

from __future__ import annotations

from sqlmodel import Session

from api.accounts.service import user_with_id
from api.accounts.tables import User
from api.audit.service import record
from api.errors import Conflict, Forbidden, NotFound
from api.imports import spool
from api.imports.asking import get, may_end
from api.imports.states import State
from api.imports.tables import ImportRun

_NOT_THEIRS = (
    "This import was begun at the command line, for every team: ask an administrator to end it."
)


def cancel(session: Session, import_id: str, who: User | None = None) -> ImportRun:
    """Ask for an import to stop: one that waits at once, one under way after its present batch.

    What was stored stays; undoing the import takes that back too.

    Raises:
        Forbidden: `who` may not import, or not end this run.
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
    """Have an import undone by whichever process is free.

    One that is undone is undone again only where anything had to stay: it may be free to go by now.

    Raises:
        Forbidden: `who` may not import, or not end this run.
        NotFound: there is no such run.
        Conflict: it is still under way, was a dry run, or is undone with nothing left.
    """
    run = _locked(session, import_id, who)
    if run.dry_run:
        raise Conflict("This was a dry run: it stored nothing, so there is nothing to undo.")
    if run.state is State.UNDOING:
        return run
    if not run.state.has_ended:
        raise Conflict("This import is still under way: cancel it, or wait for its end, first.")
    if run.state is State.UNDONE and not run.undo.get("kept"):
        raise Conflict(f"Nothing is left to undo: {undone_already(session, run)}")
    run.undone_by = who.id if who else None
    run.state, run.attempts, run.worker = State.UNDOING, 0, None
    record(session, who.id if who else None, "import.undo_asked", "import", run.id)
    session.flush()
    return run


def undone_already(session: Session, run: ImportRun) -> str:
    """A sentence on when a run was undone, and by whom."""
    at = f"on {run.undone_at:%d %B %Y at %H:%M} UTC" if run.undone_at else "earlier"
    return f"this import was undone already, {at}, {_by_whom(session, run)}."


def _by_whom(session: Session, run: ImportRun) -> str:
    if run.undone_by is None:
        return "at the command line"
    try:
        return f"by {user_with_id(session, run.undone_by).name}"
    except NotFound:
        return "by somebody who no longer signs in"


def in_words(state: State) -> str:
    """A state as people read it."""
    return state.value.replace("_", " ")


def _locked(session: Session, import_id: str, who: User | None) -> ImportRun:
    if not may_end(get(session, import_id, who), who):
        raise Forbidden(_NOT_THEIRS)
    return session.get_one(ImportRun, import_id, with_for_update=True, populate_existing=True)
