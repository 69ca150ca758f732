"""What an import did to vacancies, taken back: its additions withdrawn, its changes undone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from api.clock import now
from api.duplicates.listings import grouped_ones, regroup, renew
from api.employers.naming import name_again
from api.upserts import table_of
from api.vacancies.before import columns_from
from api.vacancies.storing import next_change
from api.vacancies.tables import VacancyRow

LATER_IMPORT = "a later import changed it"
BY_HAND = "it was changed by hand since"
WITHDRAWN = "it was withdrawn since, with the import that added it"


@dataclass(frozen=True, slots=True)
class Touch:
    """A vacancy, and who wrote it when the last time."""

    id: str
    reference: str
    title: str
    import_id: str | None
    created_at: datetime
    updated_at: datetime
    is_withdrawn: bool

    def later(self, import_id: str, at: datetime | None = None) -> str | None:
        """Why it is no longer as an import left it (added it, or wrote it `at`), if it is not."""
        if self.is_withdrawn:
            return WITHDRAWN
        if self.import_id != import_id:
            return LATER_IMPORT
        return None if self.updated_at == (at or self.created_at) else BY_HAND


def added_by(session: Session, import_id: str, after: str, most: int) -> list[Touch]:
    """The vacancies that an import added and nobody withdrew, in order, those after an id."""
    where = (
        VacancyRow.added_by == import_id,
        VacancyRow.id > after,
        col(VacancyRow.withdrawn_at).is_(None),
    )
    rows = session.exec(
        select(VacancyRow).where(*where).order_by(col(VacancyRow.id)).limit(most)
    ).all()
    return [_touch(row) for row in rows]


def touches(session: Session, ids: Collection[str]) -> dict[str, Touch]:
    """The vacancies with these ids, by their ids."""
    rows = session.exec(select(VacancyRow).where(col(VacancyRow.id).in_(ids))).all()
    return {row.id: _touch(row) for row in rows}


def withdraw(session: Session, ids: Sequence[str], shown: Collection[str]) -> None:
    """Withdraw vacancies; those that were `shown` to somebody can still be looked at."""
    at, changed = now(), next_change(session)
    for was_shown in (True, False):
        some = [one for one in ids if (one in shown) is was_shown]
        if some:
            _write(
                session,
                some,
                withdrawn_at=at,
                closed_at=at,
                updated_at=at,
                was_shown=was_shown,
                changed=changed,
            )
    regroup(session, grouped_ones(session, ids))


def restore(session: Session, before: Mapping[str, Mapping[str, Any]]) -> None:
    """Give vacancies, by their ids, back the columns that `Before` kept of them."""
    changed = next_change(session)
    for vacancy_id, kept in before.items():
        _write(session, [vacancy_id], **columns_from(kept), changed=changed)
    name_again(session, before)
    renew(session, before)


def _write(session: Session, ids: Sequence[str], **columns: object) -> None:
    table = table_of(VacancyRow)
    session.connection().execute(update(table).where(table.c.id.in_(ids)).values(**columns))


def _touch(row: VacancyRow) -> Touch:
    return Touch(
        row.id,
        row.reference,
        row.title,
        row.import_id,
        row.created_at,
        row.updated_at,
        row.withdrawn_at is not None,
    )
