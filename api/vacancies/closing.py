"""Vacancies that their source no longer lists: found, counted, closed; never deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, or_, select

from api.clock import now
from api.duplicates.listings import grouped_ones, regroup
from api.upserts import table_of
from api.vacancies.before import Before, befores
from api.vacancies.storing import next_change, wait_for_turn
from api.vacancies.tables import VacancyRow

_REFERENCES_AT_ONCE = 5_000
_IDS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Closed:
    """The vacancies that were closed at a moment, as they were before."""

    before: tuple[Before, ...]
    at: datetime


def unlisted(
    session: Session, source: str, on: date, is_listed: Callable[[str], bool]
) -> list[str]:
    """The ids of a source's vacancies open on a date whose references are not listed.

    The references come from an index alone: few rows are looked at, however many there are.
    """
    found: list[str] = []
    missing: list[str] = []
    for reference in _references(session, source):
        if not is_listed(reference):
            missing.append(reference)
        if len(missing) >= _IDS_AT_ONCE:
            found += _open_ones(session, source, on, missing)
            missing.clear()
    return found + _open_ones(session, source, on, missing)


def closed_ones(session: Session, source: str) -> Iterator[str]:
    """The references of a source's vacancies that were closed, and would open if they came back."""
    query = select(VacancyRow.reference).where(
        VacancyRow.source == source,
        col(VacancyRow.closed_at).is_not(None),
        col(VacancyRow.withdrawn_at).is_(None),
    )
    yield from session.exec(query)


def titles(session: Session, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """The reference, title and employer of a few vacancies."""
    rows = session.exec(
        select(VacancyRow.reference, VacancyRow.title, VacancyRow.facts)
        .where(col(VacancyRow.id).in_(ids))
        .order_by(col(VacancyRow.id))
    )
    return [(reference, title, facts["employer"]["name"]) for reference, title, facts in rows]


def close(session: Session, ids: Sequence[str], import_id: str) -> Closed:
    """Close those of the vacancies that are still open, in an import's name."""
    wait_for_turn(session)
    before = tuple(one for one in befores(session, ids, whole=False) if one.was_open)
    at = now()
    if before:
        table = table_of(VacancyRow)
        closing = update(table).where(table.c.id.in_([one.vacancy_id for one in before]))
        session.connection().execute(
            closing.values(
                closed_at=at, updated_at=at, import_id=import_id, changed=next_change(session)
            )
        )
        # Another listing of the same job may be open.
        regroup(session, grouped_ones(session, [one.vacancy_id for one in before]))
    return Closed(before, at)


def _references(session: Session, source: str) -> Iterator[str]:
    last = ""
    while True:
        query = (
            select(VacancyRow.reference)
            .where(VacancyRow.source == source, VacancyRow.reference > last)
            .order_by(col(VacancyRow.reference))
            .limit(_REFERENCES_AT_ONCE)
        )
        some = session.exec(query).all()
        yield from some
        if len(some) < _REFERENCES_AT_ONCE:
            return
        last = some[-1]


def _open_ones(session: Session, source: str, on: date, references: Sequence[str]) -> list[str]:
    if not references:
        return []
    query = select(VacancyRow.id).where(
        _is_open(source, on), col(VacancyRow.reference).in_(references)
    )
    return list(session.exec(query.order_by(col(VacancyRow.id))).all())


def _is_open(source: str, on: date) -> ColumnElement[bool]:
    """Not closed and not past its date: one that has expired is over anyway."""
    closes = col(VacancyRow.closes)
    ours = (col(VacancyRow.source) == source) & col(VacancyRow.closed_at).is_(None)
    return ours & or_(closes.is_(None), closes >= on)
