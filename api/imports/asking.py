"""What is asked about imports: runs, what they refused, what their undoing left as it was.

An import is its team's: people see those that somebody of their team began, and those that nobody
who signs in began, at the command line. Only administrators see them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.roles import Role
from api.accounts.service import ids_in_team, require
from api.accounts.tables import User
from api.database import session_of
from api.errors import NotFound
from api.imports.rows import Refusal
from api.imports.tables import ImportChange, ImportRefusal, ImportRun

FIRST_REFUSALS = 20
IMPORTERS = (Role.IMPORTER, Role.SUPERVISOR, Role.ADMIN)


@dataclass(slots=True)
class ImportReport:
    """A run and the first rows that it refused."""

    run: ImportRun
    refusals: Sequence[Refusal | ImportRefusal] = ()


def imports(who: User | None = None) -> SelectOfScalar[ImportRun]:
    """All runs that `who` may see, dry ones too. `who` is None on the command line.

    Raises:
        Forbidden: `who` may not import.
    """
    runs = select(ImportRun)
    if who is None:
        return runs
    require(who, *IMPORTERS)
    if who.role is Role.ADMIN:
        return runs
    began = col(ImportRun.started_by)
    return runs.where(or_(began.is_(None), began.in_(ids_in_team(who.team_id))))


def get(session: Session, import_id: str, who: User | None = None) -> ImportRun:
    """One run. `who` is None on the command line.

    Raises:
        Forbidden: `who` may not import.
        NotFound: there is no such run, or it is another team's.
    """
    run = session.exec(imports(who).where(ImportRun.id == import_id)).first()
    if run is None:
        raise NotFound("There is no such import.")
    return run


def may_end(run: ImportRun, who: User | None) -> bool:
    """Whether somebody who may see a run may cancel or undo it as well.

    One that was begun at the command line may be of use to every team: only administrators may.
    """
    return who is None or who.role is Role.ADMIN or run.started_by is not None


def find(engine: Engine, import_id: str) -> ImportRun | None:
    """One run, if there is one."""
    with session_of(engine, reads_only=True) as session:
        return session.get(ImportRun, import_id)


def report(engine: Engine, import_id: str, most: int = FIRST_REFUSALS) -> ImportReport:
    """One run with the first rows that it refused.

    Raises:
        NotFound: there is no such run.
    """
    with session_of(engine, reads_only=True) as session:
        run = get(session, import_id)
        return ImportReport(run, first_refusals(session, import_id, most))


def refusals(
    session: Session, import_id: str, who: User | None = None
) -> SelectOfScalar[ImportRefusal]:
    """The rows that a run refused, in the order of the file: the first 10,000 of them.

    Raises:
        Forbidden: `who` may not import.
        NotFound: there is no such run.
    """
    get(session, import_id, who)
    return select(ImportRefusal).where(ImportRefusal.import_id == import_id)


def kept(session: Session, import_id: str, who: User | None = None) -> SelectOfScalar[ImportChange]:
    """What undoing a run left as it was, each with its reason.

    Raises:
        Forbidden: `who` may not import.
        NotFound: there is no such run.
    """
    get(session, import_id, who)
    return select(ImportChange).where(
        ImportChange.import_id == import_id, col(ImportChange.stays).is_not(None)
    )


def latest(session: Session, most: int, who: User | None = None) -> Sequence[ImportRun]:
    """The newest runs that `who` may see, newest first.

    Raises:
        Forbidden: `who` may not import.
    """
    return session.exec(imports(who).order_by(col(ImportRun.id).desc()).limit(most)).all()


def first_refusals(session: Session, import_id: str, most: int) -> Sequence[ImportRefusal]:
    """The first rows that a run refused, in the order of the file.

    Raises:
        NotFound: there is no such run.
    """
    found = refusals(session, import_id).order_by(col(ImportRefusal.id)).limit(most)
    return session.exec(found).all()


def first_kept(session: Session, import_id: str, most: int) -> Sequence[ImportChange]:
    """The first vacancies that undoing a run left as they were.

    Raises:
        NotFound: there is no such run.
    """
    found = kept(session, import_id).order_by(col(ImportChange.id)).limit(most)
    return session.exec(found).all()
