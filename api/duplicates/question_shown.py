"""One question about doubles as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from api.accounts.tables import User
from api.duplicates import asked
from api.duplicates.asked import Shown
from api.duplicates.compared_employers import ComparedEmployers, compared_employers
from api.duplicates.compared_vacancies import ComparedVacancies, compared_vacancies
from api.duplicates.page_words import THINGS, sentence
from api.duplicates.settled import Settled, settled_one
from api.duplicates.states import State
from api.duplicates.tables import DuplicateQuestion

_ONE_ALREADY = "They are one by now, through other answers."
_FOLLOWS = "This needs no answer: what they are part of is kept apart already."
_NOT_OPEN = "This needs no answer for now: one of the two is no longer open."


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """Two that may be one, side by side, with what was decided or can be.

    `thing` is what they may be the same of. `needless` says why nobody needs to answer a question
    that waits. `before` is the question that was answered last. `problem` says why an answer was
    not taken.
    """

    settled: Settled
    thing: str
    because: str
    vacancies: ComparedVacancies | None
    employers: ComparedEmployers | None
    needless: str | None = None
    before: Settled | None = None
    problem: str | None = None


def question_page(
    session: Session,
    who: User,
    question_id: str,
    on: date,
    *,
    before: str | None = None,
    problem: str | None = None,
) -> QuestionPage:
    """The page of a question.

    Raises:
        Forbidden: `who` is a specialist.
        NotFound: there is no such question.
    """
    shown = asked.get(session, who, question_id)
    question = shown.question
    ids = (question.one, question.other)
    return QuestionPage(
        settled=settled_one(session, question),
        thing=THINGS[question.kind],
        because=sentence(question.because),
        vacancies=compared_vacancies(session, shown.vacancies, on) if shown.vacancies else None,
        employers=compared_employers(session, ids, on) if shown.employers else None,
        needless=_needless(session, who, shown),
        before=answered_before(session, before),
        problem=problem,
    )


def answered_before(session: Session, question_id: str | None) -> Settled | None:
    """The question that was answered last, if its answer still stands."""
    found = session.get(DuplicateQuestion, question_id) if question_id else None
    return settled_one(session, found) if found and found.state.is_decided else None


def _needless(session: Session, who: User, shown: Shown) -> str | None:
    question = shown.question
    if question.state is not State.WAITING or asked.is_asked(session, who, question):
        return None
    if shown.employers:
        one, other = (side.employer.id for side in shown.employers)
        return _ONE_ALREADY if one == other else _FOLLOWS
    one_row, other_row = shown.vacancies or (None, None)
    if one_row and other_row and (one_row.closed_at or other_row.closed_at):
        return _NOT_OPEN
    return _ONE_ALREADY
