"""`ips-matcher serve`: migrate, load the samples into an empty database, serve pages and API."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Annotated

import typer
import uvicorn

from api import logs
from api.clock import today
from api.errors import Refusal
from api.first_start import fill_empty_database, say_how_to_sign_in
from api.main import create_app
from api.running import settings
from api.running_database import ready_engine
from api.suggestions import commands as suggestions
from api.terminal import err
from matcher.normalise.titles import occupations_of

SOME_TITLE = "cleaner"
WARM_AFTER_SECONDS = 2.0


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
    fill_empty_database()
    if show is not None:
        with suppress(Refusal):  # someone's own database need not have the sample client
            suggestions.show(show, suggestions.kept_or_new_list(engine, show, top=5, on=today()))
    listening = _listen(host, port)
    say_how_to_sign_in(f"http://{host}:{listening.getsockname()[1]}")
    logs.set_up(settings().log_level, settings().log_format)
    # The tables of titles take seconds to read: neither the first page nor the first list waits.
    warming = threading.Timer(WARM_AFTER_SECONDS, occupations_of, args=(SOME_TITLE,))
    warming.daemon = True
    warming.start()
    config = uvicorn.Config(create_app(settings()), log_config=None, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens, taken before anything is said about where to look."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as failure:
        problem = f"Port {port} of {host} can't be used: {failure.strerror}."
        err.print(f"{problem} Choose another with --port.", markup=False)
        raise typer.Exit(1) from None
