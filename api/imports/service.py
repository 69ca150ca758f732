"""Imports: begun, asked about, cancelled, undone. `carrying_out` does the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from sqlalchemy import Engine
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from api import running
from api.accounts.roles import Role
from api.accounts.service import require
from api.accounts.tables import User
from api.audit.service import record
from api.clock import now
from api.database import session_of
from api.errors import Conflict, FieldProblem, Invalid, NotFound
from api.imports import carrying_out, spool
from api.imports.claiming import Claim, holding, new_worker
from api.imports.readers.listing import ReadOptions, open_listing
from api.imports.rows import Refusal, UnreadableFileError, WrongOptionError, shown
from api.imports.spool import Spooled
from api.imports.states import State
from api.imports.tables import ImportChange, ImportRefusal, ImportRun
from api.tables import new_id

MOST_SOURCE = 80
MOST_FILE_NAME = 255
FIRST_REFUSALS = 20
IMPORTERS = (Role.IMPORTER, Role.SUPERVISOR, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be imported and how; `file_name` is only a label.

    `whole_source` says that the file holds all that the source has: what is not in it is closed.
    `close_most` says that this is so even if most of the source's vacancies then close.
    """

    source: str
    file_name: str = ""
    options: ReadOptions = field(default_factory=ReadOptions)
    started_by: str | None = None
    dry_run: bool = False
    whole_source: bool = False
    close_most: bool = False


@dataclass(slots=True)
class ImportReport:
    """A run and the first rows that it refused."""

    run: ImportRun
    refusals: Sequence[Refusal | ImportRefusal] = ()


def run_import(
    engine: Engine,
    source: str,
    handle: BinaryIO,
    *,
    file_name: str = "",
    options: ReadOptions | None = None,
    started_by: str | None = None,
    dry_run: bool = False,
    whole_source: bool = False,
) -> ImportReport:
    """Import a file under the name of a source, here and now.

    Raises:
        WrongOptionError: the source or an option does not fit; nothing is stored.
        UnreadableFileError: the file as a whole cannot be read; nothing is stored. Damage found
            later on ends the run, whose `failure` says so.
    """
    wanted = Wanted(
        source,
        file_name,
        options or ReadOptions(),
        started_by,
        dry_run=dry_run,
        whole_source=whole_source,
    )
    with here_and_now(engine, wanted, handle) as claim:
        carrying_out.carry_out_claimed(engine, claim)
    return report(engine, claim.import_id)


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
    _checked_source(wanted)
    import_id = new_id()
    spooled = spool.copy(engine, import_id, handle, running.settings().max_import_mb, on_bytes)
    with holding(engine, import_id), _removed_unless_begun(engine, import_id):
        run = _checked(engine, spooled, wanted)
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
    """
    require(who, *IMPORTERS)
    try:
        run = _checked(session.get_bind().engine, spooled, wanted)
    except WrongOptionError as wrong:
        raise Invalid(f"The import can't be done: {wrong}.") from None
    except UnreadableFileError as failure:
        raise unreadable(failure) from None
    run.started_by = who.id
    _add(session, run)
    return run


def unreadable(failure: UnreadableFileError) -> Invalid:
    """The refusal of a file that can't be read as a whole."""
    problem = FieldProblem("body.file", str(failure))
    return Invalid("The file can't be read, and nothing was stored.", errors=(problem,))


def _checked(engine: Engine, spooled: Spooled, wanted: Wanted) -> ImportRun:
    """The run as it begins, once the source, the options and the file's beginning are looked at."""
    name, options = _checked_source(wanted), wanted.options
    with spool.path_of(engine, spooled.import_id).open("rb") as handle:
        kind = open_listing(handle, options).format
    return ImportRun(
        id=spooled.import_id,
        source=name,
        file_name=shown(wanted.file_name, MOST_FILE_NAME),
        format=kind,
        options={
            "format": options.format,
            "mapping": dict(options.mapping),
            "encoding": options.encoding,
        },
        started_by=wanted.started_by,
        dry_run=wanted.dry_run,
        whole_source=wanted.whole_source,
        close_most=wanted.close_most,
        bytes=spooled.size,
    )


def _checked_source(wanted: Wanted) -> str:
    name = wanted.source.strip()
    if not name or name != shown(name, MOST_SOURCE):
        raise WrongOptionError(f"a source is a name of 1 to {MOST_SOURCE} plain characters")
    return name


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
