"""What was settled about doubles: by people, the latest first, or by comparing alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, and_, col, or_, select

from api.accounts.service import require
from api.accounts.tables import User
from api.duplicates.asked import MAY
from api.duplicates.states import Kind, State
from api.duplicates.tables import DuplicateQuestion
from api.employers.tables import Employer
from api.vacancies.tables import VacancyRow

_AT_ONCE = 50
_BY_PEOPLE = (State.MERGED, State.APART)


@dataclass(frozen=True, slots=True)
class Settled:
    """A question that needs no answer any more: what its two are called, and who decided it."""

    question: DuplicateQuestion
    names: tuple[str, str]
    by: str | None


@dataclass(frozen=True, slots=True)
class SettledPage:
    """Some that were settled; `next` is the id that the page after these begins behind."""

    items: Sequence[Settled]
    next: str | None


def settled(
    session: Session, who: User, after: str | None = None, limit: int = _AT_ONCE
) -> SettledPage:
    """What people merged or kept apart, the latest decision first.

    Raises:
        Forbidden: `who` is a specialist.
    """
    require(who, *MAY)
    at, key = col(DuplicateQuestion.decided_at), col(DuplicateQuestion.id)
    query = select(DuplicateQuestion).where(col(DuplicateQuestion.state).in_(_BY_PEOPLE))
    last = session.get(DuplicateQuestion, after) if after else None
    if last is not None and last.decided_at is not None:
        query = query.where(or_(at < last.decided_at, and_(at == last.decided_at, key < last.id)))
    rows = session.exec(query.order_by(at.desc(), key.desc()).limit(limit + 1)).all()
    return _page(session, rows, limit)


def found_to_be_one(
    session: Session, who: User, after: str | None = None, limit: int = _AT_ONCE
) -> SettledPage:
    """Jobs that were made one without asking, as nothing spoke against it, the latest first.

    A name that surely means a known employer is not kept as a question.

    Raises:
        Forbidden: `who` is a specialist.
    """
    require(who, *MAY)
    query = select(DuplicateQuestion).where(
        DuplicateQuestion.state == State.SURE, DuplicateQuestion.kind == Kind.VACANCY
    )
    if after:
        query = query.where(DuplicateQuestion.id < after)
    rows = session.exec(query.order_by(col(DuplicateQuestion.id).desc()).limit(limit + 1)).all()
    return _page(session, rows, limit)


def settled_one(session: Session, question: DuplicateQuestion) -> Settled:
    """A question as it is listed once it is settled."""
    return _named(session, [question])[0]


def _page(session: Session, rows: Sequence[DuplicateQuestion], limit: int) -> SettledPage:
    shown = rows[:limit]
    return SettledPage(_named(session, shown), shown[-1].id if len(rows) > limit else None)


def _named(session: Session, rows: Sequence[DuplicateQuestion]) -> list[Settled]:
    ids = {key for row in rows for key in (row.one, row.other)}
    employers = select(Employer.id, Employer.name).where(col(Employer.id).in_(ids))
    called = dict(session.exec(employers).all())
    titles = select(VacancyRow.id, VacancyRow.title, VacancyRow.source)
    for key, title, source in session.exec(titles.where(col(VacancyRow.id).in_(ids))).all():
        called[key] = f"{title} (from {source})"
    people = {row.decided_by for row in rows if row.decided_by}
    named = select(User.id, User.name).where(col(User.id).in_(people))
    names = dict(session.exec(named).all())
    return [
        Settled(row, (called[row.one], called[row.other]), names.get(row.decided_by or ""))
        for row in rows
    ]
