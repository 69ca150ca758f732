"""A batch of an import into the database: vacancies, refusals, what was before, and the counts.

All of it in one transaction: whatever ends the process, the counts are those of what is stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, insert

from api.clock import now, today
from api.database import session_of
from api.duplicates import listings
from api.employers import naming
from api.imports import examples
from api.imports.batches import Batch
from api.imports.claiming import Claim, claimed_run
from api.imports.kept_cells import written
from api.imports.rows import Refusal
from api.imports.tables import ChangeKind, ImportChange, ImportRefusal, ImportRun
from api.tables import new_id
from api.upserts import table_of
from api.vacancies import storing
from api.vacancies.adverts import Incoming, Ready, incoming, ready
from api.vacancies.before import befores
from api.vacancies.storing import Known, Stored
from matcher.normalise.advert import read_advert
from matcher.vacancy import Advert

MOST_LISTED = 10_000


class CancelledError(Exception):
    """Somebody asked for the import to stop."""


@dataclass(slots=True)
class Work:
    """A batch on its way: `stored` is what was known of its adverts when it was read."""

    source: str
    batch: Batch
    stored: dict[str, Known]

    @property
    def fresh(self) -> list[Incoming]:
        """The adverts that have to be read for facts."""
        return [one for one in self.batch.adverts if storing.says_more(self.stored, one)]


def look_up(engine: Engine, source: str, batch: Batch) -> Work:
    """What is stored of a batch's adverts by now."""
    with session_of(engine, reads_only=True) as session:
        references = [advert.reference for advert in batch.adverts]
        return Work(source, batch, storing.known(session, source, references))


def read_facts(adverts: Sequence[Incoming]) -> list[Ready]:
    """The adverts with their facts: the long part, done by any process, before anything is locked.

    The minimum wage that applies is that of today.
    """
    on = today()
    return [ready(advert, read_advert(advert.advert, on)) for advert in adverts]


def load_tables() -> None:
    """Have the tables of the matcher in memory, for all the processes that this one starts."""
    read_facts([incoming(Advert("Cook", "Cafe"))])


def store(engine: Engine, claim: Claim, work: Work, fresh: Sequence[Ready]) -> ImportRun:
    """Store a batch whose new and changed adverts were read; the run as it then stands.

    Raises:
        CancelledError: somebody asked for an end; nothing of the batch is stored.
        ClaimLostError: the import is another process's.
    """
    naming.get_ready(engine, [one.employer for one in fresh])
    verdicts = listings.foreseen(engine, work.source, fresh)
    with session_of(engine) as session:
        run = _run(session, claim)
        stored = storing.store(session, run.source, run.id, fresh)
        merged = listings.join_stored(session, run.source, fresh, stored.ids, verdicts)
        kept = with_kinds(stored)
        keep_before(session, run.id, stored, kept)
        _keep_refused(session, run, work.batch.refused)
        run.unchanged += len(work.batch.adverts) - len(fresh)
        _add_up(run, work.batch, stored)
        _show_added(run, work, fresh)
        by_reference = {one.reference: one for one in fresh}
        changed = (examples.of_changed(by_reference[b.reference], b) for b in stored.before)
        run.examples = examples.with_more(run.examples, "changed", changed)
        _count_merged(session, run, stored, merged, by_reference)
    return run


def _count_merged(
    session: Session,
    run: ImportRun,
    stored: Stored,
    merged: set[str],
    by_reference: Mapping[str, Ready],
) -> None:
    run.merged += len(merged)
    if not merged or len(run.examples.get("merged", ())) >= examples.MOST_OF_A_KIND:
        return
    few = [one for one, key in stored.ids.items() if key in merged][: examples.MOST_OF_A_KIND]
    others = listings.others_of(session, [stored.ids[reference] for reference in few])
    shown = (
        examples.of_merged(
            reference,
            by_reference[reference].title,
            by_reference[reference].employer.name,
            {"source": other.source, "reference": other.reference},
        )
        for reference in few
        if (other := others.get(stored.ids[reference]))
    )
    run.examples = examples.with_more(run.examples, "merged", shown)


def compare(engine: Engine, claim: Claim, work: Work) -> ImportRun:
    """Count what storing a batch would do, and keep its refusals; no vacancy is written.

    Raises:
        CancelledError: somebody asked for an end.
        ClaimLostError: the import is another process's.
    """
    with session_of(engine) as session:
        run = _run(session, claim)
        _keep_refused(session, run, work.batch.refused)
        _add_up(run, work.batch, storing.compare(work.stored, work.batch.adverts))
        changed = [one for one in work.fresh if one.reference in work.stored]
        _show_added(run, work, [one for one in work.fresh if one.reference not in work.stored])
        run.examples = examples.with_more(
            run.examples, "changed", _would_change(session, run, work, changed)
        )
    return run


def _would_change(
    session: Session, run: ImportRun, work: Work, changed: Sequence[Incoming]
) -> list[examples.Example]:
    if len(run.examples.get("changed", ())) >= examples.MOST_OF_A_KIND:
        return []
    few = changed[: examples.MOST_OF_A_KIND]
    before = {
        one.reference: one
        for one in befores(session, [work.stored[one.reference].id for one in few])
    }
    return [
        examples.of_changed(one, before[one.reference])
        for one in read_facts(few)
        if one.reference in before
    ]


def _run(session: Session, claim: Claim) -> ImportRun:
    run = claimed_run(session, claim)
    if run.cancel_asked:
        raise CancelledError
    return run


def _add_up(run: ImportRun, batch: Batch, stored: Stored) -> None:
    run.read += len(batch)
    run.refused += len(batch.refused)
    run.added += stored.added
    run.changed += stored.changed
    run.unchanged += stored.unchanged + batch.repeated
    run.bytes_read = batch.bytes_read
    run.ignored = batch.ignored
    run.heartbeat_at, run.attempts = now(), 0
    refused = map(examples.of_refused, batch.refused)
    run.examples = examples.with_more(run.examples, "refused", refused)


def _show_added(run: ImportRun, work: Work, fresh: Sequence[Incoming | Ready]) -> None:
    written = {one.reference for one in fresh}
    new = (
        examples.of_added(one)
        for one in work.batch.adverts
        if one.reference in written and one.reference not in work.stored
    )
    run.examples = examples.with_more(run.examples, "added", new)


def _keep_refused(session: Session, run: ImportRun, refused: Sequence[Refusal]) -> None:
    rows = [
        {
            "id": new_id(),
            "import_id": run.id,
            "line": row.line,
            "column": row.column,
            "problem": row.problem,
            "excerpt": row.excerpt,
            "cells": written(row.cells),
        }
        for row in refused[: max(0, MOST_LISTED - run.refused)]
    ]
    if rows:
        session.connection().execute(insert(table_of(ImportRefusal)), rows)


def with_kinds(stored: Stored) -> list[ChangeKind]:
    """What was done to each vacancy that was there before."""
    return [ChangeKind.CHANGED if one.was_open else ChangeKind.REOPENED for one in stored.before]


def keep_before(
    session: Session, import_id: str, stored: Stored, kinds: Sequence[ChangeKind]
) -> None:
    """Keep vacancies as they were before an import wrote over them."""
    rows = [
        {
            "id": new_id(),
            "import_id": import_id,
            "vacancy_id": one.vacancy_id,
            "kind": kind,
            "before": dict(one.columns),
            "at": stored.at,
            "undone_at": None,
            "stays": None,
        }
        for one, kind in zip(stored.before, kinds, strict=True)
    ]
    if rows:
        session.connection().execute(insert(table_of(ImportChange)), rows)
