"""Clients and preferences over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query
from starlette.responses import Response

from api.clients import preferences, service
from api.clients.schemas import ClientBody, ClientOut, PreferencesOut
from api.contracts import PreferencesBody
from api.dependencies import ApiUser, DbSession
from api.errors import NotFound
from api.idempotency import OnceOnly
from api.pagination import Page, PageWanted, page_of
from api.problems import problems

router = APIRouter(prefix="/clients")
EXAMPLES = {
    "a first wish": {
        "value": {
            "base": "LS9 7TF",
            "statements": [
                {"stance": "want", "words": "cleaner"},
                {"stance": "must", "about": "hours", "value": {"min": 12, "max": 24}},
                {"stance": "avoid", "words": "nights", "importance": 3},
            ],
        }
    }
}


@router.get("", tags=["clients"], responses=problems(401, 422))
def list_clients(
    who: ApiUser,
    session: DbSession,
    page: PageWanted,
    closed: Annotated[
        bool, Query(description="Clients that the work has ended with, instead of current ones.")
    ] = False,
) -> Page[ClientOut]:
    """The clients on your caseload, or your team's if you are a supervisor."""
    return page_of(session, service.caseload(who, closed=closed), page, ClientOut.of)


@router.post(
    "",
    tags=["clients"],
    status_code=201,
    response_model=ClientOut,
    responses=problems(401, 403, 409, 422),
)
def create_client(body: ClientBody, who: ApiUser, session: DbSession, once: OnceOnly) -> Response:
    """Take a client on."""

    def write() -> ClientOut:
        made = service.create_client(session, who, body.reference, body.specialist_id)
        return ClientOut.of(made)

    return once(write)


@router.get("/{client_id}", tags=["clients"], responses=problems(401, 404))
def get_client(client_id: str, who: ApiUser, session: DbSession) -> ClientOut:
    """One client."""
    return ClientOut.of(service.get_client(session, who, client_id))


@router.post(
    "/{client_id}/close",
    tags=["clients"],
    response_model=ClientOut,
    responses=problems(401, 404, 409),
)
def close_client(client_id: str, who: ApiUser, session: DbSession, once: OnceOnly) -> Response:
    """End the work with a client. All that is recorded stays."""
    return once(lambda: ClientOut.of(service.close_client(session, who, client_id)), 200)


@router.put(
    "/{client_id}/preferences",
    tags=["preferences"],
    response_model=PreferencesOut,
    responses=problems(401, 404, 409, 422),
)
def set_preferences(
    *,
    client_id: str,
    body: Annotated[PreferencesBody, Body(openapi_examples=EXAMPLES)],
    who: ApiUser,
    session: DbSession,
    once: OnceOnly,
    replaces: Annotated[
        int | None,
        Query(
            ge=0,
            le=1_000_000_000,
            description="The number of the version that you changed (0 for none): answered with "
            "409 when there is a newer one.",
        ),
    ] = None,
) -> Response:
    """Add a version: everything the client wants from today. Older versions stay."""

    def write() -> PreferencesOut:
        version = preferences.set_preferences(
            session, who, client_id, body.record(), replaces=replaces
        )
        return PreferencesOut.of(version)

    return once(write, 200)


@router.get("/{client_id}/preferences", tags=["preferences"], responses=problems(401, 404))
def get_preferences(client_id: str, who: ApiUser, session: DbSession) -> PreferencesOut:
    """The current version."""
    version = preferences.current_preferences(session, who, client_id)
    if version is None:
        raise NotFound("This client's preferences have not been recorded yet.")
    return PreferencesOut.of(version)


@router.get(
    "/{client_id}/preferences/versions", tags=["preferences"], responses=problems(401, 404, 422)
)
def list_versions(
    client_id: str, who: ApiUser, session: DbSession, page: PageWanted
) -> Page[PreferencesOut]:
    """Every version, the newest first."""
    found = preferences.versions(session, who, client_id)
    return page_of(session, found, page, PreferencesOut.of, newest_first=True)
