"""What is decided about suggestions. A decision is never changed: undoing it adds another row.

What stands for a client and a vacancy is the newest decision that has not been undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.tables import User
from api.audit import service as audit
from api.clients import service as clients
from api.errors import Conflict, NotFound
from api.suggestions.choices import Choice, DecidedBy, Reason
from api.suggestions.tables import Decision, Suggestion, SuggestionList


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision to record. `note` is about the job, never about health."""

    choice: Choice
    decided_by: DecidedBy
    reasons: tuple[Reason, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The decision that stands about one vacancy for one client."""

    decision_id: str
    choice: Choice


def decide(session: Session, who: User, suggestion_id: str, new: NewDecision) -> Decision:
    """Record what was decided about a shown suggestion; an earlier decision is replaced by it.

    Raises:
        NotFound: no such suggestion for a client on the caseload of `who`.
    """
    suggestion = session.get(Suggestion, suggestion_id)
    shown = session.get(SuggestionList, suggestion.list_id) if suggestion else None
    if suggestion is None or shown is None:
        raise NotFound("There is no such suggestion.")
    client = clients.get_client(session, who, shown.client_id, to_write=True)
    decision = Decision(
        suggestion_id=suggestion.id,
        client_id=client.id,
        vacancy_id=suggestion.vacancy_id,
        choice=new.choice,
        decided_by=new.decided_by,
        reasons=[reason.value for reason in new.reasons],
        note=new.note,
        created_by=who.id,
    )
    return _keep(session, who, decision, "decision.made")


def undo(session: Session, who: User, decision_id: str) -> Decision:
    """Undo a decision by a new record; the one before it, if any, stands again.

    Raises:
        NotFound: no such decision for a client on the caseload of `who`.
        Conflict: it is undone already, a newer decision stands, or it is itself an undoing.
    """
    undone = session.get(Decision, decision_id)
    if undone is None:
        raise NotFound("There is no such decision.")
    clients.get_client(session, who, undone.client_id, to_write=True)
    now_standing = standing(session, undone.client_id).get(undone.vacancy_id)
    if undone.undoes_id is not None:
        raise Conflict("This record undoes a decision: decide anew instead of undoing it.")
    if now_standing is None or now_standing.decision_id != undone.id:
        raise Conflict("This decision was undone or replaced already.")
    decision = Decision(
        suggestion_id=undone.suggestion_id,
        client_id=undone.client_id,
        vacancy_id=undone.vacancy_id,
        undoes_id=undone.id,
        decided_by=DecidedBy.SPECIALIST,
        reasons=[],
        created_by=who.id,
    )
    return _keep(session, who, decision, "decision.undone")


def _keep(session: Session, who: User, decision: Decision, action: str) -> Decision:
    session.add(decision)
    session.flush()
    audit.record(session, who.id, action, "decision", decision.id, choice=decision.choice)
    return decision


def decisions_of(session: Session, who: User, client_id: str) -> SelectOfScalar[Decision]:
    """Every decision about the client's suggestions, undone ones and undoings included.

    Raises:
        NotFound: no such client on the caseload of `who`.
    """
    client = clients.get_client(session, who, client_id)
    return select(Decision).where(Decision.client_id == client.id)


def standing(session: Session, client_id: str) -> dict[str, Standing]:
    """By vacancy id, the decision that stands."""
    query = select(Decision).where(Decision.client_id == client_id)
    history: Sequence[Decision] = session.exec(query.order_by(col(Decision.id))).all()
    undone = {decision.undoes_id for decision in history}
    return {
        decision.vacancy_id: Standing(decision.id, decision.choice)
        for decision in history
        if decision.choice is not None and decision.id not in undone
    }


def settled_vacancies(session: Session, client_id: str) -> set[str]:
    """The vacancies that need not be shown again: pursued ones and those not for the client."""
    return {
        vacancy_id
        for vacancy_id, decision in standing(session, client_id).items()
        if decision.choice is not Choice.LATER
    }
