"""`ips-matcher normalise`: a line of text or a record of a file in, a line of JSON out.

Whoever reads the output may stop at any time: that ends it with 0.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from api.files.adverts_in_bulk import answers
from api.files.answers import answer
from api.files.commands.shared import (
    SOME_REFUSED,
    On,
    date_of,
    opened,
    print_line,
    readable,
    say_refused,
    stop,
)
from api.files.reading import adverts_in_step, column_cells
from api.imports.rows import Refusal
from api.parallel import WorkerLostError, processors
from api.running import ready_tables


class FieldName(StrEnum):
    """What a line is read as."""

    PAY = "pay"
    HOURS = "hours"
    TITLE = "title"
    PLACE = "place"
    EMPLOYER = "employer"
    STATEMENT = "statement"
    ADVERT = "advert"


def add_commands(app: typer.Typer) -> None:
    """Put `normalise` under the command."""
    app.command("normalise")(normalise)


def normalise(
    field: Annotated[FieldName, typer.Argument(help="What each line is read as.")],
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="Read a column of this file, not standard input.")
    ] = None,
    column: Annotated[str | None, typer.Option(help="The column's name, with --csv.")] = None,
    encoding: Annotated[
        str | None, typer.Option(help="Such as cp1252, with --csv; UTF-8 if left out.")
    ] = None,
    on: On = None,
) -> None:
    """Read facts from text: a line of text, or a record of a CSV file, in, a line of JSON out.

    "null" stands where no pay can be read, for a blank advert, and for a broken record.
    `advert` takes a line of JSON, an advert. `title` answers the vacancy's title and occupation,
    `statement` a list of statements, the others their own part of a vacancy.
    """
    ready_tables()
    if field is FieldName.ADVERT:
        if csv_file or column or encoding:
            stop("adverts are read as JSON lines from standard input, without --csv and --column")
        _normalise_adverts(date_of(on))
    elif csv_file:
        if column is None:
            stop("say which column of the file to read: --column NAME")
        _normalise_column(field.value, csv_file, column, encoding)
    elif column or encoding:
        stop("--column and --encoding are about a file: give the file with --csv")
    else:
        for line in _lines():
            print_line(answer(field.value, line))
            sys.stdout.flush()  # whoever types a line, or pipes it, waits for its answer


def _normalise_adverts(on: date) -> None:
    refused = answered = 0
    found = answers(adverts_in_step(sys.stdin.buffer), on, processors())
    try:
        for some in readable(found, "standard input"):
            sys.stdout.buffer.write(some.lines)
            sys.stdout.buffer.flush()
            refused += some.refused
            answered += some.lines.count(b"\n")
    except WorkerLostError:
        stop(
            f"A process was ended from outside after {answered:,} lines were answered, perhaps for "
            "lack of memory. Run it again, from the next line on or with more memory."
        )
    except BrokenPipeError:
        _end_quietly()
    raise typer.Exit(SOME_REFUSED if refused else 0)


def _normalise_column(field: str, file: Path, column: str, encoding: str | None) -> None:
    refused = False
    with opened(file) as handle:
        for cell in readable(column_cells(handle, column, encoding), str(file)):
            if isinstance(cell, Refusal):
                refused = True
                say_refused(file, cell)
                print_line(None)
            else:
                print_line(answer(field, cell))
    raise typer.Exit(SOME_REFUSED if refused else 0)


def _lines() -> Iterator[str]:
    # Only a line feed ends a line: one answer for each line that other programs count.
    text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")
    return (line.removesuffix("\n").removesuffix("\r") for line in text)


def _end_quietly() -> NoReturn:
    """End as other filters do when whoever reads the output has enough of it, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is still unwritten
    raise typer.Exit(0)
