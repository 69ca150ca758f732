"""`ips-matcher token`: keys for programs, such as a nightly import."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from api.accounts import tokens
from api.accounts.tokens import Scope
from api.clock import now
from api.running_database import ready_engine, session_of
from api.terminal import err, out


def add_commands(app: typer.Typer) -> None:
    """Put `token` under the command."""
    group = typer.Typer(help="Keys for programs, such as a nightly import.", no_args_is_help=True)
    group.command("add")(add)
    group.command("list")(list_tokens)
    group.command("revoke")(revoke)
    app.add_typer(group, name="token")


def add(
    name: Annotated[str, typer.Argument(help="What it is for, such as nightly-import.")],
    user: Annotated[str, typer.Option(help="The address of whom it acts for.")],
    scope: Annotated[Scope, typer.Option(help="What it may be used for.")] = Scope.IMPORTS,
    days: Annotated[
        int, typer.Option(min=1, max=tokens.MOST_DAYS, help="Valid for so long.")
    ] = 365,
) -> None:
    """Make a token and print it once; send it as `Authorization: Bearer <token>`."""
    with session_of(ready_engine()) as session:
        made = tokens.add(session, user, name, scope, days)
        until, key = made.row.expires_at, made.row.id
    err.print(f"Token {key} is valid until {until:%Y-%m-%d}. It is shown this once:", markup=False)
    out.print(made.secret, markup=False)


def list_tokens(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """The tokens, newest first; never the tokens themselves."""
    with session_of(ready_engine(), reads_only=True) as session:
        rows = [
            {
                "id": row.id,
                "name": row.name,
                "user": email,
                "scope": row.scope,
                "state": _state(row.revoked_at is not None, row.expires_at <= now()),
                "expires": f"{row.expires_at:%Y-%m-%d}",
                "last_used": f"{row.used_at:%Y-%m-%d %H:%M}" if row.used_at else None,
            }
            for row, email in tokens.tokens(session)
        ]
    if as_json:
        out.print(json.dumps(rows, indent=2, ensure_ascii=False), markup=False, soft_wrap=True)
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Id", no_wrap=True)
    table.add_column("Token", ratio=1)
    for row in rows:
        words = Text(f"{row['name']}, {row['scope']} for {row['user']}", overflow="fold")
        used = f"last used {row['last_used']} UTC" if row["last_used"] else "never used"
        words.append(f"\n{row['state']}, until {row['expires']}, {used}", style="dim")
        table.add_row(row["id"], words)
    out.print(table)


def revoke(
    token_id: Annotated[str, typer.Argument(metavar="ID", help="As `token list` shows it.")],
) -> None:
    """Let a token open nothing from now on."""
    with session_of(ready_engine()) as session:
        name = tokens.revoke(session, token_id).name
    out.print(f"{name} opens nothing any more.", markup=False)


def _state(is_revoked: bool, is_over: bool) -> str:
    return "revoked" if is_revoked else "expired" if is_over else "valid"
