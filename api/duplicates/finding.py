"""Which stored vacancies of other sources may be the same job as some that come in.

A vacancy is stored under keys (see `matcher.duplicates.vacancy_keys`), each mixed with its source:
one source's thousand cleaners of a town never stand before the one of another source, and the
vacancies of the own source cost nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

from sqlalchemy import Text, cast, text
from sqlmodel import Session, col, func, select

from api.contracts import vacancy_from_bytes
from api.vacancies.copying import is_postgresql
from api.vacancies.service import is_open_on
from api.vacancies.stored_json import vacancy_bytes
from api.vacancies.tables import VacancyRow
from matcher.duplicates.vacancies import Listing
from matcher.duplicates.vacancy_index import likeliest
from matcher.duplicates.vacancy_keys import MOST_OF_A_KEY, Keys

_AT_ONCE = 500
_KEEP = """
    INSERT INTO listing_key (key, vacancy_id)
    SELECT * FROM unnest(CAST(:keys AS bigint[]), CAST(:ids AS varchar[])) ON CONFLICT DO NOTHING
"""
_ADD = "INSERT INTO listing_key (key, vacancy_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
_LATEST = {
    True: """
        SELECT sought.key, found.vacancy_id FROM unnest(CAST(:keys AS bigint[])) AS sought(key)
        CROSS JOIN LATERAL (
            SELECT vacancy_id FROM listing_key WHERE key = sought.key
            ORDER BY vacancy_id DESC LIMIT :most
        ) AS found
    """,
    False: """
        SELECT sought.value, found.vacancy_id FROM json_each(:keys) AS sought
        CROSS JOIN listing_key AS found ON found.key = sought.value AND found.vacancy_id IN (
            SELECT vacancy_id FROM listing_key WHERE key = sought.value
            ORDER BY vacancy_id DESC LIMIT :most
        )
    """,
}
"""The latest vacancies of each key, by whether the database is PostgreSQL."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A vacancy that others are looked for: its own id, or reference where it has no row yet."""

    name: str
    source: str
    keys: Keys
    sketch: bytes


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored vacancy that is worth a verdict; `says` is a hash of all that its advert says."""

    id: str
    says: str
    sketch: bytes


def keep_keys(session: Session, kept: Iterable[tuple[str, str, Keys]]) -> None:
    """Store the keys of vacancies, given the id and the source of each."""
    rows = [(key, vacancy_id) for vacancy_id, source, keys in kept for key in mixed(keys, source)]
    if not rows:
        return
    if is_postgresql(session):  # in one statement, which takes a fraction of one for each row
        given = {"keys": [key for key, _ in rows], "ids": [vacancy_id for _, vacancy_id in rows]}
        session.connection().execute(text(_KEEP), given)
    else:
        # In the order of the index, and by the driver: there are eight rows for each vacancy.
        session.connection().exec_driver_sql(_ADD, sorted(rows))


def candidates(session: Session, sought: Sequence[Sought], on: date) -> dict[str, list[Candidate]]:
    """By name, those open on a date that are worth a verdict, the likest first."""
    under: dict[int, list[Sought]] = defaultdict(list)
    sources = _sources(session)
    for one in sought:
        for source in sources:
            if source != one.source:
                for key in mixed(one.keys, source):
                    under[key].append(one)
    found: dict[str, list[str]] = defaultdict(list)
    for key, vacancy_id in _latest(session, list(under)):
        for one in under[key]:
            found[one.name].append(vacancy_id)
    if not found:
        return {}
    known = _open_ones(session, {one for ids in found.values() for one in ids}, on)
    return {
        one.name: likely
        for one in sought
        if one.name in found and (likely := _likeliest(one, found[one.name], known))
    }


def listings(session: Session, ids: Iterable[str]) -> dict[str, Listing]:
    """Vacancies to be compared, by their ids."""
    found: dict[str, Listing] = {}
    for some in _in_lots(ids):
        query = select(VacancyRow.id, cast(VacancyRow.facts, Text), VacancyRow.text)
        rows = session.exec(query.where(col(VacancyRow.id).in_(some))).all()
        for key, facts, said in rows:
            found[key] = Listing(vacancy_from_bytes(vacancy_bytes(facts, said)))
    return found


def mixed(keys: Keys, source: str) -> list[int]:
    """Keys as they are stored for a vacancy of a source."""
    number = _number(source)
    return [key ^ number for key in keys]


@lru_cache(maxsize=1_000)
def _number(source: str) -> int:
    digest = blake2b(source.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _sources(session: Session) -> list[str]:
    """The sources of all vacancies, each by one step in the index."""
    found: list[str] = []
    following: str | None = session.exec(select(func.min(VacancyRow.source))).one()
    while following is not None:
        found.append(following)
        later = select(func.min(VacancyRow.source)).where(VacancyRow.source > following)
        following = session.exec(later).one()
    return found


def _latest(session: Session, keys: Sequence[int]) -> Iterator[tuple[int, str]]:
    if not keys:
        return
    on_postgresql = is_postgresql(session)
    given: object = list(keys) if on_postgresql else str(list(keys))  # which is JSON as well
    query = text(_LATEST[on_postgresql])
    rows = session.connection().execute(query, {"keys": given, "most": MOST_OF_A_KEY})
    yield from ((key, vacancy_id) for key, vacancy_id in rows)


def _open_ones(session: Session, ids: Iterable[str], on: date) -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    for some in _in_lots(ids):
        query = select(VacancyRow.id, VacancyRow.content_hash, VacancyRow.sketch).where(
            col(VacancyRow.id).in_(some), is_open_on(on)
        )
        for key, says, sketch in session.exec(query).all():
            if sketch is not None:
                found[key] = Candidate(key, says, sketch)
    return found


def _likeliest(
    one: Sought, found: Iterable[str], known: Mapping[str, Candidate]
) -> list[Candidate]:
    """The likest; of some that are as like, those first that say so, not those that came first."""
    shared = [other for other in found if other in known and other != one.name]
    others = sorted({known[other] for other in shared}, key=lambda other: (other.says, other.id))
    if not others:
        return []
    numbers = {other.id: number for number, other in enumerate(others)}
    sketches = {number: other.sketch for number, other in enumerate(others)}
    likely = likeliest(one.sketch, [numbers[other] for other in shared], sketches)
    return [others[number] for number in likely]


def _in_lots(ids: Iterable[str]) -> Iterator[list[str]]:
    ordered = iter(sorted(ids))
    while some := list(islice(ordered, _AT_ONCE)):
        yield some
