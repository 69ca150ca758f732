"""The command `ips-matcher`.

Exit codes: 0 done; 1 done in part, or refused; 2 wrong usage, or a file that can't be read.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from sqlalchemy.exc import OperationalError

from api import serving
from api.accounts import commands as accounts
from api.errors import Refusal
from api.files import commands as files
from api.imports import commands as imports
from api.reference import commands as reference
from api.settings import SettingsError
from api.suggestions import commands as suggestions
from api.terminal import err, out
from api.version import installed_version

REFUSED, WRONG_USAGE = 1, 2

app = typer.Typer(
    help="Rank real vacancies against what each client wants from work, and say why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for feature in (serving, imports, suggestions, files, reference, accounts):
    feature.add_commands(app)


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
    except SettingsError as wrong:
        _stop(str(wrong), WRONG_USAGE)
    except Refusal as refusal:
        problems = [f"{problem.where}: {problem.problem}" for problem in refusal.errors]
        _stop("\n".join([refusal.detail, *problems]), REFUSED)
    except OperationalError as failure:
        _stop(f"The database does not answer: {failure.orig}", REFUSED)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has enough of it


def _stop(sentence: str, code: int) -> None:
    err.print(sentence, markup=False)
    sys.exit(code)
