"""What a person decides about doubles: looked through, merged, kept apart, split.

Each decision waits for its turn to write and looks again at what stands then, so that of two who
decide at once the second finds the first one's answer, and is refused where it is another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, CompoundSelect, tuple_, union
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.roles import Role
from api.accounts.service import require
from api.accounts.tables import User
from api.audit.service import record
from api.duplicates import questions
from api.duplicates.agreeing import check_merge, check_parting
from api.duplicates.listings import others_in_group, regroup, same_jobs
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
    """Whether they are two, and no answer keeps apart what each of them is part of."""
    one, other = aliased(Employer), aliased(Employer)
    heads = _head(one), _head(other)
    both = select(one.id).where(
        one.id == DuplicateQuestion.one,
        other.id == DuplicateQuestion.other,
        heads[0] != heads[1],
        tuple_(*heads).not_in(_kept_apart()),
    )
    return and_(DuplicateQuestion.kind == Kind.EMPLOYER, both.exists())


def _kept_apart() -> CompoundSelect[tuple[str, str]]:
    """The employers that people keep apart, either way round."""
    said, one, other = aliased(DuplicateQuestion), aliased(Employer), aliased(Employer)
    apart = and_(
        said.kind == Kind.EMPLOYER,
        said.state == State.APART,
        one.id == said.one,
        other.id == said.other,
    )
    return union(
        select(_head(one), _head(other)).where(apart), select(_head(other), _head(one)).where(apart)
    )


def _head(employer: type[Employer]) -> ColumnElement[str]:
    return func.coalesce(employer.merged_into, employer.id)


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
        Conflict: it stands otherwise by now, one was withdrawn, or two are kept apart of all those
            that it would make one.
    """
    question = _to_decide(session, who, question_id, State.MERGED, was)
    if question.state is not State.MERGED:
        pair = (question.one, question.other)
        if question.kind is Kind.EMPLOYER:
            merging.merge(session, who.id, *pair)
        else:
            _refuse_withdrawn(session, pair)
            check_merge(session, question.kind, same_jobs(session, pair), [pair])
        _decide(session, who, question, State.MERGED)
    return shown(session, [question])[0]


def keep_apart(session: Session, who: User, question_id: str, was: State = State.WAITING) -> Shown:
    """Keep the two of a question apart for good; `was` is how it stood when it was looked at.

    Raises:
        Forbidden: `who` is a specialist.
        NotFound: there is no such question.
        Conflict: it stands otherwise by now, or other answers hold the two together.
    """
    question = _to_decide(session, who, question_id, State.APART, was)
    if question.state is not State.APART:
        _part(session, who, question)
        _decide(session, who, question, State.APART)
    return shown(session, [question])[0]


def ask_again(session: Session, who: User, question_id: str, was: State) -> Shown:
    """Take back what a person decided of two: it waits again. `was` is what was decided.

    Raises:
        Forbidden: `who` is a specialist.
        NotFound: there is no such question.
        Conflict: it stands otherwise by now, or other answers hold the two together.
    """
    question = _to_decide(session, who, question_id, State.WAITING, was)
    if question.state.is_decided:
        if question.state is State.MERGED:
            _part(session, who, question)
        _decide(session, who, question, State.WAITING)
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
    pair = (question.one, question.other)
    if state is State.WAITING:
        questions.reopen(session, question.kind, [pair])
    else:
        questions.decide(session, question.kind, pair, state, who.id)
    if question.kind is Kind.VACANCY:
        regroup(session, pair)
        if state is not State.WAITING or before is State.MERGED:
            _make_sure(session, pair, is_one=state is State.MERGED)
    details = {"kind": question.kind.value, "was": before.value}
    did = "asked_again" if state is State.WAITING else state.value
    record(session, who.id, f"duplicate.{did}", "duplicate", question.id, **details)


def _make_sure(session: Session, pair: tuple[str, str], *, is_one: bool) -> None:
    """Make sure that two vacancies are one by now, or are not."""
    if (pair[1] in others_in_group(session, pair[0])) is not is_one:
        raise Conflict(_STILL_APART if is_one else _STILL_ONE)


_STILL_APART = "Other listings of these jobs keep them apart: split one of those off first."
_STILL_ONE = "Other listings hold these two together: split one of them off instead."
_WITHDRAWN = (
    "One of these was withdrawn, as the import that brought it was undone: there is nothing to "
    "merge. It is asked again when the listing comes back."
)


def _refuse_withdrawn(session: Session, pair: tuple[str, str]) -> None:
    rows = _vacancies(session, set(pair)).values()
    if any(row.withdrawn_at is not None for row in rows):
        raise Conflict(_WITHDRAWN)


def _part(session: Session, who: User, question: DuplicateQuestion) -> None:
    """Take back that two are one, as far as the answer to this question made them one."""
    pair = (question.one, question.other)
    if question.kind is Kind.EMPLOYER:
        merging.part(session, who.id, *pair)
    else:
        check_parting(session, question.kind, pair)
