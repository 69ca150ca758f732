"""`ips-matcher serve`: migrate, load the samples into an empty database, serve pages and API."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from api import samples
from api.clock import today
from api.errors import Refusal
from api.main import create_app
from api.running import ready_engine, settings
from api.suggestions import commands as suggestions
from api.terminal import err

NOTE_FILE = "how-to-sign-in.txt"
_OWNER_ONLY = 0o600


def add_commands(app: typer.Typer) -> None:
    """Put `serve` under the command."""
    app.command("serve")(serve)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
    show: Annotated[
        str | None, typer.Option(help="First print the list of this client, by reference.")
    ] = None,
) -> None:
    """Migrate the database, load the samples into an empty one, and serve pages and API."""
    engine = ready_engine()
    note = settings().home / NOTE_FILE
    if settings().load_samples:
        password = samples.load(engine, today())
        if password is not None:
            _keep_password(note, password)
    if show is not None:
        with suppress(Refusal):  # someone's own database need not have the sample client
            suggestions.show(show, suggestions.make_list(engine, show, top=5))
    _say_how_to_sign_in(note, f"http://{host}:{port}")
    uvicorn.run(create_app(settings()), host=host, port=port, log_config=None, server_header=False)


def _keep_password(note: Path, password: str) -> None:
    """Keep the made-up password where only the owner can read it, for the next start to tell."""
    note.parent.mkdir(parents=True, exist_ok=True)
    note.touch(mode=_OWNER_ONLY)
    note.write_text(f"{password}\n", encoding="utf-8")


def _say_how_to_sign_in(note: Path, address: str) -> None:
    err.print(f"\nOpen {address}", markup=False)
    if note.is_file():
        password = note.read_text(encoding="utf-8").strip()
        people = ", ".join(f"{user.email} ({user.role})" for user in samples.USERS)
        err.print(f"Sign in as {people}", markup=False)
        err.print(f"with the password {password} (kept in {note})", markup=False)
    else:
        err.print("To let somebody sign in: ips-matcher user add --help", markup=False)
    err.print("Stop with Ctrl+C\n", markup=False)
