"""Vacancies: found, listed, and handed to the pool that ranks them."""

from __future__ import annotations

import json
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, false
from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from api.employers.tables import Employer
from api.errors import NotFound
from api.vacancies.pool_folder import Stamp
from api.vacancies.stored_json import vacancy_bytes
from api.vacancies.tables import VacancyRow

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PoolRow:
    """A vacancy as the pool takes it in; `facts_json` are the facts as they are stored."""

    id: str
    facts_json: str
    text: str

    @property
    def facts(self) -> dict[str, Any]:
        """What `vacancy_from_json` takes, beside `text`."""
        found: dict[str, Any] = json.loads(self.facts_json)
        return found

    @property
    def line(self) -> tuple[str, bytes]:
        """Its id and the JSON of all of it, as `vacancy_to_bytes` writes it."""
        return self.id, vacancy_bytes(self.facts_json, self.text)


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a vacancy comes from, and its dates; `came` is when it was first imported."""

    id: str
    source: str
    reference: str
    url: str | None
    posted: date | None
    closes: date | None
    came: datetime


def get(session: Session, vacancy_id: str) -> VacancyRow:
    """One vacancy; one that was withdrawn only if it had been shown to somebody by then.

    Raises:
        NotFound: there is no such vacancy.
    """
    row = session.get(VacancyRow, vacancy_id)
    if row is None or (row.withdrawn_at is not None and not row.was_shown):
        raise NotFound("There is no such vacancy.")
    return row


def other_listings(session: Session, row: VacancyRow) -> Sequence[VacancyRow]:
    """The other listings of the job that a vacancy is one of, the main one first."""
    main = row.same_as or row.id
    of_one = or_(col(VacancyRow.id) == main, col(VacancyRow.same_as) == main)
    query = select(VacancyRow).where(of_one, VacancyRow.id != row.id)
    return session.exec(query.order_by(col(VacancyRow.id) != main, col(VacancyRow.id))).all()


def vacancies(
    words: str | None = None, employer_id: str | None = None, open_on: date | None = None
) -> SelectOfScalar[VacancyRow]:
    """Vacancies with `words` in their title, of an employer, or open on a date; else all.

    Those that were withdrawn, and further listings of one that is there, are in no list.
    """
    found = select(VacancyRow).where(col(VacancyRow.withdrawn_at).is_(None), is_main())
    if words:
        found = found.where(col(VacancyRow.title).icontains(words, autoescape=True))
    if employer_id:
        found = found.where(VacancyRow.employer_id == employer_id)
    if open_on:
        found = found.where(is_open_on(open_on))
    return found


def newest(session: Session, employer_id: str, on: date, most: int) -> Sequence[VacancyRow]:
    """The vacancies of an employer that are open on a date, newest first."""
    found = vacancies(employer_id=employer_id, open_on=on)
    return session.exec(found.order_by(col(VacancyRow.id).desc()).limit(most)).all()


def open_by_employer(session: Session, employers: Sequence[str], on: date) -> dict[str, int]:
    """How many vacancies each employer has open on a date; those with none are left out."""
    rows = session.exec(
        select(VacancyRow.employer_id, func.count())
        .where(col(VacancyRow.employer_id).in_(employers), is_open_on(on), is_main())
        .group_by(col(VacancyRow.employer_id))
    )
    return dict(rows.all())


def count_closed(session: Session, on: date) -> int:
    """How many vacancies are not open on a date."""
    return session.exec(select(func.count()).select_from(VacancyRow).where(~is_open_on(on))).one()


def rows_for_pool(
    session: Session, on: date, ids: Collection[str] | None = None
) -> Generator[PoolRow, None, None]:
    """The vacancies open on a date, of those with `ids` where these are given, oldest first.

    To be closed by whoever may not come to the end: PostgreSQL keeps a cursor open until then.
    """
    said, key = col(VacancyRow.employer_key), col(Employer.key)
    other_key = case((said != key, key), else_=None)
    found = (
        select(VacancyRow.id, cast(VacancyRow.facts, Text), VacancyRow.text, other_key)
        .join(Employer, col(Employer.id) == col(VacancyRow.employer_id))
        .where(is_open_on(on), is_main())
    )
    if ids is None:
        rows = session.exec(
            found.order_by(col(VacancyRow.id)).execution_options(yield_per=ROWS_AT_ONCE)
        )
        with closing(rows):
            yield from (_pool_row(*row) for row in rows)
        return
    for some in _in_lots(sorted(ids)):
        rows = session.exec(found.where(col(VacancyRow.id).in_(some)).order_by(col(VacancyRow.id)))
        yield from (_pool_row(*row) for row in rows.all())


def _pool_row(key: str, facts_json: str, said: str, employer: str | None) -> PoolRow:
    """The vacancy; under the key of its employer where the advert has another name of it."""
    if employer is not None:
        facts = json.loads(facts_json)
        facts["employer"]["key"] = employer
        facts_json = json.dumps(facts, ensure_ascii=False)
    return PoolRow(key, facts_json, said)


def ids_changed(session: Session, since: Stamp, on: date) -> set[str]:
    """The ids of all vacancies that changed since, closed ones too, or opened or closed by `on`."""
    posted, closes = col(VacancyRow.posted), col(VacancyRow.closes)
    first, last = sorted((since.on, on))
    turned = (
        or_((posted > first) & (posted <= last), (closes >= first) & (closes < last))
        if first < last
        else false()
    )
    changed = or_(col(VacancyRow.changed) > since.changed, turned)
    return set(session.exec(select(VacancyRow.id).where(changed)).all())


def stamp(session: Session, on: date) -> Stamp:
    """The state of the vacancies: different when any of them differs, or the date."""
    newest, count = session.exec(select(func.max(VacancyRow.changed), func.count())).one()
    last = session.exec(
        select(func.max(VacancyRow.id)).where(VacancyRow.changed == (newest or 0))
    ).one()
    return Stamp(on, newest or 0, last, count)


def is_of_this_database(session: Session, kept: Stamp) -> bool:
    """Whether the vacancies of a stamp are, or were, in this database."""
    if kept.last_id is None:
        return False
    changed = session.exec(select(VacancyRow.changed).where(VacancyRow.id == kept.last_id)).first()
    return changed is not None and changed >= kept.changed


def listings(session: Session, ids: Collection[str]) -> dict[str, Listing]:
    """What to call vacancies on a list, by their ids."""
    found: dict[str, Listing] = {}
    for some in _in_lots(sorted(ids)):
        rows = session.exec(select(VacancyRow).where(col(VacancyRow.id).in_(some)))
        for row in rows.all():
            found[row.id] = Listing(
                row.id,
                row.source,
                row.reference,
                row.advert.get("url"),
                row.posted,
                row.closes,
                row.created_at,
            )
    return found


def _in_lots(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), ROWS_AT_ONCE):
        yield ids[start : start + ROWS_AT_ONCE]


def is_main() -> ColumnElement[bool]:
    """Whether it stands for itself: it is no further listing of another vacancy."""
    return col(VacancyRow.same_as).is_(None)


def is_open_on(on: date) -> ColumnElement[bool]:
    """Whether a vacancy is open on a date, be it another listing of one that is there or not."""
    posted, closes = col(VacancyRow.posted), col(VacancyRow.closes)
    in_time = or_(posted.is_(None), posted <= on) & or_(closes.is_(None), closes >= on)
    return in_time & col(VacancyRow.closed_at).is_(None)
