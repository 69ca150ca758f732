"""Names of employers that went (see `leaving`) and that a vacancy has again, as of before."""

from __future__ import annotations

from collections.abc import Collection

from sqlmodel import Session, col, select

from api.clock import now
from api.employers.naming import MOST_NAME
from api.employers.tables import GONE, Employer, EmployerKnownAs
from api.vacancies.tables import VacancyRow


def bring_back(session: Session, vacancy_ids: Collection[str]) -> None:
    """Have vacancies' employers known again by the names that they have, where those went."""
    is_known = select(EmployerKnownAs.id).where(EmployerKnownAs.key == VacancyRow.employer_key)
    rows = session.exec(
        select(VacancyRow).where(
            col(VacancyRow.id).in_(vacancy_ids),
            col(VacancyRow.employer_key).is_not(None),
            ~is_known.exists(),
        )
    ).all()
    for key, row in {row.employer_key: row for row in rows if row.employer_key}.items():
        employer = session.get_one(Employer, row.employer_id, populate_existing=True)
        name = str(row.advert.get("employer") or employer.name)[:MOST_NAME]
        if employer.key.startswith(GONE):
            employer.key, employer.name = key, name
        session.add(
            EmployerKnownAs(
                key=key,
                name=name,
                employer_id=employer.id,
                came_with=employer.id,
                created_at=now(),
            )
        )
    session.flush()
