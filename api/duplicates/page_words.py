"""What pages call questions about doubles, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session

from api.accounts.tables import User
from api.duplicates.asked import MOST_COUNTED, count_waiting
from api.duplicates.states import Kind, State

THINGS: Mapping[Kind, str] = {Kind.EMPLOYER: "employer", Kind.VACANCY: "job"}
"""What two of a kind may be the same of."""
STATES: Mapping[State, tuple[str, str]] = {
    State.WAITING: ("Waiting", "grey"),
    State.MERGED: ("The same", "green"),
    State.APART: ("Not the same", "orange"),
    State.SURE: ("Found to be the same", "green"),
    State.DIFFERENT: ("Found to differ", "grey"),
}
"""A state in words, and the colour of its tag."""


def sentence(because: str) -> str:
    """A reason as a sentence: some end with a full stop, and some do not."""
    return because if because.endswith((".", "!", "?")) else f"{because}."


def counted(number: int) -> str:
    """A number of questions, counted no further than anybody needs to know."""
    return f"more than {MOST_COUNTED:,}" if number > MOST_COUNTED else f"{number:,}"


def count_in_words(session: Session, who: User) -> str | None:
    """How many questions wait, both kinds together: "3 questions wait"; None where none does.

    Raises:
        Forbidden: `who` is a specialist.
    """
    number = sum(count_waiting(session, who).values())
    if number == 0:
        return None
    words = counted(number)
    waits = "question waits" if words == "1" else "questions wait"
    return f"{words[:1].upper()}{words[1:]} {waits}"
