"""Names of employers that nothing uses any more, as the import that brought them was undone.

An employer without a name is gone: it is in no list and no name means it. Its row stays, under a
key that no name makes, for withdrawn vacancies lead to it. See `coming_back`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, or_, select

from api.duplicates.states import Kind
from api.duplicates.tables import DuplicateQuestion
from api.employers.tables import GONE, Employer, EmployerKnownAs
from api.vacancies.tables import VacancyRow

IN_USE = "other vacancies have this employer, or somebody was shown one that has"
DECIDED = "somebody decided about it since"
OTHER_NAMES = "the employer goes by other names as well"


@dataclass(frozen=True, slots=True)
class Left:
    """How many employers went, the names that went, and why others stay, by name."""

    employers: int
    names: Sequence[str]
    kept: Mapping[str, str]


def brought(
    session: Session, import_id: str, since: datetime, before: str | None, most: int
) -> Sequence[EmployerKnownAs]:
    """Names made since a moment that vacancies have as an import added them: the newest first.

    An employer's own name is older than those that it is also known by: so that comes last.
    """
    has_it = select(VacancyRow.id).where(
        VacancyRow.employer_id == EmployerKnownAs.employer_id,
        VacancyRow.employer_key == EmployerKnownAs.key,
        VacancyRow.added_by == import_id,
        or_(VacancyRow.import_id == import_id, col(VacancyRow.withdrawn_at).is_not(None)),
    )
    query = select(EmployerKnownAs).where(EmployerKnownAs.created_at >= since, has_it.exists())
    if before is not None:
        query = query.where(EmployerKnownAs.id < before)
    return session.exec(query.order_by(col(EmployerKnownAs.id).desc()).limit(most)).all()


def names_of(
    session: Session, vacancy_ids: Collection[str], since: datetime
) -> Sequence[EmployerKnownAs]:
    """Names made since a moment that vacancies have now: the newest first."""
    keys = select(VacancyRow.employer_key).where(col(VacancyRow.id).in_(vacancy_ids))
    query = select(EmployerKnownAs).where(
        EmployerKnownAs.created_at >= since, col(EmployerKnownAs.key).in_(keys)
    )
    return session.exec(query.order_by(col(EmployerKnownAs.id).desc())).all()


def let_go(session: Session, names: Sequence[EmployerKnownAs]) -> Left:
    """Let names go that nothing uses and nobody decided about, and employers without a name."""
    employers = _employers(session, {name.employer_id for name in names})
    reasons = _reasons(session, names, employers)
    others = _others(session, employers, but={n.id for n in names if n.id not in reasons})
    for name in names:
        if name.key == employers[name.employer_id].key and others[name.employer_id]:
            reasons.setdefault(name.id, OTHER_NAMES)
    going = [name for name in names if name.id not in reasons]
    gone = {e.id: e for n in going if (e := employers[n.employer_id]).key == n.key}
    _remove(session, going, list(gone.values()))
    kept = {name.name: reasons[name.id] for name in names if name.id in reasons}
    return Left(len(gone), [name.name for name in going], kept)


def _employers(session: Session, ids: Collection[str]) -> dict[str, Employer]:
    rows = session.exec(select(Employer).where(col(Employer.id).in_(ids))).all()
    return {row.id: row for row in rows}


def _reasons(
    session: Session, names: Sequence[EmployerKnownAs], employers: Mapping[str, Employer]
) -> dict[str, str]:
    """Why names stay, by the ids of those that do."""
    used, decided = _in_use(session, names), _decided(session, employers)
    found = {}
    for name in names:
        if (name.employer_id, name.key) in used:
            found[name.id] = IN_USE
        elif name.employer_id in decided or name.came_with != name.employer_id:
            found[name.id] = DECIDED
    return found


def _in_use(session: Session, names: Sequence[EmployerKnownAs]) -> set[tuple[str, str | None]]:
    rows = session.exec(
        select(VacancyRow.employer_id, VacancyRow.employer_key)
        .where(
            col(VacancyRow.employer_id).in_({name.employer_id for name in names}),
            col(VacancyRow.employer_key).in_({name.key for name in names}),
            or_(col(VacancyRow.withdrawn_at).is_(None), col(VacancyRow.was_shown)),
        )
        .distinct()
    )
    return set(rows.all())


def _decided(session: Session, employers: Mapping[str, Employer]) -> set[str]:
    """Those that were merged or split, or that a person was asked about and answered."""
    rows = session.exec(
        select(DuplicateQuestion).where(
            DuplicateQuestion.kind == Kind.EMPLOYER,
            col(DuplicateQuestion.decided_at).is_not(None),
            _about(employers),
        )
    ).all()
    asked = {key for row in rows for key in (row.one, row.other)}
    return {key for key, row in employers.items() if row.changed_at is not None or key in asked}


def _others(session: Session, ids: Collection[str], but: Collection[str]) -> dict[str, int]:
    """How many names each employer has but for some."""
    rows = session.exec(
        select(EmployerKnownAs.id, EmployerKnownAs.employer_id).where(
            col(EmployerKnownAs.employer_id).in_(ids)
        )
    )
    counts: dict[str, int] = defaultdict(int)
    for key, employer_id in rows:
        counts[employer_id] += key not in but
    return counts


def _remove(
    session: Session, names: Sequence[EmployerKnownAs], employers: Sequence[Employer]
) -> None:
    for name in names:
        session.delete(name)
    for employer in employers:
        employer.key = f"{GONE}{employer.id}"
    if employers:
        session.exec(
            delete(DuplicateQuestion).where(
                col(DuplicateQuestion.kind) == Kind.EMPLOYER, _about([e.id for e in employers])
            )
        )
    session.flush()


def _about(ids: Collection[str]) -> ColumnElement[bool]:
    return or_(col(DuplicateQuestion.one).in_(ids), col(DuplicateQuestion.other).in_(ids))
