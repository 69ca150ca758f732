"""`ips-matcher normalise` and `ips-matcher rank`: files in, JSON out, no database.

Exit codes: 0 all taken, 1 when a line or record was refused, 2 when a file can't be used at all
or could not be finished. Whoever reads the output may stop at any time: that ends it with 0.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, NoReturn, TypeVar

import typer
from pydantic import ValidationError

from api.clock import today
from api.contracts import PreferencesBody
from api.errors import Invalid
from api.files.adverts_in_bulk import answers
from api.files.answers import answer, ranking_to_json
from api.files.reading import adverts as adverts_of
from api.files.reading import adverts_in_step, column_cells
from api.imports.rows import Refusal, UnreadableFileError, WrongOptionError
from api.parallel import WorkerLostError, processors
from api.plain_words import in_plain_words
from api.running import ready_tables
from api.terminal import Answer, Line, counts_table, err, out, ranked_table
from matcher.evidence import Ranking
from matcher.normalise.advert import read_advert
from matcher.pool import Pool
from matcher.preferences import Preferences
from matcher.ranking import rank as rank_pool

SOME_REFUSED, UNREADABLE = 1, 2
MOST_SHOWN = 20
MOST_PREFERENCES = 1_000_000
Found = TypeVar("Found")


class FieldName(StrEnum):
    """What a line is read as."""

    PAY = "pay"
    HOURS = "hours"
    TITLE = "title"
    PLACE = "place"
    EMPLOYER = "employer"
    STATEMENT = "statement"
    ADVERT = "advert"


On = Annotated[
    datetime | None,
    typer.Option(
        "--on",
        formats=["%Y-%m-%d"],
        help="Date whose minimum wage applies to adverts without a date; today if left out.",
    ),
]


def add_commands(app: typer.Typer) -> None:
    """Put `normalise` and `rank` under the command."""
    app.command("normalise")(normalise)
    app.command("rank")(rank)


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
            _stop("adverts are read as JSON lines from standard input, without --csv and --column")
        _normalise_adverts(_date(on))
    elif csv_file:
        if column is None:
            _stop("say which column of the file to read: --column NAME")
        _normalise_column(field.value, csv_file, column, encoding)
    elif column or encoding:
        _stop("--column and --encoding are about a file: give the file with --csv")
    else:
        for line in _lines():
            _print_line(answer(field.value, line))


def _normalise_adverts(on: date) -> None:
    refused = answered = 0
    found = answers(adverts_in_step(sys.stdin.buffer), on, processors())
    try:
        for some in _readable(found, "standard input"):
            sys.stdout.buffer.write(some.lines)
            sys.stdout.buffer.flush()
            refused += some.refused
            answered += some.lines.count(b"\n")
    except WorkerLostError:
        _stop(
            f"A process was ended from outside after {answered:,} lines were answered, perhaps for "
            "lack of memory. Run it again, from the next line on or with more memory."
        )
    except BrokenPipeError:
        _end_quietly()
    raise typer.Exit(SOME_REFUSED if refused else 0)


def _normalise_column(field: str, file: Path, column: str, encoding: str | None) -> None:
    refused = False
    with _opened(file) as handle:
        for cell in _readable(column_cells(handle, column, encoding), str(file)):
            if isinstance(cell, Refusal):
                refused = True
                _say_refused(file, cell)
                _print_line(None)
            else:
                _print_line(answer(field, cell))
    raise typer.Exit(SOME_REFUSED if refused else 0)


def _readable(found: Iterator[Found], name: str) -> Iterator[Found]:
    """The same, with a stop in plain words where the file cannot be read."""
    try:
        yield from found
    except (UnreadableFileError, WrongOptionError) as wrong:
        _stop(f"{name}: {wrong}")


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    try:
        with file.open("rb") as handle:
            yield handle
    except OSError as failure:
        _stop(f"{file}: {failure.strerror}")


def _say_refused(file: Path, row: Refusal) -> None:
    where = f", {row.column}" if row.column else ""
    err.print(f"{file}, line {row.line}{where}: {row.problem}", markup=False)


def _lines() -> Iterator[str]:
    # Only a line feed ends a line: one answer for each line that other programs count.
    text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")
    return (line.removesuffix("\n").removesuffix("\r") for line in text)


def rank(
    preferences: Annotated[Path, typer.Option(help="A JSON file of preferences.")],
    adverts: Annotated[Path, typer.Option(help="A JSON Lines file of adverts, gzip or not.")],
    top: Annotated[
        int | None, typer.Option(min=1, help="How many; if left out, all as JSON, 20 in a table.")
    ] = None,
    on: On = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Rank adverts against preferences, with reasons, and say what was ruled out and why."""
    ready_tables()
    wishes = _preferences(preferences)
    pool, refused = _pool(adverts, _date(on))
    for row in refused[:MOST_SHOWN]:
        _say_refused(adverts, row)
    if len(refused) > MOST_SHOWN:
        err.print(f"{len(refused) - MOST_SHOWN:,} more lines were refused", markup=False)
    ranking = rank_pool(wishes, pool, top)
    if as_json:
        _print_line(ranking_to_json(ranking, pool))
    else:
        _show(ranking, wishes, pool, top or MOST_SHOWN)
    raise typer.Exit(SOME_REFUSED if refused else 0)


def _preferences(file: Path) -> Preferences:
    try:
        with _opened(file) as handle:
            text = handle.read(MOST_PREFERENCES + 1)
        if len(text) > MOST_PREFERENCES:
            _stop(f"{file}: is larger than 1 MB, which no preferences are")
        return PreferencesBody.model_validate_json(text).record()
    except Invalid as wrong:
        found = [f"{e.where.removeprefix('body.')}: {e.problem}" for e in wrong.errors]
        _stop("\n".join(f"{file}: {problem}" for problem in found))
    except ValidationError as wrong:
        problems = [
            f"{'.'.join(str(part) for part in error['loc']) or 'the file'}: {in_plain_words(error)}"
            for error in wrong.errors()
        ]
        _stop("\n".join(f"{file}: {problem}" for problem in problems))


def _pool(file: Path, on: date) -> tuple[Pool, list[Refusal]]:
    refused: list[Refusal] = []
    vacancies = []
    with _opened(file) as handle:
        for row in _readable(adverts_of(handle), str(file)):
            if isinstance(row, Refusal):
                refused.append(row)
            else:
                vacancies.append(read_advert(row.advert, on))
    return Pool.of(vacancies), refused


def _show(ranking: Ranking, wishes: Preferences, pool: Pool, most: int) -> None:
    lines = []
    for fit in ranking.ranked[:most]:
        vacancy = pool.vacancies[fit.position]
        answers = [Answer(found.state, found.says, found.ask) for found in fit.evidence]
        place = vacancy.place.name or vacancy.place.postcode
        lines.append(
            Line(fit.rank, vacancy.title, vacancy.employer.name, place, fit.score, answers)
        )
    out.print(ranked_table(f"The best {len(lines)} of {ranking.considered:,}", lines))
    reasons = [
        (count, "Not competitive work" if at is None else wishes.statements[at].words, "")
        for at, count in ranking.ruled_out_by.items()
    ]
    if reasons:
        heading = f"Ruled out: {ranking.ruled_out_in_all:,} of {ranking.considered:,}"
        out.print(counts_table(heading, reasons))


def _date(on: datetime | None) -> date:
    return on.date() if on else today()


def _print_line(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def _end_quietly() -> NoReturn:
    """End as other filters do when whoever reads the output has enough of it, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is still unwritten
    raise typer.Exit(0)


def _stop(sentence: str) -> NoReturn:
    err.print(sentence, markup=False)
    raise typer.Exit(UNREADABLE)
