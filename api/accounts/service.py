"""Teams, and the people in them."""

from __future__ import annotations

import re

from sqlmodel import Session, col, delete, func, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.passwords import hash_of
from api.accounts.roles import Role
from api.accounts.tables import SignIn, Team, User
from api.audit.service import record
from api.database import refusing_duplicates
from api.errors import Conflict, FieldProblem, Forbidden, Invalid, NotFound

MOST_EMAIL = 254
MOST_NAME = 120
_EMAIL = re.compile(r"[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]{1,185}\.[^@\s.\x00-\x1f]{2,}")


def require(who: User, *roles: Role) -> None:
    """Make sure that somebody has one of the roles.

    Raises:
        Forbidden: they have another.
    """
    if who.role not in roles:
        wanted = " or ".join(role.value for role in roles)
        raise Forbidden(f"Only a person with the role {wanted} may do this.")


def create_team(session: Session, who: User | None, name: str) -> Team:
    """Make a team. `who` is an admin, or None on the command line.

    Raises:
        Forbidden: `who` is no admin.
        Invalid: the name is empty or too long.
        Conflict: there is such a team.
    """
    _admin_or_command_line(who)
    team = Team(name=_name(name))
    with refusing_duplicates(session, Conflict("There is a team of this name.")):
        session.add(team)
    record(session, who.id if who else None, "team.created", "team", team.id)
    return team


def team_named(session: Session, name: str) -> Team | None:
    """The team of this name, if there is one."""
    return session.exec(select(Team).where(Team.name == name.strip())).first()


def create_user(
    session: Session,
    who: User | None,
    *,
    email: str,
    name: str,
    role: Role,
    team_id: str,
    password: str,
) -> User:
    """Let somebody sign in. `who` is an admin, or None on the command line.

    Raises:
        Forbidden: `who` is no admin.
        Invalid: the address, name, password or team can't be.
        Conflict: somebody signs in with this address.
    """
    _admin_or_command_line(who)
    user = User(
        email=_email(email),
        name=_name(name),
        role=role,
        team_id=_team(session, team_id),
        password_hash=hash_of(password),
    )
    with refusing_duplicates(session, Conflict("Somebody signs in with this address already.")):
        session.add(user)
    by = who.id if who else None
    record(session, by, "user.created", "user", user.id, role=role.value, team_id=team_id)
    return user


def set_active(session: Session, who: User, user_id: str, *, active: bool) -> User:
    """Let somebody sign in again, or no longer; the latter ends their sessions at once.

    Raises:
        Forbidden: `who` is no admin.
        NotFound: there is no such person.
        Conflict: they are the last active admin.
    """
    require(who, Role.ADMIN)
    # Admins are locked together, so that two of them can't each put the other out.
    admins = session.exec(
        select(User.id)
        .where(User.role == Role.ADMIN, col(User.active))
        .order_by(User.id)
        .with_for_update()
    ).all()
    user = user_with_id(session, user_id)
    if not active and list(admins) == [user.id]:
        raise Conflict("This is the last admin: make another one first.")
    user.active = active
    session.add(user)
    if not active:
        session.exec(delete(SignIn).where(col(SignIn.user_id) == user.id))
    record(session, who.id, "user.activated" if active else "user.deactivated", "user", user.id)
    return user


def teams(who: User) -> SelectOfScalar[Team]:
    """Every team, for an admin.

    Raises:
        Forbidden: `who` is no admin.
    """
    require(who, Role.ADMIN)
    return select(Team)


def users(who: User) -> SelectOfScalar[User]:
    """Everybody who signs in, for an admin.

    Raises:
        Forbidden: `who` is no admin.
    """
    require(who, Role.ADMIN)
    return select(User)


def user_with_id(session: Session, user_id: str) -> User:
    """Somebody who signs in.

    Raises:
        NotFound: there is no such person.
    """
    user = session.get(User, user_id)
    if user is None:
        raise NotFound("There is no such person.")
    return user


def ids_in_team(team_id: str) -> SelectOfScalar[str]:
    """The ids of a team's people."""
    return select(User.id).where(User.team_id == team_id)


def specialist_in_team(session: Session, team_id: str, user_id: str) -> User | None:
    """An active specialist of the team."""
    query = select(User).where(
        User.id == user_id,
        User.team_id == team_id,
        User.role == Role.SPECIALIST,
        col(User.active),
    )
    return session.exec(query).first()


def is_anybody_there(session: Session) -> bool:
    """Whether anybody can sign in at all."""
    return session.exec(select(func.count()).select_from(User)).one() > 0


def _admin_or_command_line(who: User | None) -> None:
    if who is not None:
        require(who, Role.ADMIN)


def _email(given: str) -> str:
    email = given.strip().lower()
    if len(email) > MOST_EMAIL or not _EMAIL.fullmatch(email):
        problem = "must be an email address, such as sam@example.org"
        raise Invalid("Check the email address.", errors=(FieldProblem("email", problem),))
    return email


def _name(given: str) -> str:
    name = " ".join(given.split())
    if not 0 < len(name) <= MOST_NAME:
        problem = f"must be 1 to {MOST_NAME} characters long"
        raise Invalid("Check the name.", errors=(FieldProblem("name", problem),))
    return name


def _team(session: Session, team_id: str) -> str:
    if session.get(Team, team_id) is None:
        problem = "must be the id of a team"
        raise Invalid("There is no such team.", errors=(FieldProblem("team_id", problem),))
    return team_id
