"""Employers: listed, read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.employers.merging import NO_EMPLOYER
from api.employers.tables import GONE, Employer, EmployerKnownAs
from api.errors import NotFound
from api.vacancies import service as vacancies
from api.vacancies.tables import VacancyRow

MOST_VACANCIES = 200


@dataclass(frozen=True, slots=True)
class EmployerShown:
    """An employer, how many vacancies it has open, and those asked for, newest first.

    `names` are all that it is known by, in the order in which they became known.
    """

    employer: Employer
    open_vacancies: int
    vacancies: Sequence[VacancyRow] = ()
    names: Sequence[str] = ()


def employers(words: str | None = None) -> SelectOfScalar[Employer]:
    """The employers with `words` in one of their names, or all of them."""
    found = select(Employer).where(
        col(Employer.merged_into).is_(None), ~col(Employer.key).startswith(GONE)
    )
    if not words:
        return found
    named = select(EmployerKnownAs.employer_id).where(
        col(EmployerKnownAs.name).icontains(words, autoescape=True)
    )
    return found.where(col(Employer.id).in_(named))


def names_of(session: Session, employer_id: str) -> Sequence[str]:
    """All names of an employer, in the order in which they became known."""
    query = select(EmployerKnownAs.name).where(EmployerKnownAs.employer_id == employer_id)
    return session.exec(query.order_by(col(EmployerKnownAs.id))).all()


def merged_into(session: Session, employer_id: str) -> str | None:
    """The employer that one was merged into; None where it stands for itself, or is not there."""
    employer = session.get(Employer, employer_id)
    return employer.merged_into if employer else None


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
    if employer is None or employer.key.startswith(GONE):
        raise NotFound(NO_EMPLOYER)
    [counted] = shown(session, [employer], on)
    newest = vacancies.newest(session, employer_id, on, MOST_VACANCIES)
    names = names_of(session, employer_id)
    return EmployerShown(employer, counted.open_vacancies, newest, names)
