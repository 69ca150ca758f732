"""What is asked about imports: runs, what they refused, what their undoing left as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.roles import Role
from api.accounts.service import require
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
    """All runs but dry ones. `who` is None on the command line.

    Raises:
        Forbidden: `who` may not import.
    """
    if who is not None:
        require(who, *IMPORTERS)
    return select(ImportRun).where(col(ImportRun.dry_run).is_(False))


def get(session: Session, import_id: str, who: User | None = None) -> ImportRun:
    """One run. `who` is None on the command line.

    Raises:
        Forbidden: `who` may not import.
        NotFound: there is no such run.
    """
    if who is not None:
        require(who, *IMPORTERS)
    run = session.get(ImportRun, import_id)
    if run is None:
        raise NotFound("There is no such import.")
    return run


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


def latest(session: Session, most: int) -> Sequence[ImportRun]:
    """The newest runs, newest first."""
    return session.exec(imports().order_by(col(ImportRun.id).desc()).limit(most)).all()


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
