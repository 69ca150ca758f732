"""People who sign in, the teams they belong to, and their sessions."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Column, Field, SQLModel

from api.accounts.roles import Role
from api.tables import UtcDateTime, id_field, moment_field, word_of


class Team(SQLModel, table=True):
    """Specialists who work together under one supervisor."""

    __tablename__ = "team"

    id: str = id_field()
    name: str = Field(max_length=120, unique=True)
    created_at: datetime = moment_field()


class User(SQLModel, table=True):
    """A person who signs in with an email address (kept in lower case) and a password."""

    __tablename__ = "user_account"

    id: str = id_field()
    email: str = Field(max_length=254, unique=True)
    name: str = Field(max_length=120)
    role: Role = Field(sa_column=Column(word_of(Role), nullable=False))
    team_id: str = Field(foreign_key="team.id", index=True)
    password_hash: str = Field(max_length=255)
    active: bool = True
    created_at: datetime = moment_field()


class SignIn(SQLModel, table=True):
    """One signed-in session; only a hash of its token is kept."""

    __tablename__ = "sign_in"

    token_hash: str = Field(primary_key=True, max_length=64)
    user_id: str = Field(foreign_key="user_account.id", index=True)
    csrf_token: str = Field(max_length=64)
    created_at: datetime = moment_field()
    expires_at: datetime = Field(sa_type=UtcDateTime)


class FailedSignIn(SQLModel, table=True):
    """One wrong password, counted per address to slow down guessing."""

    __tablename__ = "failed_sign_in"

    id: str = id_field()
    email: str = Field(max_length=254, index=True)
    at: datetime = moment_field(index=True)


class IdempotencyKey(SQLModel, table=True):
    """The answer given to a write, so that sending it again with the same key changes nothing."""

    __tablename__ = "idempotency_key"

    user_id: str = Field(foreign_key="user_account.id", primary_key=True)
    key: str = Field(primary_key=True, max_length=200)
    request_hash: str = Field(max_length=64)
    status: int
    answer: str
    created_at: datetime = moment_field()


class ApiToken(SQLModel, table=True):
    """A key for a program that acts for a person, within one scope; only a hash of it is kept."""

    __tablename__ = "api_token"

    id: str = id_field()
    name: str = Field(max_length=120)
    token_hash: str = Field(max_length=64, unique=True)
    user_id: str = Field(foreign_key="user_account.id", index=True)
    scope: str = Field(max_length=20)
    created_at: datetime = moment_field()
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
