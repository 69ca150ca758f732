"""Employers: found or made by the key of their name, listed, read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.clock import now
from api.employers.tables import Employer
from api.errors import NotFound
from api.tables import new_id
from api.upserts import insert_into, table_of
from api.vacancies import service as vacancies
from api.vacancies.tables import VacancyRow
from matcher.vacancy import EmployerName

MOST_NAME = 200
MOST_VACANCIES = 200


@dataclass(frozen=True, slots=True)
class EmployerShown:
    """An employer, how many vacancies it has open, and those asked for, newest first."""

    employer: Employer
    open_vacancies: int
    vacancies: Sequence[VacancyRow] = ()


def key_of(name: EmployerName) -> str:
    """The key to store: the name itself where nothing of it makes a key, such as "!!!"."""
    return (name.key or name.name.casefold())[:MOST_NAME]


def employers_by_key(session: Session, names: Iterable[EmployerName]) -> dict[str, str]:
    """The id of each employer by `key_of` its name; those not there yet are made."""
    wanted = {key_of(name): name.name[:MOST_NAME] for name in names}
    found = _ids(session, wanted)
    missing = [
        {"id": new_id(), "key": key, "name": name, "created_at": now()}
        for key, name in wanted.items()
        if key not in found
    ]
    if missing:
        insert = insert_into(session, table_of(Employer))
        session.connection().execute(insert.on_conflict_do_nothing(), missing)
        found |= _ids(session, [key for key in wanted if key not in found])
    return found


def _ids(session: Session, keys: Iterable[str]) -> dict[str, str]:
    rows = session.exec(select(Employer.key, Employer.id).where(col(Employer.key).in_(list(keys))))
    return dict(rows.all())


def employers(words: str | None = None) -> SelectOfScalar[Employer]:
    """The employers with `words` in their name, or all of them."""
    found = select(Employer)
    return found.where(col(Employer.name).icontains(words, autoescape=True)) if words else found


def shown(session: Session, rows: Sequence[Employer], on: date) -> list[EmployerShown]:
    """Employers with how many vacancies each has open on a date."""
    counts = vacancies.open_by_employer(session, [row.id for row in rows], on)
    return [EmployerShown(row, counts.get(row.id, 0)) for row in rows]


def get(session: Session, employer_id: str, on: date) -> EmployerShown:
    """An employer with the vacancies that are open on a date, at most 200 of them.

    Raises:
        NotFound: there is no such employer.
    """
    employer = session.get(Employer, employer_id)
    if employer is None:
        raise NotFound("There is no such employer.")
    [counted] = shown(session, [employer], on)
    newest = vacancies.newest(session, employer_id, on, MOST_VACANCIES)
    return EmployerShown(employer, counted.open_vacancies, newest)
