"""Samples for a first look: invented vacancies, clients and people, put into an empty database."""

from __future__ import annotations

import csv
import io
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlmodel import Session, select

from api.accounts import service as accounts
from api.accounts.roles import Role
from api.clients import preferences
from api.clients import service as clients
from api.contracts import PreferencesBody
from api.database import session_of
from api.imports import service as imports
from api.vacancies.tables import VacancyRow
from matcher import reference

SOURCE = "samples"
TEAM = "Sample team"
WRITTEN_ON = date(2026, 11, 2)
"""The date on which the samples' dates are true; they move along with the calendar."""
_PASSWORD_BYTES = 12
_SAMPLES_LOCK = 7_205_759_403_792_796  # any number, the same in every process


@dataclass(frozen=True, slots=True)
class SampleUser:
    """Somebody to sign in as."""

    email: str
    name: str
    role: Role


USERS = (
    SampleUser("sam@example.org", "Sam Specialist", Role.SPECIALIST),
    SampleUser("noor@example.org", "Noor Specialist", Role.SPECIALIST),
    SampleUser("lee@example.org", "Lee Supervisor", Role.SUPERVISOR),
    SampleUser("kim@example.org", "Kim Importer", Role.IMPORTER),
    SampleUser("admin@example.org", "Alex Admin", Role.ADMIN),
)


def load(
    engine: Engine, today: date, keep: Callable[[str], None], lose: Callable[[], None]
) -> None:
    """Put the samples into a database in which nobody can sign in yet, one process at a time.

    `keep` is given the password of all the sample people before they are there for good, and `lose`
    called should that fail. A start that was cut off before the vacancies is completed by the next.
    """
    with session_of(engine) as session:
        _wait_for_other_starts(session)
        if not accounts.is_anybody_there(session):
            _add_people(session, keep, lose)
    with session_of(engine, reads_only=True) as session:
        lacks_vacancies = accounts.team_named(session, TEAM) and not _has_vacancies(session)
    if lacks_vacancies:
        imports.run_import(engine, SOURCE, vacancies_file(today), file_name="vacancies.csv")


def _wait_for_other_starts(session: Session) -> None:
    """Keep others from loading samples until this ends; on SQLite nobody else writes anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("SET LOCAL lock_timeout = 0"))
        session.connection().execute(text(f"SELECT pg_advisory_xact_lock({_SAMPLES_LOCK})"))


def _add_people(session: Session, keep: Callable[[str], None], lose: Callable[[], None]) -> None:
    """Commit the people and their clients, with their password kept before anybody has it."""
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    try:
        _people_and_clients(session, password)
        keep(password)
        session.commit()
    except BaseException:
        lose()
        raise


def _has_vacancies(session: Session) -> bool:
    found = select(VacancyRow.id).where(VacancyRow.source == SOURCE).limit(1)
    return session.exec(found).first() is not None


def _people_and_clients(session: Session, password: str) -> None:
    team = accounts.create_team(session, None, TEAM)
    users = {
        sample.email: accounts.create_user(
            session,
            None,
            email=sample.email,
            name=sample.name,
            role=sample.role,
            team_id=team.id,
            password=password,
        )
        for sample in USERS
    }
    for sample in _clients():
        who = users[sample["specialist"]]
        client = clients.create_client(session, who, reference=sample["client"])
        wishes = PreferencesBody.model_validate(sample["preferences"]).record()
        preferences.set_preferences(session, who, client.id, wishes)


def _clients() -> list[dict[str, Any]]:
    """The sample clients; see data/samples/README.md."""
    found: list[dict[str, Any]] = json.loads(_sample("clients.json").read_text(encoding="utf-8"))
    return found


def _sample(name: str) -> Path:
    return reference.folder() / "samples" / name


def vacancies_file(today: date) -> io.BytesIO:
    """The sample vacancies as CSV, their dates moved so that they are as fresh as when written."""
    later = today - WRITTEN_ON
    written = io.StringIO()
    with _sample("vacancies.csv").open(encoding="utf-8", newline="") as handle:
        rows = csv.DictReader(handle)
        moved = csv.DictWriter(written, rows.fieldnames or ())
        moved.writeheader()
        moved.writerows(_moved(row, later) for row in rows)
    return io.BytesIO(written.getvalue().encode())


def _moved(row: Mapping[str, str], later: timedelta) -> dict[str, str]:
    dates = {
        name: (date.fromisoformat(row[name]) + later).isoformat()
        for name in ("posted", "closes")
        if row[name]
    }
    return {**row, **dates}
