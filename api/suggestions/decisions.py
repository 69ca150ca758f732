"""What is decided about suggestions. A decision is never changed: undoing it adds another row.

What stands for a client and a vacancy is the newest decision that has not been undone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.tables import User
from api.audit import service as audit
from api.clients import service as clients
from api.errors import Conflict, NotFound
from api.suggestions.choices import Choice, DecidedBy, Reason
from api.suggestions.shown import LISTING
from api.suggestions.tables import Decision, Suggestion, SuggestionList

NO_DECISION = "There is no such decision for anybody on your caseload."


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


def decide(
    session: Session, who: User, suggestion_id: str, new: NewDecision, *, on_list: str | None = None
) -> Decision:
    """Record what was decided about a shown suggestion; an earlier decision is replaced by it.

    `on_list` is the list that it was decided on, where whoever asks names one.

    Raises:
        NotFound: no such suggestion (on that list) for a client on the caseload of `who`.
        Conflict: the work with the client has ended.
    """
    suggestion, client_id = _shown(session, who, suggestion_id, on_list)
    client = clients.client_to_work_with(session, who, client_id)
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
        Conflict: it is undone already, a newer decision stands, it is itself an undoing, or the
            work with the client has ended.
    """
    undone = _decision(session, who, decision_id)
    clients.client_to_work_with(session, who, undone.client_id)
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


def undo_on_list(session: Session, who: User, decision_id: str, list_id: str) -> Suggestion:
    """Undo a decision where a list shows it, and answer the suggestion that shows it there.

    A list shows what stands about its vacancies, also when that was decided on another list.

    Raises:
        NotFound: no such decision, or the list is another client's or without that vacancy.
        Conflict: as `undo`.
    """
    undone = _decision(session, who, decision_id)
    query = (
        select(Suggestion)
        .join(SuggestionList)
        .where(SuggestionList.id == list_id, SuggestionList.client_id == undone.client_id)
        .where(Suggestion.vacancy_id == undone.vacancy_id)
    )
    shown = session.exec(query).first()
    if shown is None:
        raise NotFound(NO_DECISION)
    undo(session, who, decision_id)
    return shown


def _shown(
    session: Session, who: User, suggestion_id: str, on_list: str | None
) -> tuple[Suggestion, str]:
    """A suggestion and the id of its client."""
    query = (
        select(Suggestion, SuggestionList.client_id)
        .join(SuggestionList)
        .where(Suggestion.id == suggestion_id)
        .where(col(SuggestionList.client_id).in_(clients.visible_ids(who)))
    )
    found = session.exec(query).first()
    if found is None or on_list not in (None, found[0].list_id):
        raise NotFound("There is no such suggestion for anybody on your caseload.")
    return found


def _decision(session: Session, who: User, decision_id: str) -> Decision:
    visible = col(Decision.client_id).in_(clients.visible_ids(who))
    found = session.exec(select(Decision).where(Decision.id == decision_id, visible)).first()
    if found is None:
        raise NotFound(NO_DECISION)
    return found


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


def other_listings(session: Session, client_id: str) -> set[str]:
    """The vacancies that were told as other listings of those that `settled_vacancies` names."""
    settled = [
        found.decision_id
        for found in standing(session, client_id).values()
        if found.choice is not Choice.LATER
    ]
    query = (
        select(Suggestion.shown)
        .join(Decision, col(Decision.suggestion_id) == col(Suggestion.id))
        .where(col(Decision.id).in_(settled))
    )
    return {
        other["vacancy_id"]
        for shown in session.exec(query).all()
        for other in shown.get(LISTING, {}).get("also", [])
    }


def settled_vacancies(session: Session, client_id: str) -> set[str]:
    """The vacancies that need not be shown again: pursued ones and those not for the client."""
    return {
        vacancy_id
        for vacancy_id, decision in standing(session, client_id).items()
        if decision.choice is not Choice.LATER
    }


def last_decided(session: Session, vacancy_ids: Collection[str]) -> dict[str, datetime]:
    """When somebody decided about each of the vacancies last, for any client; undone ones apart.

    For what changes vacancies as a whole: nothing is told of the clients.
    """
    undone = select(Decision.undoes_id).where(col(Decision.undoes_id).is_not(None))
    query = (
        select(Decision.vacancy_id, func.max(Decision.created_at))
        .where(
            col(Decision.vacancy_id).in_(vacancy_ids),
            col(Decision.choice).is_not(None),
            col(Decision.id).not_in(undone),
        )
        .group_by(col(Decision.vacancy_id))
    )
    return dict(session.exec(query).all())


def shown_of(session: Session, vacancy_ids: Collection[str]) -> set[str]:
    """Those of the vacancies that were ever on a list."""
    query = select(Suggestion.vacancy_id).where(col(Suggestion.vacancy_id).in_(vacancy_ids))
    return set(session.exec(query.distinct()).all())
