"""The open vacancies of the database as a pool to rank, kept up to date by what changes.

Each process holds one pool an engine. A large one lies in a folder of the service's home, mapped
into memory, so that the processes of a service share it and none builds it again at its start.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import Engine
from sqlmodel import Session

from api.clock import today
from api.contracts import vacancy_from_bytes
from api.database import session_of
from api.parallel import WorkerLostError
from api.vacancies import pool_folder, service
from api.vacancies.pool_folder import Stamp
from api.vacancies.pool_lines import Lines
from api.vacancies.pool_lock import locked
from matcher.pool import Pool
from matcher.pool.building import segment_of
from matcher.vacancy import Vacancy

POOL_FOLDER = "pool"
"""What the folder is called in the service's home."""
MOST_HELD = 20_000
"""Vacancies that each process may hold in its own memory.

A larger pool is kept in a folder. What has changed since it was written is held beside it: the
vacancies that came or said something new, and which ones no longer count. Once these are more than
this, they are added to the folder.
"""
MOST_SEGMENTS = 24
"""Segments of a folder's pool before it is built anew: ranking looks through each of them."""


@dataclass(frozen=True)
class OpenVacancies:
    """The vacancies open on a date, as of a state of the database; known by their ids.

    `built` is the pool before any change.
    """

    pool: Pool
    stamp: Stamp
    built: Pool

    @classmethod
    def just_built(cls, pool: Pool, stamp: Stamp) -> OpenVacancies:
        """A pool in which nothing has changed yet."""
        return cls(pool, stamp, pool)

    @property
    def changes(self) -> int:
        """How many rows were added since it was built, and how many of those there no longer count.

        Small segments are made one now and then: those that were there before then count as added.
        """
        counted = zip(self.built.segments, self.built.live, strict=True)
        before = {id(segment): int(np.count_nonzero(live)) for segment, live in counted}
        total = 0
        for segment, live in zip(self.pool.segments, self.pool.live, strict=True):
            were = before.get(id(segment))
            total += len(live) if were is None else were - int(np.count_nonzero(live))
        return total


_kept: WeakKeyDictionary[Engine, OpenVacancies] = WeakKeyDictionary()
_folders: WeakKeyDictionary[Engine, Path] = WeakKeyDictionary()
_building = Lock()
_log = logging.getLogger(__name__)


def keep_in(engine: Engine, folder: Path) -> None:
    """Lets the pool of an engine be kept in a folder once it is large."""
    _folders[engine] = folder


def bring_up_to_date(engine: Engine, on: date) -> None:
    """Takes in what changed, in a session that reads only: on SQLite, a write would hold up all."""
    with session_of(engine, reads_only=True) as session:
        open_vacancies(session, on)


@contextmanager
def kept_back(engine: Engine, workers: int = 1) -> Iterator[None]:
    """Holds the folder's pool back while very much is written, and then brings it up to date.

    Meanwhile processes that have a pool rank by that one, with the changes that they can hold.
    With `workers` so many processes make a large one, for which this one should have no threads.
    """
    folder = _folders.get(engine)
    if folder is None:
        yield
        return
    with locked(folder, wait=False) as is_mine:
        yield
        if is_mine:
            try:
                _make_ready(engine, folder, workers)
            except WorkerLostError:
                _log.warning("the pool could not be made ready: whoever ranks next does it")


def _make_ready(engine: Engine, folder: Path, workers: int) -> None:
    with session_of(engine, reads_only=True) as session:
        is_large = service.stamp(session, today()).vacancies > MOST_HELD
    if is_large:
        _written(engine, folder, today(), workers)


def open_vacancies(session: Session, on: date) -> OpenVacancies:
    """The vacancies open on `on`; those that changed since it was last asked are read.

    One request reads while others wait: two at once would do the same work twice. A session that
    sees an older state than the pool holds, because it began before, is given the newer pool.
    """
    engine = session.get_bind().engine
    stamp = service.stamp(session, on)
    with _building:
        kept = _kept.get(engine)
        if kept is None or not _holds(kept.stamp, stamp):
            kept = _brought_to(stamp, session, kept or _found(session, _folders.get(engine)))
            _kept[engine] = kept
    return kept


def _holds(kept: Stamp, wanted: Stamp) -> bool:
    """Whether a pool of the one stamp has all that one of the other would have."""
    return kept == wanted or (kept.on == wanted.on and kept.changed > wanted.changed)


def _found(session: Session, folder: Path | None) -> OpenVacancies | None:
    """The pool that was kept in the folder, unless it is of another database."""
    found = pool_folder.read(folder) if folder else None
    if found is None or not service.is_of_this_database(session, found[1]):
        return None
    return OpenVacancies.just_built(*found)


def _brought_to(stamp: Stamp, session: Session, kept: OpenVacancies | None) -> OpenVacancies:
    return _changed(stamp, session, kept, MOST_HELD) or _built(stamp, session, kept)


def _changed(
    stamp: Stamp, session: Session, kept: OpenVacancies | None, most: int
) -> OpenVacancies | None:
    """The kept pool with what has changed since; None where `most` changes are too few for it."""
    if kept is None or stamp.vacancies < kept.stamp.vacancies:
        return None
    changed = service.ids_changed(session, kept.stamp, stamp.on)
    # For another day nothing is kept, and reading what differs is never more than reading all.
    # A row that changed is one more row, and one that no longer counts.
    if stamp.on == today() and kept.changes + 2 * len(changed) > most:
        return None
    rows = list(service.rows_for_pool(session, stamp.on, changed))
    added = segment_of((vacancy for _, vacancy in _vacancies(rows)), (row.id for row in rows))
    return OpenVacancies(kept.pool.changed(added, changed), stamp, kept.built)


def _built(stamp: Stamp, session: Session, kept: OpenVacancies | None) -> OpenVacancies:
    """The pool built anew: into the folder if it is large, and what will be asked for again."""
    engine = session.get_bind().engine
    folder = _folders.get(engine)
    if folder and stamp.vacancies > MOST_HELD and stamp.on == today():
        return _found_or_written(engine, folder, stamp.on, kept)
    held = list(_vacancies(service.rows_for_pool(session, stamp.on)))
    segment = segment_of((vacancy for _, vacancy in held), (key for key, _ in held))
    return OpenVacancies.just_built(Pool.holding([segment]), stamp)


def _found_or_written(
    engine: Engine, folder: Path, on: date, kept: OpenVacancies | None
) -> OpenVacancies:
    """The folder's pool, which another process may have built while this one waited to.

    While another writes, as an import does, what this one has of the day is good enough.
    """
    is_of_today = kept is not None and kept.stamp.on == on
    with locked(folder, wait=not is_of_today) as is_mine:
        if kept and not is_mine:
            return kept
        return _written(engine, folder, on)


def _written(engine: Engine, folder: Path, on: date, workers: int = 1) -> OpenVacancies:
    """The folder's pool with all that changed, written to the folder once it is much.

    In a session of its own: one from before a wait would not see what the others have.
    """
    with session_of(engine, reads_only=True) as session:
        stamp = service.stamp(session, on)
        found = _found(session, folder)
        # What will soon be too much is written at once: else it is read again and again.
        theirs = _changed(stamp, session, found, MOST_HELD // 2)
        if theirs:
            return theirs
        if found and stamp.vacancies >= found.stamp.vacancies and _has_room(found.pool):
            changed = service.ids_changed(session, found.stamp, on)
            rows = service.rows_for_pool(session, on, changed)
            left = found.pool.without(changed)
            pool = pool_folder.add(folder, stamp, left, _lines(rows, len(changed), workers))
        else:
            with closing(service.rows_for_pool(session, on)) as every:
                pool = pool_folder.write(folder, stamp, _lines(every, stamp.vacancies, workers))
        return OpenVacancies.just_built(pool, stamp)


def _has_room(pool: Pool) -> bool:
    """Whether changes are added to a folder's pool, most of which still counts."""
    rows = sum(map(len, pool.segments))
    return len(pool.segments) < MOST_SEGMENTS and 2 * len(pool) > rows


def _lines(rows: Iterable[service.PoolRow], most: int, workers: int) -> Lines:
    return Lines((row.line for row in rows), most, workers)


def _vacancies(rows: Iterable[service.PoolRow]) -> Iterator[tuple[str, Vacancy]]:
    return ((key, vacancy_from_bytes(said)) for key, said in (row.line for row in rows))
