"""The command `ips-matcher`.

Exit codes: 0 done; 1 done in part, or refused; 2 wrong usage, or a file that can't be read.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from api.errors import Refusal
from api.lazy_commands import LazyCommand, LazyGroup
from api.terminal import err, out
from api.version import installed_version

REFUSED, WRONG_USAGE = 1, 2


class Commands(LazyGroup):
    """Each command, its module, and the first line of its help."""

    lazy = (
        LazyCommand(
            "serve",
            "api.serving",
            "Migrate the database, load the samples into an empty one, and serve pages and API.",
        ),
        LazyCommand(
            "import",
            "api.imports.commands",
            "Import adverts: good rows are stored, bad ones are listed with line and column.",
        ),
        LazyCommand(
            "suggest",
            "api.suggestions.commands",
            "Rank the open vacancies for a client, say why, and keep the list as it was shown.",
        ),
        LazyCommand(
            "normalise",
            "api.files.commands.normalise",
            "Read facts from text: a line of text, or a record of a CSV file, in, "
            "a line of JSON out.",
        ),
        LazyCommand(
            "rank",
            "api.files.commands.rank",
            "Rank adverts against preferences, with reasons, and say what was ruled out and why.",
        ),
        LazyCommand(
            "duplicates",
            "api.files.commands.duplicates",
            "Tell which rows of a file of employers are the same employer, and which may be.",
        ),
        LazyCommand("imports", "api.imports.commands", "What was imported, and what was refused."),
        LazyCommand(
            "reference",
            "api.reference.commands",
            "Tables that this service loads itself, used beside those that come with it.",
        ),
        LazyCommand("user", "api.accounts.commands", "People who sign in."),
        LazyCommand(
            "token",
            "api.accounts.token_commands",
            "Keys for programs, such as a nightly import.",
        ),
    )


app = typer.Typer(
    cls=Commands,
    help="Rank real vacancies against what each client wants from work, and say why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        out.print(f"ips-matcher {installed_version()}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; what the service refuses ends in a sentence, not a traceback."""
    try:
        app()
    except Refusal as refusal:
        problems = [f"{problem.where}: {problem.problem}" for problem in refusal.errors]
        _stop("\n".join([refusal.detail, *problems]), REFUSED)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has enough of it
    except Exception as failure:
        _stop_if_foreseen(failure)
        raise


def _stop_if_foreseen(failure: Exception) -> None:
    # Slow to import, and not needed by a command that goes well.
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415

    from api.settings import SettingsError  # noqa: PLC0415

    if isinstance(failure, SettingsError):
        _stop(str(failure), WRONG_USAGE)
    if isinstance(failure, OperationalError):
        _stop(f"The database does not answer: {failure.orig}", REFUSED)


def _stop(sentence: str, code: int) -> None:
    err.print(sentence, markup=False)
    sys.exit(code)
