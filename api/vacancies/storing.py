"""Adverts into the database: known by source and reference, written in bulk, changes counted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from api.clock import now
from api.contracts import vacancy_to_json
from api.employers.service import employers_by_key, key_of
from api.tables import new_id
from api.upserts import insert_into, table_of
from api.vacancies.tables import VacancyRow
from matcher.vacancy import Advert, Vacancy

MOST_TITLE = 400
_WRITING_LOCK = 7_205_759_403_792_795  # any number, the same in every process
_KEPT = ("id", "source", "reference", "created_at", "closed_at")


@dataclass(frozen=True, slots=True)
class Incoming:
    """An advert with the reference that it is known by and a hash of all that it says."""

    advert: Advert
    reference: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Stored:
    """How many adverts were added, changed, or there already word for word."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


def incoming(advert: Advert) -> Incoming:
    """The advert with its reference: a hash of what makes it itself where it states none."""
    said = {name: value for name, value in asdict(advert).items() if value is not None}
    reference = advert.reference or f"sha256:{_identity(advert)}"
    return Incoming(advert, reference, _hash(said))


def _identity(advert: Advert) -> str:
    parts = (advert.title, advert.employer, advert.place, advert.description)
    return _hash([" ".join((part or "").casefold().split()) for part in parts])


def _hash(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def known(session: Session, source: str, references: Iterable[str]) -> dict[str, str]:
    """The content hash, by reference, of those adverts of the source that are stored."""
    rows = session.exec(
        select(VacancyRow.reference, VacancyRow.content_hash).where(
            VacancyRow.source == source, col(VacancyRow.reference).in_(list(references))
        )
    )
    return dict(rows.all())


def compare(stored: dict[str, str], adverts: Iterable[Incoming]) -> Stored:
    """What storing the adverts would do, given the content hashes that are `known`."""
    counts = {"added": 0, "changed": 0, "unchanged": 0}
    for advert in adverts:
        before = stored.get(advert.reference)
        same = before == advert.content_hash
        counts["added" if before is None else "unchanged" if same else "changed"] += 1
    return Stored(**counts)


def store(
    session: Session,
    source: str,
    import_id: str,
    adverts: Sequence[tuple[Incoming, Vacancy]],
) -> Stored:
    """Write the adverts that are new or changed; those that say the same are left alone.

    Until the session commits, nobody else stores: `changed` then grows in the order of commits, and
    two imports of one file find what the other stored.
    """
    _wait_for_turn(session)
    stored = known(session, source, [advert.reference for advert, _ in adverts])
    counts = compare(stored, [advert for advert, _ in adverts])
    fresh = [
        (advert, vacancy)
        for advert, vacancy in adverts
        if stored.get(advert.reference) != advert.content_hash
    ]
    if fresh:
        _write(session, source, import_id, fresh)
    return counts


def _wait_for_turn(session: Session) -> None:
    """Hold a lock until the commit; on SQLite every transaction that writes does so by itself."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text(f"SELECT pg_advisory_xact_lock({_WRITING_LOCK})"))


def _write(
    session: Session, source: str, import_id: str, fresh: Sequence[tuple[Incoming, Vacancy]]
) -> None:
    employers = employers_by_key(session, [vacancy.employer for _, vacancy in fresh])
    changed = (session.exec(select(func.max(VacancyRow.changed))).one() or 0) + 1
    rows = [
        {
            **_row(advert, vacancy),
            "source": source,
            "employer_id": employers[key_of(vacancy.employer)],
            "import_id": import_id,
            "changed": changed,
        }
        for advert, vacancy in fresh
    ]
    insert = insert_into(session, table_of(VacancyRow))
    renewed = {name: insert.excluded[name] for name in rows[0] if name not in _KEPT}
    session.connection().execute(
        insert.on_conflict_do_update(index_elements=["source", "reference"], set_=renewed), rows
    )


def _row(advert: Incoming, vacancy: Vacancy) -> dict[str, Any]:
    said = asdict(advert.advert)
    at = now()
    return {
        "id": new_id(),
        "reference": advert.reference,
        "content_hash": advert.content_hash,
        "title": vacancy.title[:MOST_TITLE],
        "advert": {name: value for name, value in said.items() if value is not None},
        "facts": vacancy_to_json(vacancy),
        "text": vacancy.text,
        "posted": _day(advert.advert.posted),
        "closes": _day(advert.advert.closes),
        "created_at": at,
        "updated_at": at,
        "closed_at": None,
    }


def _day(moment: str | None) -> date | None:
    """The day of a date that reading an import has checked: it starts with year, month and day."""
    return date.fromisoformat(moment[:10]) if moment else None
