"""Which employer an advert's name means: one that is known by it, one of a like name, a new one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from api.clock import now
from api.database import session_of
from api.duplicates import questions
from api.duplicates.grouping import two
from api.duplicates.questions import Found
from api.duplicates.states import Kind, State
from api.employers.known_names import known_names
from api.employers.tables import Employer, EmployerKnownAs
from api.tables import new_id
from api.upserts import insert_into, table_of
from api.vacancies.tables import VacancyRow
from matcher.vacancy import EmployerName

MOST_NAME = 200


def key_of(name: EmployerName) -> str:
    """The key to store: the name itself where nothing of it makes a key, such as "!!!"."""
    return (name.key or name.name.casefold())[:MOST_NAME]


def employers_by_key(session: Session, names: Iterable[EmployerName]) -> dict[str, str]:
    """The id of each employer by `key_of` its name; those not there yet are made.

    A name that is not known is taken for a further one of the employer that it surely means. Where
    that is doubtful it is a new employer, and a person is asked.
    """
    wanted = {key_of(name): name.name[:MOST_NAME] for name in names}
    found = _ids(session, wanted)
    missing = {key: name for key, name in wanted.items() if key not in found}
    if missing:
        _take_in(session, missing)
        found |= _ids(session, missing)
    return found


def get_ready(engine: Engine, names: Iterable[EmployerName]) -> None:
    """Read what telling these names takes, where any is not known, before anything is locked."""
    keys = {key_of(name) for name in names}
    if keys:
        with session_of(engine, reads_only=True) as session:
            if len(_ids(session, keys)) < len(keys):
                known_names(session)


def name_again(session: Session, vacancy_ids: Collection[str]) -> None:
    """Give vacancies the employer whose name they have: it may be another than once it was."""
    names, vacancies = table_of(EmployerKnownAs), table_of(VacancyRow)
    meant = select(names.c.employer_id).where(names.c.key == vacancies.c.employer_key)
    session.connection().execute(
        update(vacancies)
        .where(vacancies.c.id.in_(vacancy_ids), meant.exists())
        .values(employer_id=meant.scalar_subquery())
    )


def _ids(session: Session, keys: Iterable[str]) -> dict[str, str]:
    rows = session.exec(
        select(EmployerKnownAs.key, EmployerKnownAs.employer_id).where(
            col(EmployerKnownAs.key).in_(list(keys))
        )
    )
    return dict(rows.all())


def _take_in(session: Session, missing: Mapping[str, str]) -> None:
    known, at = known_names(session), now()
    made, names, doubts = [], [], {}
    for key, name in missing.items():
        meant = known.look_up(name)
        employer_id = meant.sure or new_id()
        if meant.sure is None:
            made.append({"id": employer_id, "key": key, "name": name, "created_at": at})
            for other, because in (meant.doubtful or {}).items():
                doubts[two(employer_id, other)] = Found(State.WAITING, because)
        names.append(
            {
                "id": new_id(),
                "key": key,
                "name": name,
                "employer_id": employer_id,
                "came_with": employer_id,
                "created_at": at,
            }
        )
        known.add(key, name, employer_id)
    for table, rows in ((Employer, made), (EmployerKnownAs, names)):
        if rows:
            adding = insert_into(session, table_of(table)).on_conflict_do_nothing()
            session.connection().execute(adding, rows)
    questions.keep(session, Kind.EMPLOYER, doubts)
