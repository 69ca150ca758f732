"""Listings of one job held together in the database: one is the main one, the others name it.

A vacancy names the main one of its group in `same_as`; the main one, and a vacancy that is listed
once, name none. Whatever changes a vacancy or what is known of it has its group worked out anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine
from sqlmodel import Session, col, or_, select

from api.clock import today
from api.contracts import vacancy_from_bytes, vacancy_from_json
from api.database import session_of
from api.duplicates import questions
from api.duplicates.finding import Sought, keep_keys, listings
from api.duplicates.grouping import Member, Two, groups, main_of, two
from api.duplicates.judging import Pairs, Verdicts, compared, judged
from api.duplicates.states import Kind, State
from api.vacancies.adverts import Ready
from api.vacancies.stored_json import vacancy_bytes
from api.vacancies.storing import next_change, wait_for_turn
from api.vacancies.tables import VacancyRow
from matcher.duplicates.vacancy_keys import keys_and_sketch
from matcher.vacancy import Vacancy

_AT_ONCE = 500
_FILLED_AT_ONCE = 200


def foreseen(engine: Engine, source: str, adverts: Sequence[Ready]) -> Verdicts:
    """The verdicts that storing the adverts is going to ask for, but for what comes meanwhile."""
    verdicts: Verdicts = {}
    if adverts:
        with session_of(engine, reads_only=True) as session:
            _judged_adverts(session, source, adverts, verdicts)
    return verdicts


def join_stored(
    session: Session,
    source: str,
    adverts: Sequence[Ready],
    ids: Mapping[str, str],
    verdicts: Verdicts,
) -> set[str]:
    """Find what other sources list of some adverts that were written; the ids of those joined.

    To be asked for in the transaction that wrote them, in one's turn to write.
    """
    written = [advert for advert in adverts if advert.reference in ids]
    if not written:
        return set()
    keep_keys(session, ((ids[one.reference], source, one.keys) for one in written))
    pairs = _judged_adverts(session, source, written, verdicts)
    return _join(session, set(ids.values()), {(ids[name], o): f for (name, o), f in pairs.items()})


@dataclass(frozen=True, slots=True)
class SameJob:
    """Another listing of a job."""

    id: str
    source: str
    reference: str


def others_of(session: Session, ids: Collection[str]) -> dict[str, SameJob]:
    """By id, another listing of the same job: the main one, or for that another of its group."""
    rows = _rows(session, _of_one_group(session, ids))
    by_id = {row.id: row for row in rows}
    found = {}
    for row in rows:
        other = by_id.get(row.same_as or "")
        if other is not None:
            found[row.id] = SameJob(other.id, other.source, other.reference)
            found.setdefault(other.id, SameJob(row.id, row.source, row.reference))
    return {key: other for key, other in found.items() if key in ids}


def others_in_group(session: Session, vacancy_id: str) -> set[str]:
    """The other listings of the job that a vacancy is one of."""
    return same_jobs(session, [vacancy_id]) - {vacancy_id}


def same_jobs(session: Session, ids: Collection[str]) -> set[str]:
    """The vacancies, and all other listings of the same jobs."""
    found = set(ids)
    for _ in range(2):  # to the main ones, and from there to all others
        found |= _of_one_group(session, found)
    return found


def renew(session: Session, ids: Collection[str]) -> None:
    """Work out anew what stored vacancies are known by, and which job they are, in one's turn."""
    rows = _rows(session, ids)
    found = {row.id: vacancy_from_json(row.facts, row.text) for row in rows}
    sought = [Sought(row.id, row.source, *keys_and_sketch(found[row.id])) for row in rows]
    keep_keys(session, ((one.name, one.source, one.keys) for one in sought))
    for row, one in zip(rows, sought, strict=True):
        row.sketch = one.sketch
    session.flush()
    pairs = judged(session, sought, found.__getitem__, today(), {})
    _join(session, set(ids), pairs)


def fill(engine: Engine) -> None:
    """Work out what vacancies are known by that came before that was kept, the newest first."""
    before = "~"  # after every id
    while (some := _unknown(engine, before)) is not None:
        with session_of(engine) as session:
            wait_for_turn(session)
            renew(session, some)
        before = min(some)


def _unknown(engine: Engine, before: str) -> list[str] | None:
    """The next ones to fill in; the oldest is the last, so that it tells whether any are left."""
    with session_of(engine, reads_only=True) as session:
        oldest = session.exec(
            select(VacancyRow.id, VacancyRow.sketch).order_by(col(VacancyRow.id)).limit(1)
        ).first()
        if oldest is None or oldest[1] is not None:
            return None
        query = select(VacancyRow.id).where(VacancyRow.id < before)
        query = query.where(col(VacancyRow.sketch).is_(None)).order_by(col(VacancyRow.id).desc())
        return list(session.exec(query.limit(_FILLED_AT_ONCE)).all()) or None


def _judged_adverts(
    session: Session, source: str, adverts: Sequence[Ready], verdicts: Verdicts
) -> Pairs:
    by_reference = {advert.reference: advert for advert in adverts}

    def vacancy_of(reference: str) -> Vacancy:
        advert = by_reference[reference]
        return vacancy_from_bytes(vacancy_bytes(advert.facts, advert.text))

    sought = [Sought(one.reference, source, one.keys, one.sketch) for one in adverts]
    return judged(session, sought, vacancy_of, today(), verdicts)


def _join(session: Session, ids: Collection[str], pairs: Pairs) -> set[str]:
    """Keep what was found of vacancies, group them anew; those that were in no group before."""
    found = {two(*pair): said for pair, said in pairs.items()}
    questions.forget(session, ids, but=found.keys())
    questions.keep(session, Kind.VACANCY, found)
    grouped = grouped_ones(session, ids)
    sure = {key for key, said in found.items() if said.state is State.SURE}
    # What a person joined stays joined when it comes back after an import was undone.
    again = {one for pair in sure for one in pair} | grouped
    regrouped = regroup(session, again | questions.joined_with(session, ids))
    return (regrouped & set(ids)) - grouped


def grouped_ones(session: Session, ids: Collection[str]) -> set[str]:
    """Those of the vacancies that are listed more than once."""
    return _of_one_group(session, ids) & set(ids)


def regroup(session: Session, ids: Collection[str]) -> set[str]:
    """Group vacancies anew, with all that they are joined with; those now listed more than once.

    To be asked for in one's turn to write; `changed` grows where a main one is another than before.
    """
    joined = _joined(session, ids)
    if not joined:
        return set()
    rows = _rows(session, joined)
    members = {row.id: _member(row) for row in rows if row.withdrawn_at is None}
    found = groups(members, questions.among(session, joined), partial(_compare, session))
    main = {one.id: main_of(group).id for group in found for one in group}
    _name_main_ones(session, rows, main)
    return {one.id for group in found if len(group) > 1 for one in group}


def _joined(session: Session, ids: Collection[str]) -> set[str]:
    """The vacancies, those of their groups, and all that is joined with any of these."""
    joined, new = set(ids), set(ids)
    while new:
        found = questions.joined_with(session, new) | _of_one_group(session, new)
        new = found - joined
        joined |= new
    return joined


def _of_one_group(session: Session, ids: Collection[str]) -> set[str]:
    found: set[str] = set()
    for some in _in_lots(ids):
        query = select(VacancyRow.id, VacancyRow.same_as).where(
            col(VacancyRow.same_as).is_not(None),
            or_(col(VacancyRow.id).in_(some), col(VacancyRow.same_as).in_(some)),
        )
        found |= {key for row in session.exec(query).all() for key in row if key}
    return found


def _compare(session: Session, pair: Two) -> State:
    """What two are to each other that were never compared; it is kept."""
    read = listings(session, pair)
    found = compared(read[pair[0]], read[pair[1]])
    questions.keep(session, Kind.VACANCY, {pair: found})
    return found.state


def _member(row: VacancyRow) -> Member:
    return Member(
        row.id,
        row.source,
        row.reference,
        row.closed_at is None,
        row.posted,
        row.closes,
        _count_stated(row.facts),
        row.created_at,
    )


def _count_stated(fact: object) -> int:
    """How many values a record holds, at any depth; null and what is empty are none."""
    if isinstance(fact, dict):
        return sum(map(_count_stated, fact.values()))
    if isinstance(fact, list):
        return sum(map(_count_stated, fact))
    return 0 if fact in (None, "") else 1


def _rows(session: Session, ids: Collection[str]) -> list[VacancyRow]:
    found: list[VacancyRow] = []
    for some in _in_lots(ids):
        query = select(VacancyRow).where(col(VacancyRow.id).in_(some))
        query = query.execution_options(populate_existing=True)
        found += session.exec(query.order_by(col(VacancyRow.id))).all()
    return found


def _name_main_ones(session: Session, rows: Sequence[VacancyRow], main: Mapping[str, str]) -> None:
    """Write who stands for whom; one that was withdrawn is in no group."""
    wanted = {row.id: None if main.get(row.id) == row.id else main.get(row.id) for row in rows}
    differing = [row for row in rows if row.same_as != wanted[row.id]]
    if differing:
        changed = next_change(session)
        for row in differing:
            row.same_as, row.changed = wanted[row.id], changed
        session.flush()


def _in_lots(ids: Collection[str]) -> Iterable[list[str]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
