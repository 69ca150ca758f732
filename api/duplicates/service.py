"""What a person decides about doubles: merged, kept apart, split, asked again.

Each decision waits for its turn to write and looks again at what stands then, so that of two who
decide at once the second finds the first one's answer, and is refused where it is another.
"""

from __future__ import annotations

from sqlmodel import Session

from api.accounts.service import require
from api.accounts.tables import User
from api.audit.service import record
from api.duplicates import questions
from api.duplicates.agreeing import check_merge, check_parting
from api.duplicates.asked import MAY, NO_QUESTION, Shown, shown
from api.duplicates.listings import others_in_group, regroup, same_jobs
from api.duplicates.states import Kind, State
from api.duplicates.tables import DuplicateQuestion
from api.employers import merging
from api.employers.tables import Employer
from api.errors import Conflict, NotFound
from api.vacancies import service as vacancies
from api.vacancies.storing import wait_for_turn
from api.vacancies.tables import VacancyRow

_DECIDED = {
    State.MERGED: "These were merged",
    State.APART: "These were kept apart",
    State.SURE: "These were found to be one",
    State.WAITING: "Nobody has decided about these",
    State.DIFFERENT: "These were found to differ",
}


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
        raise NotFound(NO_QUESTION)
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
    rows = (session.get_one(VacancyRow, key) for key in pair)
    if any(row.withdrawn_at is not None for row in rows):
        raise Conflict(_WITHDRAWN)


def _part(session: Session, who: User, question: DuplicateQuestion) -> None:
    """Take back that two are one, as far as the answer to this question made them one."""
    pair = (question.one, question.other)
    if question.kind is Kind.EMPLOYER:
        merging.part(session, who.id, *pair)
    else:
        check_parting(session, question.kind, pair)
