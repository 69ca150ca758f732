"""An answer held against what people said before: what contradicts it is named, nothing is done.

Where A is B by a person's word, and kept apart from C by another's, B can't be made one with C as
well; nor can two be kept apart that are one through a third.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from api.duplicates import questions
from api.duplicates.grouping import Two
from api.duplicates.rings import held_by, next_towards
from api.duplicates.states import Kind
from api.employers.tables import Employer
from api.errors import Conflict
from api.vacancies.tables import VacancyRow


def check_merge(
    session: Session, kind: Kind, ids: Collection[str], but: Collection[Two] = ()
) -> None:
    """Make sure that no two are kept apart of what is about to be one.

    Args:
        session: only read from.
        kind: of what.
        ids: all that would be one; what people said to be one with any of these is added.
        but: pairs that the answer itself is about.

    Raises:
        Conflict: two are kept apart; both are named.
    """
    said = questions.said_of(session, kind, ids)
    held = held_by(ids, said.one)
    against = [pair for pair in said.apart if held.issuperset(pair) and pair not in but]
    if against:
        one, other = (_called(session, kind, key) for key in min(against))
        raise Conflict(
            f"{one} and {other} are kept apart, and would be made one by this as well. "
            "If those two are one after all, say that first."
        )


def check_parting(session: Session, kind: Kind, pair: Two) -> None:
    """Make sure that nobody's other answers hold two together.

    Raises:
        Conflict: they do; the first of them is named.
    """
    said = questions.said_of(session, kind, pair)
    refuse_what_holds(session, kind, pair, [other for other in said.one if other != pair])


def refuse_what_holds(session: Session, kind: Kind, pair: Two, said: Sequence[Two]) -> None:
    """Name the first answer that holds two together, of those that are given.

    Raises:
        Conflict: there is one.
    """
    beside = next_towards(*pair, said)
    if beside is not None:
        one, other = (_called(session, kind, key) for key in (pair[0], beside))
        raise Conflict(
            f"Other answers hold these two together: {one} was merged with {other}. "
            "Take that back first."
        )


def _called(session: Session, kind: Kind, key: str) -> str:
    if kind is Kind.EMPLOYER:
        name = session.exec(select(Employer.name).where(Employer.id == key)).one()
        return f"“{name}”"
    query = select(VacancyRow.title, VacancyRow.source).where(col(VacancyRow.id) == key)
    title, source = session.exec(query).one()
    return f"“{title}” from {source}"
