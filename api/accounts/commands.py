"""`ips-matcher user add`: let somebody sign in."""

from __future__ import annotations

import secrets
import sys
from typing import Annotated

import typer

from api.accounts import service
from api.accounts.roles import Role
from api.running_database import ready_engine, session_of
from api.terminal import err, out

_PASSWORD_BYTES = 15


def add_commands(app: typer.Typer) -> None:
    """Put `user` under the command."""
    users = typer.Typer(help="People who sign in.", no_args_is_help=True)
    users.command("add")(add)
    app.add_typer(users, name="user")


def add(
    email: Annotated[str, typer.Argument(help="The address that they sign in with.")],
    role: Annotated[Role, typer.Option(help="What they may do.")],
    team: Annotated[str, typer.Option(help="Their team; it is made if there is none of the name.")],
    name: Annotated[
        str | None, typer.Option(help="Their name; from the address if left out.")
    ] = None,
    password_from_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Let somebody sign in; without --password-stdin a password is made up and printed once."""
    given = sys.stdin.readline().rstrip("\r\n") if password_from_stdin else None
    password = secrets.token_urlsafe(_PASSWORD_BYTES) if given is None else given
    with session_of(ready_engine()) as session:
        found = service.team_named(session, team) or service.create_team(session, None, team)
        user = service.create_user(
            session,
            None,
            email=email,
            name=name or email.partition("@")[0],
            role=role,
            team_id=found.id,
            password=password,
        )
        email, team = user.email, found.name
    out.print(f"{email} can sign in as {role} of {team}.", markup=False)
    if given is None:
        err.print("Their password, shown this once:", markup=False)
        out.print(password, markup=False)
