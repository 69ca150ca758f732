"""Imports: a file of adverts read, checked, normalised and stored, and the record of each run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from sqlalchemy import Engine
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.roles import Role
from api.accounts.service import require
from api.accounts.tables import User
from api.audit.service import record
from api.clock import now, today
from api.database import session_of
from api.errors import FieldProblem, Invalid, NotFound
from api.imports.batches import Batch, batches
from api.imports.readers.listing import Listing, ReadOptions, open_listing
from api.imports.rows import Refusal, UnreadableFileError, WrongOptionError, shown
from api.imports.tables import ImportRefusal, ImportRun
from api.vacancies import storing
from api.vacancies.storing import Stored
from matcher.normalise.advert import read_advert

MOST_SOURCE = 80
MOST_FILE_NAME = 255
MOST_LISTED = 10_000
FIRST_REFUSALS = 20
IMPORTERS = (Role.IMPORTER, Role.SUPERVISOR, Role.ADMIN)


@dataclass(slots=True)
class ImportReport:
    """A run (stored, unless it was a dry run) and the first rows that it refused."""

    run: ImportRun
    refusals: list[Refusal] = field(default_factory=list)


def run_import(
    engine: Engine,
    source: str,
    handle: BinaryIO,
    *,
    file_name: str = "",
    options: ReadOptions | None = None,
    started_by: str | None = None,
    on_bytes: Callable[[int], None] | None = None,
    dry_run: bool = False,
) -> ImportReport:
    """Import a file under the name of a source, committing some 500 rows at a time.

    Each batch is whole or not there at all. A run that is cut off has no `finished_at`; importing
    the file again completes it, as does importing it twice at once. `file_name` is only a label.
    `on_bytes` is told how many bytes of the file have been read; a dry run writes nothing.

    Raises:
        WrongOptionError: the source or an option does not fit; nothing is stored.
        UnreadableFileError: the file as a whole cannot be read; nothing is stored. Damage found
            later on ends the run, whose `failure` says so.
    """
    name = source.strip()
    if not name or name != shown(name, MOST_SOURCE):
        raise WrongOptionError(f"a source is a name of 1 to {MOST_SOURCE} plain characters")
    listing = open_listing(handle, options or ReadOptions(), on_bytes)
    run = ImportRun(
        source=name,
        file_name=shown(file_name, MOST_FILE_NAME),
        format=listing.format,
        started_by=started_by,
    )
    if dry_run:
        return _take_in(ImportReport(run), listing, lambda batch: _compare(engine, run, batch))
    with session_of(engine) as session:
        session.add(run)
        record(session, started_by, "import.started", "import", run.id)
    report = _take_in(ImportReport(run), listing, lambda batch: _store(engine, run, batch))
    with session_of(engine) as session:
        session.add(run)
        record(session, started_by, "import.ended", "import", run.id, **_counts(run))
    return report


def _take_in(report: ImportReport, listing: Listing, take: Callable[[Batch], None]) -> ImportReport:
    run = report.run
    try:
        for batch in batches(listing.rows):
            take(batch)
            report.refusals += batch.refused[: FIRST_REFUSALS - len(report.refusals)]
        run.finished_at = now()
    except UnreadableFileError as failure:
        run.failure = str(failure)
    run.ignored = listing.ignored.counts()
    return report


def _counts(run: ImportRun) -> dict[str, int]:
    names = ("read", "added", "changed", "unchanged", "refused")
    return {name: getattr(run, name) for name in names}


def _compare(engine: Engine, run: ImportRun, batch: Batch) -> None:
    """Count what storing the batch would do."""
    _add_up(run, batch, storing.compare(_known(engine, run, batch), batch.adverts))


def _store(engine: Engine, run: ImportRun, batch: Batch) -> None:
    """Store the batch, its refusals and the counts so far, in one transaction.

    Normalising is the long part: it is done before anything is locked, and only for what is new.
    """
    before = _known(engine, run, batch)
    on = today()
    fresh = [
        (advert, read_advert(advert.advert, on))
        for advert in batch.adverts
        if before.get(advert.reference) != advert.content_hash
    ]
    with session_of(engine) as session:
        stored = storing.store(session, run.source, run.id, fresh)
        listed = batch.refused[: max(0, MOST_LISTED - run.refused)]
        session.add_all([_refusal_row(run, refused) for refused in listed])
        run.unchanged += len(batch.adverts) - len(fresh)
        _add_up(run, batch, stored)
        session.add(run)


def _known(engine: Engine, run: ImportRun, batch: Batch) -> dict[str, str]:
    with session_of(engine, reads_only=True) as session:
        references = [advert.reference for advert in batch.adverts]
        return storing.known(session, run.source, references)


def _add_up(run: ImportRun, batch: Batch, stored: Stored) -> None:
    run.read += len(batch)
    run.refused += len(batch.refused)
    run.added += stored.added
    run.changed += stored.changed
    run.unchanged += stored.unchanged + batch.repeated


def _refusal_row(run: ImportRun, refused: Refusal) -> ImportRefusal:
    return ImportRefusal(
        import_id=run.id,
        line=refused.line,
        column=refused.column,
        problem=refused.problem,
        excerpt=refused.excerpt,
    )


def import_upload(
    session: Session,
    who: User,
    source: str,
    handle: BinaryIO,
    *,
    file_name: str,
    options: ReadOptions,
) -> ImportReport:
    """Import a file that somebody sent.

    The work of `session` is committed first: the import commits batch by batch on its own, so that
    others can write in between.

    Raises:
        Forbidden: `who` may not import.
        Invalid: an option does not fit, or the file as a whole cannot be read.
    """
    require(who, *IMPORTERS)
    session.commit()
    try:
        return run_import(
            session.get_bind().engine,
            source,
            handle,
            file_name=file_name,
            options=options,
            started_by=who.id,
        )
    except WrongOptionError as wrong:
        raise Invalid(f"The import can't be done: {wrong}.") from None
    except UnreadableFileError as failure:
        problem = FieldProblem("body.file", str(failure))
        raise Invalid(
            "The file can't be read, and nothing was stored.", errors=(problem,)
        ) from None


def imports(who: User | None = None) -> SelectOfScalar[ImportRun]:
    """All runs. `who` is None on the command line.

    Raises:
        Forbidden: `who` may not import.
    """
    if who is not None:
        require(who, *IMPORTERS)
    return select(ImportRun)


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
