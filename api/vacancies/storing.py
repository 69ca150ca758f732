"""Adverts into the database: known by source and reference, written in bulk, changes counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Insert, Text, bindparam, cast, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Session, col, func, insert, select

from api.clock import now
from api.employers.naming import employers_by_key, key_of
from api.tables import new_id
from api.upserts import table_of
from api.vacancies.adverts import Incoming, Ready
from api.vacancies.before import Before, befores
from api.vacancies.copying import copy_in, is_postgresql
from api.vacancies.tables import VacancyRow

_WRITING_LOCK = 7_205_759_403_792_795  # any number, the same in every process
_IDS_OF_A_CHANGE = "changed_id"


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of an advert; `is_open` says that nobody closed it, its dates apart."""

    id: str
    content_hash: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Stored:
    """How many adverts were added, changed, or there already word for word.

    `before` is what the changed vacancies were, `at` the moment of writing; `ids` are those of the
    vacancies that were written, by their references.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    before: tuple[Before, ...] = ()
    at: datetime | None = None
    ids: Mapping[str, str] = field(default_factory=dict)


def known(session: Session, source: str, references: Iterable[str]) -> dict[str, Known]:
    """By reference, those adverts of the source that are stored; withdrawn ones are not known."""
    rows = session.exec(
        select(
            VacancyRow.reference,
            VacancyRow.id,
            VacancyRow.content_hash,
            col(VacancyRow.closed_at).is_(None),
        ).where(
            VacancyRow.source == source,
            col(VacancyRow.reference).in_(list(references)),
            col(VacancyRow.withdrawn_at).is_(None),
        )
    )
    return {reference: Known(key, said, is_open) for reference, key, said, is_open in rows.all()}


def says_more(stored: Mapping[str, Known], advert: Incoming | Ready) -> bool:
    """Whether an advert is new, says something else than what is stored, or was closed."""
    before = stored.get(advert.reference)
    return before is None or not before.is_open or before.content_hash != advert.content_hash


def compare(stored: Mapping[str, Known], adverts: Iterable[Incoming | Ready]) -> Stored:
    """What storing the adverts would do, given those that are `known`."""
    counts: Counter[str] = Counter()
    for advert in adverts:
        is_new = advert.reference not in stored
        kind = "added" if is_new else "changed" if says_more(stored, advert) else "unchanged"
        counts[kind] += 1
    return Stored(counts["added"], counts["changed"], counts["unchanged"])


def store(session: Session, source: str, import_id: str, adverts: Sequence[Ready]) -> Stored:
    """Write the adverts that are new or changed; those that say the same are left alone.

    Until the session commits, nobody else stores: `changed` then grows in the order of commits, and
    two imports of one file find what the other stored. An advert that was closed is open again.
    """
    wait_for_turn(session)
    stored = known(session, source, [advert.reference for advert in adverts])
    counts = compare(stored, adverts)
    fresh = [advert for advert in adverts if says_more(stored, advert)]
    if not fresh:
        return counts
    at = now()
    before = befores(session, [stored[a.reference].id for a in fresh if a.reference in stored])
    rows = _rows(session, source, import_id, fresh, at)
    ids = _ids(session, source, [a.reference for a in fresh])
    added = [row for row in rows if row["reference"] not in ids]
    _add(session, added)
    _renew(session, [_over(row, ids, stored) for row in rows if row["reference"] in ids])
    ids |= {row["reference"]: row["id"] for row in added}
    return Stored(counts.added, counts.changed, counts.unchanged, before, at, ids)


def wait_for_turn(session: Session) -> None:
    """Hold a lock until the commit; on SQLite every transaction that writes does so by itself."""
    if is_postgresql(session):
        session.connection().execute(text(f"SELECT pg_advisory_xact_lock({_WRITING_LOCK})"))


def next_change(session: Session) -> int:
    """The number under which the pool finds what is written now; to be asked for in one's turn."""
    return (session.exec(select(func.max(VacancyRow.changed))).one() or 0) + 1


def _ids(session: Session, source: str, references: Sequence[str]) -> dict[str, str]:
    """The ids of adverts that have a row, withdrawn ones too."""
    rows = session.exec(
        select(VacancyRow.reference, VacancyRow.id).where(
            VacancyRow.source == source, col(VacancyRow.reference).in_(references)
        )
    )
    return dict(rows.all())


def _rows(
    session: Session, source: str, import_id: str, fresh: Sequence[Ready], at: datetime
) -> list[dict[str, Any]]:
    employers = employers_by_key(session, [advert.employer for advert in fresh])
    changed = next_change(session)
    return [
        {
            "id": new_id(),
            "source": source,
            "reference": advert.reference,
            "content_hash": advert.content_hash,
            "employer_id": employers[key_of(advert.employer)],
            "employer_key": key_of(advert.employer),
            "title": advert.title,
            "sketch": advert.sketch,
            "advert_json": advert.advert,
            "facts_json": advert.facts,
            "text": advert.text,
            "posted": advert.posted,
            "closes": advert.closes,
            "import_id": import_id,
            "added_by": import_id,
            "changed": changed,
            "created_at": at,
            "updated_at": at,
            "closed_at": None,
            "withdrawn_at": None,
            "was_shown": False,
        }
        for advert in fresh
    ]


def _add(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    if is_postgresql(session):
        named = [{name.removesuffix("_json"): value for name, value in r.items()} for r in rows]
        copy_in(session, table_of(VacancyRow).name, named)
    else:
        adding: Insert = insert(table_of(VacancyRow)).values(_json_columns(session))
        session.connection().execute(adding, rows)


def _over(
    row: dict[str, Any], ids: Mapping[str, str], stored: Mapping[str, Known]
) -> dict[str, Any]:
    """What is written over the row of the same advert: one that was withdrawn comes anew."""
    kept = {"id", "source", "reference"}
    if row["reference"] in stored:
        kept |= {"created_at", "added_by"}
    over = {name: value for name, value in row.items() if name not in kept}
    return {**over, _IDS_OF_A_CHANGE: ids[row["reference"]]}


def _renew(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    table = table_of(VacancyRow)
    renewing = update(table).where(table.c.id == bindparam(_IDS_OF_A_CHANGE))
    renewing = renewing.values(_json_columns(session))
    for kind in (True, False):  # rows of one statement name the same columns
        some = [row for row in rows if ("created_at" in row) is kind]
        if some:
            session.connection().execute(renewing, some)


def _json_columns(session: Session) -> dict[str, Any]:
    """The columns whose JSON is written already: it is not taken apart to be put together again."""
    given = {name: bindparam(f"{name}_json", type_=Text()) for name in ("advert", "facts")}
    return {n: cast(one, JSONB) if is_postgresql(session) else one for n, one in given.items()}
