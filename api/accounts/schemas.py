"""The JSON of sessions, teams and people."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from api.accounts.passwords import LEAST_CHARACTERS, MOST_CHARACTERS
from api.accounts.roles import Role
from api.accounts.service import MOST_EMAIL, MOST_NAME
from api.accounts.signing_in import SignedIn
from api.accounts.tables import Team, User


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class SignInBody(_Body):
    """An address and its password."""

    email: str = Field(max_length=MOST_EMAIL, examples=["sam@example.org"])
    password: str = Field(max_length=MOST_CHARACTERS, examples=["correct horse battery"])


class TeamBody(_Body):
    """A team to make."""

    name: str = Field(min_length=1, max_length=MOST_NAME, examples=["North"])


class UserBody(_Body):
    """Somebody who may sign in from now on."""

    email: str = Field(max_length=MOST_EMAIL, examples=["sam@example.org"])
    name: str = Field(min_length=1, max_length=MOST_NAME, examples=["Sam Reed"])
    role: Role
    team_id: str
    password: str = Field(
        min_length=LEAST_CHARACTERS, max_length=MOST_CHARACTERS, examples=["correct horse battery"]
    )


class UserChange(_Body):
    """What may be changed about a person."""

    active: bool = Field(description="False ends their sessions at once and lets nobody in again.")


class TeamOut(BaseModel):
    """A team."""

    id: str
    name: str = Field(examples=["North"])
    created_at: datetime

    @classmethod
    def of(cls, team: Team) -> Self:
        """The team as shown."""
        return cls(id=team.id, name=team.name, created_at=team.created_at)


class UserOut(BaseModel):
    """A person who signs in."""

    id: str
    email: str = Field(examples=["sam@example.org"])
    name: str = Field(examples=["Sam Reed"])
    role: Role
    team_id: str
    active: bool

    @classmethod
    def of(cls, user: User) -> Self:
        """The person as shown."""
        return cls(
            id=user.id,
            email=user.email,
            name=user.name,
            role=user.role,
            team_id=user.team_id,
            active=user.active,
        )


class SessionOut(BaseModel):
    """An open session. The token is shown this once."""

    token: str = Field(description="Send it as `Authorization: Bearer <token>`.")
    expires_at: datetime
    user: UserOut

    @classmethod
    def of(cls, who: SignedIn) -> Self:
        """The session as shown."""
        return cls(token=who.token, expires_at=who.expires_at, user=UserOut.of(who.user))
