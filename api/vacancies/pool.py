"""The open vacancies of the database as a pool to rank, kept up to date by what changes.

Each process holds one pool an engine. A large one lies in a folder of the service's home, mapped
into memory, so that the processes of a service share it and none builds it again at its start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlmodel import Session

from api.contracts import vacancy_from_json
from api.database import session_of
from api.vacancies import pool_folder, service
from api.vacancies.pool_folder import Stamp
from matcher.pool import Pool
from matcher.pool.building import segment_of
from matcher.vacancy import Vacancy

POOL_FOLDER = "pool"
"""What the folder is called in the service's home."""
MOST_HELD = 20_000
"""Vacancies that a pool may hold in the memory of each process; more are kept in a folder."""
_TOO_MANY_CHANGES = 0.2
"""The share of a kept pool from which building it anew is better than changing it."""


@dataclass(frozen=True)
class OpenVacancies:
    """The vacancies open on a date, as of a state of the database; known by their ids."""

    pool: Pool
    stamp: Stamp


_kept: WeakKeyDictionary[Engine, OpenVacancies] = WeakKeyDictionary()
_folders: WeakKeyDictionary[Engine, Path] = WeakKeyDictionary()
_building = Lock()


def keep_in(engine: Engine, folder: Path) -> None:
    """Lets the pool of an engine be kept in a folder once it is large."""
    _folders[engine] = folder


def bring_up_to_date(engine: Engine, on: date) -> None:
    """Takes in what changed, in a session that reads only: on SQLite, a write would hold up all."""
    with session_of(engine, reads_only=True) as session:
        open_vacancies(session, on)


def open_vacancies(session: Session, on: date) -> OpenVacancies:
    """The vacancies open on `on`; those that changed since it was last asked are read.

    One request reads while others wait: two at once would do the same work twice.
    """
    engine = session.get_bind().engine
    stamp = service.stamp(session, on)
    with _building:
        kept = _kept.get(engine)
        if kept is None or kept.stamp != stamp:
            kept = _brought_to(stamp, session, kept or _found(session, _folders.get(engine)))
            _kept[engine] = kept
    return kept


def _found(session: Session, folder: Path | None) -> OpenVacancies | None:
    """The pool that was kept in the folder, unless it is of another database."""
    found = pool_folder.read(folder) if folder else None
    if found is None or not service.is_of_this_database(session, found[1]):
        return None
    return OpenVacancies(*found)


def _brought_to(stamp: Stamp, session: Session, kept: OpenVacancies | None) -> OpenVacancies:
    if kept is None or stamp.vacancies < kept.stamp.vacancies:
        return _built(stamp, session)
    changed = service.ids_changed(session, kept.stamp, stamp.on)
    if len(changed) > max(MOST_HELD, _TOO_MANY_CHANGES * len(kept.pool)):
        return _built(stamp, session)
    rows = list(service.rows_for_pool(session, stamp.on, changed))
    added = segment_of((vacancy for _, vacancy in _vacancies(rows)), (row.id for row in rows))
    return OpenVacancies(kept.pool.changed(added, changed), stamp)


def _built(stamp: Stamp, session: Session) -> OpenVacancies:
    folder = _folders.get(session.get_bind().engine)
    rows = service.rows_for_pool(session, stamp.on)
    if folder is None or stamp.vacancies <= MOST_HELD:
        held = list(_vacancies(rows))
        segment = segment_of((vacancy for _, vacancy in held), (key for key, _ in held))
        return OpenVacancies(Pool.holding([segment]), stamp)
    return OpenVacancies(pool_folder.write(folder, stamp, _vacancies(rows)), stamp)


def _vacancies(rows: Iterable[service.PoolRow]) -> Iterator[tuple[str, Vacancy]]:
    return ((row.id, vacancy_from_json(row.facts, row.text)) for row in rows)
