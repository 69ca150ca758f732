"""The open vacancies of the database as a pool to rank, kept in memory until they change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlmodel import Session

from api.contracts import vacancy_from_json
from api.vacancies import service
from api.vacancies.service import PoolRow
from matcher.pool import Pool


@dataclass(frozen=True)
class OpenVacancies:
    """Vacancies open on one date: `rows[i]` is the stored row of `pool.vacancies[i]`."""

    pool: Pool
    rows: tuple[PoolRow, ...]

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each vacancy id stands in the pool."""
        return {row.id: at for at, row in enumerate(self.rows)}


_Mark = tuple[object, ...]
_kept: WeakKeyDictionary[Engine, tuple[_Mark, OpenVacancies]] = WeakKeyDictionary()
_building = Lock()


def open_vacancies(session: Session, on: date) -> OpenVacancies:
    """The vacancies open on `on`; read anew only when one changed or the date did.

    One request builds while others wait: two at once would do the same work twice.
    """
    engine = session.get_bind().engine
    mark = (on, *service.latest_change(session))
    with _building:
        kept = _kept.get(engine)
        if kept is None or kept[0] != mark:
            kept = (mark, _read(session, on))
            _kept[engine] = kept
    return kept[1]


def _read(session: Session, on: date) -> OpenVacancies:
    rows = tuple(service.rows_for_pool(session, on))
    pool = Pool.of(vacancy_from_json(row.facts, row.text) for row in rows)
    return OpenVacancies(pool, rows)
