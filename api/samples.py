"""Samples for a first look: invented vacancies, clients and people, put into an empty database."""

from __future__ import annotations

import csv
import io
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts import service as accounts
from api.accounts.roles import Role
from api.clients import preferences
from api.clients import service as clients
from api.contracts import PreferencesBody
from api.database import session_of
from api.imports import service as imports
from matcher import reference

SOURCE = "samples"
TEAM = "Sample team"
WRITTEN_ON = date(2026, 11, 2)
"""The date on which the samples' dates are true; they move along with the calendar."""
_PASSWORD_BYTES = 12


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


def load(engine: Engine, today: date) -> str | None:
    """Put the samples into a database in which nobody can sign in yet.

    Returns:
        The password of all the sample people, or None when the database was not empty.
    """
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    with session_of(engine) as session:
        if accounts.is_anybody_there(session):
            return None
        _people_and_clients(session, password)
    imports.run_import(engine, SOURCE, vacancies_file(today), file_name="vacancies.csv")
    return password


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
