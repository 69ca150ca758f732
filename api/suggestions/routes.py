"""Suggestion lists and decisions over HTTP."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from api.clock import today
from api.dependencies import ApiUser, DbSession, FreshPool
from api.idempotency import OnceOnly
from api.pagination import Page, PageWanted, page_of
from api.problems import problems
from api.suggestions import decisions, service
from api.suggestions.schemas import (
    DecisionBody,
    DecisionOut,
    ListSummary,
    SuggestBody,
    SuggestionListOut,
)

router = APIRouter()


@router.post(
    "/clients/{client_id}/suggestions",
    tags=["suggestions"],
    status_code=201,
    response_model=SuggestionListOut,
    dependencies=[FreshPool],
    responses=problems(401, 404, 409, 422),
)
def suggest(
    client_id: str, body: SuggestBody, who: ApiUser, session: DbSession, once: OnceOnly
) -> Response:
    """Rank the open vacancies for a client and keep the list exactly as it is answered."""
    return once(
        lambda: SuggestionListOut.shown(service.suggest(session, who, client_id, today(), body.top))
    )


@router.get(
    "/clients/{client_id}/suggestions", tags=["suggestions"], responses=problems(401, 404, 422)
)
def list_lists(
    client_id: str, who: ApiUser, session: DbSession, page: PageWanted
) -> Page[ListSummary]:
    """Every list that was made for a client, the newest first."""
    lists = service.lists_of(session, who, client_id)
    return page_of(session, lists, page, ListSummary.of, newest_first=True)


@router.get("/suggestions/{list_id}", tags=["suggestions"], responses=problems(401, 404))
def get_list(list_id: str, who: ApiUser, session: DbSession) -> SuggestionListOut:
    """A list exactly as it was shown, with what stands decided now."""
    return SuggestionListOut.shown(service.get_list(session, who, list_id))


@router.post(
    "/decisions",
    tags=["decisions"],
    status_code=201,
    response_model=DecisionOut,
    responses=problems(401, 404, 409, 422),
)
def decide(body: DecisionBody, who: ApiUser, session: DbSession, once: OnceOnly) -> Response:
    """Record what was decided about a suggestion; it replaces what was decided before."""
    return once(
        lambda: DecisionOut.of(decisions.decide(session, who, body.suggestion_id, body.record()))
    )


@router.post(
    "/decisions/{decision_id}/undo",
    tags=["decisions"],
    status_code=201,
    response_model=DecisionOut,
    responses=problems(401, 404, 409),
)
def undo(decision_id: str, who: ApiUser, session: DbSession, once: OnceOnly) -> Response:
    """Undo a decision by a new record; both stay, and the one before it stands again."""
    return once(lambda: DecisionOut.of(decisions.undo(session, who, decision_id)))


@router.get("/clients/{client_id}/decisions", tags=["decisions"], responses=problems(401, 404, 422))
def list_decisions(
    client_id: str, who: ApiUser, session: DbSession, page: PageWanted
) -> Page[DecisionOut]:
    """Every decision about a client's suggestions, undone ones included, the newest first."""
    found = decisions.decisions_of(session, who, client_id)
    return page_of(session, found, page, DecisionOut.of, newest_first=True)
