"""Vacancies: found, listed, and handed to the pool that ranks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from api.errors import NotFound
from api.vacancies.tables import VacancyRow

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PoolRow:
    """A vacancy as the pool takes it in; `facts` and `text` are those of `vacancy_from_json`."""

    id: str
    source: str
    reference: str
    title: str
    employer_id: str
    employer: str
    facts: dict[str, Any]
    text: str
    url: str | None
    posted: date | None
    closes: date | None
    changed: int


def get(session: Session, vacancy_id: str) -> VacancyRow:
    """One vacancy.

    Raises:
        NotFound: there is no such vacancy.
    """
    row = session.get(VacancyRow, vacancy_id)
    if row is None:
        raise NotFound("There is no such vacancy.")
    return row


def vacancies(
    words: str | None = None, employer_id: str | None = None, open_on: date | None = None
) -> SelectOfScalar[VacancyRow]:
    """Vacancies with `words` in their title, of an employer, or open on a date; else all."""
    found = select(VacancyRow)
    if words:
        found = found.where(col(VacancyRow.title).icontains(words, autoescape=True))
    if employer_id:
        found = found.where(VacancyRow.employer_id == employer_id)
    if open_on:
        found = found.where(_is_open(open_on))
    return found


def newest(session: Session, employer_id: str, on: date, most: int) -> Sequence[VacancyRow]:
    """The vacancies of an employer that are open on a date, newest first."""
    found = vacancies(employer_id=employer_id, open_on=on)
    return session.exec(found.order_by(col(VacancyRow.id).desc()).limit(most)).all()


def open_by_employer(session: Session, employers: Sequence[str], on: date) -> dict[str, int]:
    """How many vacancies each employer has open on a date; those with none are left out."""
    rows = session.exec(
        select(VacancyRow.employer_id, func.count())
        .where(col(VacancyRow.employer_id).in_(employers), _is_open(on))
        .group_by(col(VacancyRow.employer_id))
    )
    return dict(rows.all())


def count_closed(session: Session, on: date) -> int:
    """How many vacancies are not open on a date."""
    return session.exec(select(func.count()).select_from(VacancyRow).where(~_is_open(on))).one()


def rows_for_pool(session: Session, on: date, since: int = 0) -> Iterator[PoolRow]:
    """The vacancies open on a date that changed after `since` (0 for all), oldest first."""
    rows = session.exec(
        select(VacancyRow)
        .where(_is_open(on), VacancyRow.changed > since)
        .order_by(col(VacancyRow.id))
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    for row in rows:
        yield _pool_row(row)
        session.expunge(row)


def ids_changed(session: Session, since: int) -> set[str]:
    """The ids of all vacancies that changed after `since`, closed ones too: a pool drops these."""
    return set(session.exec(select(VacancyRow.id).where(VacancyRow.changed > since)).all())


def latest_change(session: Session) -> tuple[int, int]:
    """The highest `changed` of all vacancies and how many there are: different when any differs."""
    found = session.exec(select(func.max(VacancyRow.changed), func.count())).one()
    return (found[0] or 0, found[1])


def _is_open(on: date) -> ColumnElement[bool]:
    posted, closes = col(VacancyRow.posted), col(VacancyRow.closes)
    in_time = or_(posted.is_(None), posted <= on) & or_(closes.is_(None), closes >= on)
    return in_time & col(VacancyRow.closed_at).is_(None)


def _pool_row(row: VacancyRow) -> PoolRow:
    return PoolRow(
        id=row.id,
        source=row.source,
        reference=row.reference,
        title=row.title,
        employer_id=row.employer_id,
        employer=row.facts["employer"]["name"],
        facts=row.facts,
        text=row.text,
        url=row.advert.get("url"),
        posted=row.posted,
        closes=row.closes,
        changed=row.changed,
    )
