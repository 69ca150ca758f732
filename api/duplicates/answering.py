"""A person's answer to a question, taken as a whole or not at all, and what comes after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session

from api.accounts.tables import User
from api.duplicates import asked, service
from api.duplicates.states import Kind, State
from api.errors import Conflict


class Answer(StrEnum):
    """What can be said of two."""

    MERGE = "merge"
    APART = "apart"
    ASK_AGAIN = "ask-again"


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer: `problem` says why it was not taken.

    `next` is the id of the next question of the kind that waits; None where there is none.
    """

    kind: Kind
    next: str | None = None
    problem: str | None = None


_TAKERS = {
    Answer.MERGE: service.merge,
    Answer.APART: service.keep_apart,
    Answer.ASK_AGAIN: service.ask_again,
}


def take(session: Session, who: User, question_id: str, answer: Answer, was: State) -> Answered:
    """Take an answer to a question; `was` is how it stood when it was looked at.

    Raises:
        Forbidden: `who` is a specialist.
        NotFound: there is no such question.
    """
    question = asked.get(session, who, question_id).question
    try:
        with session.begin_nested():  # what was begun before it is refused is not kept
            _TAKERS[answer](session, who, question_id, was)
    except Conflict as conflict:
        return Answered(question.kind, problem=conflict.detail)
    return Answered(question.kind, asked.waiting_after(session, who, question))
