"""What a person decides about doubles: looked through, merged, kept apart, split.

Each decision waits for its turn to write and looks again at what stands then, so that of two who
decide at once the second finds the first one's answer, and is refused where it is another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.roles import Role
from api.accounts.service import require
from api.accounts.tables import User
from api.audit.service import record
from api.duplicates import questions
from api.duplicates.listings import others_in_group, regroup
from api.duplicates.states import Kind, State
from api.duplicates.tables import DuplicateQuestion
from api.employers import merging
from api.employers.tables import Employer, EmployerKnownAs
from api.errors import Conflict, NotFound
from api.vacancies import service as vacancies
from api.vacancies.storing import wait_for_turn
from api.vacancies.tables import VacancyRow

MAY = (Role.IMPORTER, Role.SUPERVISOR, Role.ADMIN)
_DECIDED = {
    State.MERGED: "These were merged",
    State.APART: "These were kept apart",
    State.SURE: "These were found to be one",
    State.WAITING: "Nobody has decided about these",
    State.DIFFERENT: "These were found to differ",
}


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
        found = found.where(or_(_two_vacancies_are_open(), _two_employers_are_there()))
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
    one, other = aliased(Employer), aliased(Employer)
    both = select(one.id).where(
        one.id == DuplicateQuestion.one,
        other.id == DuplicateQuestion.other,
        func.coalesce(one.merged_into, one.id) != func.coalesce(other.merged_into, other.id),
    )
    return and_(DuplicateQuestion.kind == Kind.EMPLOYER, both.exists())


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


def merge(session: Session, who: User, question_id: str, was: State = State.WAITING) -> Shown:
    """Make the two of a question one. `was` is how the question stood when it was looked at.

    Raises:
        Forbidden: `who` is a specialist.
        NotFound: there is no such question.
        Conflict: it stands otherwise by now, or what joins the two is kept apart from one of them.
    """
    question = _to_decide(session, who, question_id, State.MERGED, was)
    if question.state is not State.MERGED:
        if question.kind is Kind.EMPLOYER:
            merging.merge(session, who.id, question.one, question.other)
        _decide(session, who, question, State.MERGED)
    return shown(session, [question])[0]


def keep_apart(session: Session, who: User, question_id: str, was: State = State.WAITING) -> Shown:
    """Keep the two of a question apart for good; `was` is how it stood when it was looked at.

    Raises:
        Forbidden: `who` is a specialist.
        NotFound: there is no such question.
        Conflict: it stands otherwise by now.
    """
    question = _to_decide(session, who, question_id, State.APART, was)
    if question.state is not State.APART:
        if question.kind is Kind.EMPLOYER:
            _part(session, who, question)
        _decide(session, who, question, State.APART)
    return shown(session, [question])[0]


def split(session: Session, who: User, vacancy_id: str) -> VacancyRow:
    """Take a listing out of its group, for good: it is a vacancy of its own.

    Raises:
        Forbidden: `who` is a specialist.
        NotFound: there is no such vacancy.
        Conflict: it is in no group.
    """
    require(who, *MAY)
    wait_for_turn(session)
    row = vacancies.get(session, vacancy_id)
    others = others_in_group(session, row.id)
    if not others:
        raise Conflict("This vacancy is listed only once: there is nothing to split.")
    for other in others:
        questions.decide(session, Kind.VACANCY, (row.id, other), State.APART, who.id)
    regroup(session, {row.id, *others})
    record(session, who.id, "vacancy.split", "vacancy", row.id)
    return row


def merge_employers(session: Session, who: User, employer_id: str, other_id: str) -> Employer:
    """Make two employers one, as `merging.merge`.

    Raises:
        Forbidden: `who` is a specialist.
    """
    require(who, *MAY)
    return merging.merge(session, who.id, employer_id, other_id)


def split_employer(session: Session, who: User, employer_id: str, name: str) -> Employer:
    """Take a name out of an employer, as `merging.split`.

    Raises:
        Forbidden: `who` is a specialist.
    """
    require(who, *MAY)
    return merging.split(session, who.id, employer_id, name)


def _to_decide(
    session: Session, who: User, question_id: str, wanted: State, was: State
) -> DuplicateQuestion:
    require(who, *MAY)
    wait_for_turn(session)
    found = session.get(DuplicateQuestion, question_id, populate_existing=True)
    if found is None:
        raise NotFound("There is no such question: look at the list again.")
    if found.state not in (wanted, was):
        raise Conflict(f"{_DECIDED[found.state]} by now: look at them again.")
    return found


def _decide(session: Session, who: User, question: DuplicateQuestion, state: State) -> None:
    before = question.state
    ids = (question.one, question.other)
    questions.decide(session, question.kind, ids, state, who.id)
    if question.kind is Kind.VACANCY:
        regroup(session, ids)
        is_one = question.other in others_in_group(session, question.one)
        if is_one is not (state is State.MERGED):
            raise Conflict(_STILL_APART if state is State.MERGED else _STILL_ONE)
    details = {"kind": question.kind.value, "was": before.value}
    record(session, who.id, f"duplicate.{state.value}", "duplicate", question.id, **details)


_STILL_APART = (
    "Somebody keeps one of these apart from another listing of the same job, or one was withdrawn: "
    "split that group first."
)
_STILL_ONE = "Other listings hold these two together: split one of them off instead."


def _part(session: Session, who: User, question: DuplicateQuestion) -> None:
    """Take back the merge of two employers, if they are one."""
    one, other = (merging.current(session, key) for key in (question.one, question.other))
    if one.id != other.id:
        return
    merged = question.other if one.id == question.one else question.one
    row = session.get_one(Employer, merged)
    merging.split(session, who.id, one.id, row.key)
