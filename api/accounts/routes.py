"""Sessions, teams and people over HTTP."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from api.accounts import service, signing_in
from api.accounts.schemas import (
    SessionOut,
    SignInBody,
    TeamBody,
    TeamOut,
    UserBody,
    UserChange,
    UserOut,
)
from api.dependencies import ApiSignIn, ApiUser, AppSettings, DbSession
from api.idempotency import OnceOnly
from api.pagination import Page, PageWanted, page_of
from api.problems import problems

router = APIRouter()


@router.post("/sessions", tags=["signing in"], status_code=201, responses=problems(401, 422, 429))
def sign_in(body: SignInBody, session: DbSession, settings: AppSettings) -> SessionOut:
    """Sign in: the answer holds the token for all other requests."""
    who = signing_in.sign_in(session, body.email, body.password, settings.session_hours)
    return SessionOut.of(who)


@router.delete("/sessions/current", tags=["signing in"], status_code=204, responses=problems(401))
def sign_out(who: ApiSignIn, session: DbSession) -> None:
    """Sign out: the token opens nothing from now on."""
    signing_in.sign_out(session, who)


@router.get("/me", tags=["signing in"], responses=problems(401))
def me(who: ApiUser) -> UserOut:
    """Who you are signed in as."""
    return UserOut.of(who)


@router.get("/teams", tags=["people"], responses=problems(401, 403, 422))
def list_teams(who: ApiUser, session: DbSession, page: PageWanted) -> Page[TeamOut]:
    """Every team."""
    return page_of(session, service.teams(who), page, TeamOut.of)


@router.post(
    "/teams",
    tags=["people"],
    status_code=201,
    response_model=TeamOut,
    responses=problems(401, 403, 409, 422),
)
def create_team(body: TeamBody, who: ApiUser, session: DbSession, once: OnceOnly) -> Response:
    """Make a team."""
    return once(lambda: TeamOut.of(service.create_team(session, who, body.name)))


@router.get("/users", tags=["people"], responses=problems(401, 403, 422))
def list_users(who: ApiUser, session: DbSession, page: PageWanted) -> Page[UserOut]:
    """Everybody who signs in."""
    return page_of(session, service.users(who), page, UserOut.of)


@router.post(
    "/users",
    tags=["people"],
    status_code=201,
    response_model=UserOut,
    responses=problems(401, 403, 409, 422),
)
def create_user(body: UserBody, who: ApiUser, session: DbSession, once: OnceOnly) -> Response:
    """Let somebody sign in."""

    def write() -> UserOut:
        made = service.create_user(
            session,
            who,
            email=body.email,
            name=body.name,
            role=body.role,
            team_id=body.team_id,
            password=body.password,
        )
        return UserOut.of(made)

    return once(write)


@router.patch("/users/{user_id}", tags=["people"], responses=problems(401, 403, 404, 409, 422))
def change_user(user_id: str, body: UserChange, who: ApiUser, session: DbSession) -> UserOut:
    """Let somebody sign in again, or no longer."""
    return UserOut.of(service.set_active(session, who, user_id, active=body.active))
