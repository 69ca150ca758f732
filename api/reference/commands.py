"""`ips-matcher reference`: tables that a service loads itself, beside those that come with it.

Exit codes: 0 done, 1 when there was nothing to forget, 2 when the file or the home can't
be used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from api.reference import service
from api.reference.service import Note, TableName
from api.reference.terminal import listing, progress_of_bytes, progress_of_rows, summary
from api.reference.unusable import UnusableFileError
from api.running import settings
from api.terminal import err, out

NOT_LOADED, UNUSABLE = 1, 2
_FROM_NOW_ON = (
    "Used from now on; a running service uses them once it is started again. Vacancies that are "
    "stored already stay as they were read: nothing reads one again until its advert changes and "
    "is imported."
)

_NOTHING_NOTED = (
    "The note beside the loaded {} is lost or does not fit them, and is ignored; the table is used."
)

reference = typer.Typer(
    help="Tables that this service loads itself, used beside those that come with it.",
    no_args_is_help=True,
)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def add_commands(app: typer.Typer) -> None:
    """Put `reference` under the command."""
    app.add_typer(reference, name="reference")


@reference.command("load-occupations")
def load_occupations(
    *,
    file: Annotated[Path, typer.Argument(help="The ONS workbook of the SOC 2020 coding index.")],
    as_json: AsJson = False,
) -> None:
    """Load the official index of occupations, so that its titles are read as it codes them.

    It is "SOC 2020 Volume 2: the coding index" of the Office for National Statistics, an .xlsx
    file. A title's entry in it outweighs the table that comes with ips-matcher.
    """
    with _refusing(file), progress_of_rows(file.name) as on_rows:
        note = service.load_occupations(settings().home, file, on_rows)
    _say(note, as_json=as_json)


@reference.command("load-postcodes")
def load_postcodes(
    *,
    file: Annotated[
        Path, typer.Argument(help="codepo_gb.zip, an ONSPD or NSPL zip file, or a CSV file.")
    ],
    replace_larger: Annotated[
        bool,
        typer.Option(
            "--replace-larger",
            help="Take the file even if it has under half as many postcodes as are loaded.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Load every postcode, so that each is placed by itself and not by its neighbourhood.

    Takes Code-Point Open of the Ordnance Survey (Great Britain), or the ONSPD or NSPL of the Office
    for National Statistics (Northern Ireland too, whose terms of use differ), as downloaded.
    """
    with _refusing(file), progress_of_bytes(file.name) as on_bytes:
        note = service.load_postcodes(
            settings().home, file, on_bytes, replace_larger=replace_larger
        )
    _say(note, as_json=as_json)


@reference.command("list")
def list_tables(*, as_json: AsJson = False) -> None:
    """What is loaded, from which file, and when."""
    with _refusing(settings().home):
        notes = service.loaded(settings().home)
    for note in notes:
        if note.loaded is None:
            err.print(_NOTHING_NOTED.format(note.name), markup=False)
    if as_json:
        _print_json([note.model_dump(mode="json") for note in notes])
    elif notes:
        out.print(listing(notes))
    else:
        out.print("Nothing is loaded: only the tables that come with ips-matcher are used.")


@reference.command("forget")
def forget(*, name: Annotated[TableName, typer.Argument(help="What to take back.")]) -> None:
    """Take a loaded table back: from then on only what comes with ips-matcher is used."""
    with _refusing(settings().home):
        was_loaded = service.forget(settings().home, name)
    if not was_loaded:
        err.print(f"No {name} are loaded.", markup=False)
        raise typer.Exit(NOT_LOADED)
    out.print(f"Forgot the loaded {name}. A running service uses them until it is started again.")


@contextmanager
def _refusing(file: Path) -> Iterator[None]:
    """End the command with a sentence when the file or the home can't be used."""
    try:
        yield
    except UnusableFileError as wrong:
        _stop(str(wrong))
    except OSError as failure:
        _stop(f"{failure.filename or file}: {failure.strerror or failure}")


def _stop(sentence: str) -> NoReturn:
    err.print(sentence, markup=False)
    raise typer.Exit(UNUSABLE)


def _say(note: Note, *, as_json: bool) -> None:
    if as_json:
        _print_json(note.model_dump(mode="json"))
    else:
        out.print(f"{summary(note)}\n{_FROM_NOW_ON}", markup=False)


def _print_json(value: object) -> None:
    out.print(json.dumps(value, indent=2, ensure_ascii=False), markup=False, soft_wrap=True)
