"""What `normalise` and `rank` share: files opened, what is refused, JSON out, and how they end.

Exit codes: 0 all taken, 1 when a line or record was refused, 2 when a file can't be used at all
or could not be finished.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, BinaryIO, NoReturn, TypeVar

import typer

from api.clock import today
from api.imports.rows import Refusal, UnreadableFileError, WrongOptionError
from api.terminal import err

SOME_REFUSED, UNREADABLE = 1, 2
Found = TypeVar("Found")
On = Annotated[
    datetime | None,
    typer.Option(
        "--on",
        formats=["%Y-%m-%d"],
        help="Date whose minimum wage applies to adverts without a date; today if left out.",
    ),
]


def readable(found: Iterator[Found], name: str) -> Iterator[Found]:
    """The same, with a stop in plain words where the file cannot be read."""
    try:
        yield from found
    except (UnreadableFileError, WrongOptionError) as wrong:
        stop(f"{name}: {wrong}")


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """The file, with a stop in plain words where it cannot be opened."""
    try:
        with file.open("rb") as handle:
            yield handle
    except OSError as failure:
        stop(f"{file}: {failure.strerror}")


def say_refused(file: Path, row: Refusal) -> None:
    """Tell on standard error what is wrong, and where in the file."""
    where = f", {row.column}" if row.column else ""
    err.print(f"{file}, line {row.line}{where}: {row.problem}", markup=False)


def date_of(on: datetime | None) -> date:
    """The date of `--on`, today if it was left out."""
    return on.date() if on else today()


def print_line(value: object) -> None:
    """Print a line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def stop(sentence: str) -> NoReturn:
    """End the command with a sentence on standard error."""
    err.print(sentence, markup=False)
    raise typer.Exit(UNREADABLE)
