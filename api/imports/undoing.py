"""An import taken back: what it added goes, what it changed returns, what it closed opens again.

What was changed since, by a later import or by hand, or decided upon, stays and is listed with the
reason. Each batch is one transaction: an undoing that is cut off goes on where it was, and undoing
twice does nothing more, or what had to wait for a later import to be undone first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, select

from api.audit.service import record
from api.clock import now
from api.database import session_of
from api.imports import undone_employers
from api.imports.claiming import Claim, claimed_run
from api.imports.states import State
from api.imports.tables import ChangeKind, ImportChange, ImportRun
from api.suggestions import decisions
from api.vacancies import taking_back
from api.vacancies.storing import wait_for_turn
from api.vacancies.taking_back import Touch

_AT_ONCE = 500
DECIDED = "somebody decided about it since"
_COUNTED = {
    ChangeKind.CHANGED: "restored",
    ChangeKind.REOPENED: "closed_again",
    ChangeKind.CLOSED: "reopened",
}


def undo(engine: Engine, claim: Claim) -> None:
    """Undo an import that is in the hands of this process.

    Raises:
        ClaimLostError: another process undoes it.
    """
    _begin(engine, claim)
    after: str | None = ""
    while after is not None:
        after = _restore_some(engine, claim, after)
    after = ""
    while after is not None:
        after = _withdraw_some(engine, claim, after)
    _let_employers_go(engine, claim)
    with session_of(engine) as session:
        run = claimed_run(session, claim)
        run.state, run.undone_at = State.UNDONE, now()
        record(session, run.undone_by, "import.undone", "import", run.id, **run.undo)


def _begin(engine: Engine, claim: Claim) -> None:
    """What stays is found out anew: it may be free to go by now."""
    with session_of(engine) as session:
        run = claimed_run(session, claim)
        names = ("withdrawn", *_COUNTED.values())
        undone_employers.begin(run)
        run.undo = {**{name: run.undo.get(name, 0) for name in names}, "kept": 0}
        session.exec(
            delete(ImportChange).where(
                col(ImportChange.import_id) == run.id, col(ImportChange.kind) == ChangeKind.ADDED
            )
        )


def _restore_some(engine: Engine, claim: Claim, after: str) -> str | None:
    """Take back some changes; the id to go on after, None at the end."""
    with session_of(engine) as session:
        run = _locked(session, claim)
        query = (
            select(ImportChange)
            .where(
                ImportChange.import_id == run.id,
                ImportChange.id > after,
                col(ImportChange.undone_at).is_(None),
            )
            .order_by(col(ImportChange.id))
            .limit(_AT_ONCE)
        )
        changes = session.exec(query).all()
        if not changes:
            return None
        _restore(session, run, changes)
        return changes[-1].id


def _restore(session: Session, run: ImportRun, changes: Sequence[ImportChange]) -> None:
    touches = taking_back.touches(session, {change.vacancy_id for change in changes})
    decided = decisions.last_decided(session, touches)
    back = {}
    for change in changes:
        touch = touches[change.vacancy_id]
        change.stays = touch.later(run.id, change.at) or _decided(touch, decided, change.at)
        if change.stays is None:
            back[touch.id] = change.before
            change.undone_at = now()
        _count(run, "kept" if change.stays else _COUNTED[change.kind])
    names = undone_employers.named_by(session, run, back)
    taking_back.restore(session, back)
    undone_employers.after_restoring(session, run, names, back)


def _withdraw_some(engine: Engine, claim: Claim, after: str) -> str | None:
    with session_of(engine) as session:
        run = _locked(session, claim)
        touches = taking_back.added_by(session, run.id, after, _AT_ONCE)
        if not touches:
            return None
        decided = decisions.last_decided(session, [touch.id for touch in touches])
        stay = {t.id: t.later(run.id) or _decided(t, decided, t.created_at) for t in touches}
        going = [key for key, reason in stay.items() if reason is None]
        taking_back.withdraw(session, going, decisions.shown_of(session, going))
        _count(run, "withdrawn", len(going))
        for key, reason in stay.items():
            if reason is not None:
                _keep(session, run, key, reason)
        return touches[-1].id


def _let_employers_go(engine: Engine, claim: Claim) -> None:
    before: str | None = None
    while True:
        with session_of(engine) as session:
            run = _locked(session, claim)
            before = undone_employers.after_withdrawing(session, run, before, _AT_ONCE)
        if before is None:
            return


def _locked(session: Session, claim: Claim) -> ImportRun:
    run = claimed_run(session, claim)
    wait_for_turn(session)
    run.heartbeat_at, run.attempts = now(), 0
    return run


def _decided(touch: Touch, decided: Mapping[str, datetime], since: datetime) -> str | None:
    at = decided.get(touch.id)
    return DECIDED if at is not None and at >= since else None


def _keep(session: Session, run: ImportRun, vacancy_id: str, reason: str) -> None:
    session.add(
        ImportChange(
            import_id=run.id,
            vacancy_id=vacancy_id,
            kind=ChangeKind.ADDED,
            at=now(),
            stays=reason,
        )
    )
    _count(run, "kept")


def _count(run: ImportRun, name: str, more: int = 1) -> None:
    run.undo = {**run.undo, name: run.undo.get(name, 0) + more}
