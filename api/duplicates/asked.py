"""Questions about doubles, looked through: those that wait, and those that are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, CompoundSelect, union
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.roles import Role
from api.accounts.service import require
from api.accounts.tables import User
from api.duplicates.states import Kind, State
from api.duplicates.tables import DuplicateQuestion
from api.employers import merging
from api.employers.tables import Employer, EmployerKnownAs
from api.errors import NotFound
from api.vacancies.tables import VacancyRow

MAY = (Role.IMPORTER, Role.SUPERVISOR, Role.ADMIN)
MOST_COUNTED = 1_000
"""Nobody needs to know how many more wait: counting them all would hold up the page."""
NO_QUESTION = "There is no such question: look at the list again."


@dataclass(frozen=True, slots=True)
class EmployerSide:
    """An employer of a question, as it stands: merged, it is the one that it is part of."""

    employer: Employer
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A question with what its two sides are: two vacancies, or two employers."""

    question: DuplicateQuestion
    vacancies: tuple[VacancyRow, VacancyRow] | None = None
    employers: tuple[EmployerSide, EmployerSide] | None = None


def questions_of(who: User, kind: Kind | None, state: State) -> SelectOfScalar[DuplicateQuestion]:
    """Pairs of a state, of one kind or both.

    Those that wait leave out what there is no need to ask any more: what was withdrawn or closed,
    and what has become one in another way.

    Raises:
        Forbidden: `who` is a specialist.
    """
    require(who, *MAY)
    found = select(DuplicateQuestion).where(DuplicateQuestion.state == state)
    if kind is not None:
        found = found.where(DuplicateQuestion.kind == kind)
    if state is State.WAITING:
        needed = {Kind.VACANCY: _two_vacancies_are_open, Kind.EMPLOYER: _two_employers_are_there}
        found = found.where(or_(*(needed[one]() for one in ([kind] if kind else Kind))))
    return found


def _two_vacancies_are_open() -> ColumnElement[bool]:
    one, other = aliased(VacancyRow), aliased(VacancyRow)
    both = select(one.id).where(
        one.id == DuplicateQuestion.one,
        other.id == DuplicateQuestion.other,
        col(one.closed_at).is_(None),
        col(other.closed_at).is_(None),
        func.coalesce(one.same_as, one.id) != func.coalesce(other.same_as, other.id),
    )
    return and_(DuplicateQuestion.kind == Kind.VACANCY, both.exists())


def _two_employers_are_there() -> ColumnElement[bool]:
    """Whether they are two, and no answer keeps apart what each of them is part of."""
    one, other = aliased(Employer), aliased(Employer)
    heads = _head(one), _head(other)
    both = select(one.id).where(
        one.id == DuplicateQuestion.one,
        other.id == DuplicateQuestion.other,
        heads[0] != heads[1],
        _both(*heads).not_in(_kept_apart()),
    )
    return and_(DuplicateQuestion.kind == Kind.EMPLOYER, both.exists())


def _kept_apart() -> CompoundSelect[tuple[str]]:
    """The employers that people keep apart, either way round."""
    said, one, other = aliased(DuplicateQuestion), aliased(Employer), aliased(Employer)
    apart = and_(
        said.kind == Kind.EMPLOYER,
        said.state == State.APART,
        one.id == said.one,
        other.id == said.other,
    )
    heads = _head(one), _head(other)
    return union(select(_both(*heads)).where(apart), select(_both(*heads[::-1])).where(apart))


def _both(one: ColumnElement[str], other: ColumnElement[str]) -> ColumnElement[str]:
    """Two ids as one value, which both databases look up in one step."""
    return one.concat(other)


def _head(employer: type[Employer]) -> ColumnElement[str]:
    return func.coalesce(employer.merged_into, employer.id)


def waiting_after(session: Session, who: User, question: DuplicateQuestion) -> str | None:
    """The id of the next question of its kind that waits; None where it is the last.

    Raises:
        Forbidden: `who` is a specialist.
    """
    later = questions_of(who, question.kind, State.WAITING).where(
        DuplicateQuestion.id > question.id
    )
    found = session.exec(later.order_by(col(DuplicateQuestion.id)).limit(1)).first()
    return found.id if found else None


def count_waiting(session: Session, who: User) -> dict[Kind, int]:
    """How many questions of each kind wait, counted to one more than `MOST_COUNTED`.

    Raises:
        Forbidden: `who` is a specialist.
    """
    counts = {}
    for kind in Kind:
        waiting = questions_of(who, kind, State.WAITING).with_only_columns(
            col(DuplicateQuestion.id)
        )
        some = waiting.limit(MOST_COUNTED + 1).subquery()
        counts[kind] = session.exec(select(func.count()).select_from(some)).one()
    return counts


def get(session: Session, who: User, question_id: str) -> Shown:
    """One question, waiting or settled, with both its sides.

    Raises:
        Forbidden: `who` is a specialist.
        NotFound: there is no such question.
    """
    require(who, *MAY)
    found = session.get(DuplicateQuestion, question_id)
    if found is None:
        raise NotFound(NO_QUESTION)
    return shown(session, [found])[0]


def is_asked(session: Session, who: User, question: DuplicateQuestion) -> bool:
    """Whether a question is among those that wait for a person.

    Raises:
        Forbidden: `who` is a specialist.
    """
    waiting = questions_of(who, question.kind, State.WAITING)
    return bool(session.exec(waiting.where(DuplicateQuestion.id == question.id)).all())


def shown(session: Session, rows: Sequence[DuplicateQuestion]) -> list[Shown]:
    """Questions with both their sides."""
    ids = {kind: {key for r in rows if r.kind is kind for key in (r.one, r.other)} for kind in Kind}
    both = _vacancies(session, ids[Kind.VACANCY])
    employers = {key: _side(session, key) for key in ids[Kind.EMPLOYER]}
    return [
        Shown(row, vacancies=(both[row.one], both[row.other]))
        if row.kind is Kind.VACANCY
        else Shown(row, employers=(employers[row.one], employers[row.other]))
        for row in rows
    ]


def _vacancies(session: Session, ids: set[str]) -> dict[str, VacancyRow]:
    query = select(VacancyRow).where(col(VacancyRow.id).in_(ids))
    return {row.id: row for row in session.exec(query).all()}


def _side(session: Session, employer_id: str) -> EmployerSide:
    employer = merging.current(session, employer_id)
    query = select(EmployerKnownAs.name).where(EmployerKnownAs.employer_id == employer.id)
    return EmployerSide(employer, session.exec(query.order_by(col(EmployerKnownAs.id))).all())
