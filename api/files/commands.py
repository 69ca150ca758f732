"""`ips-matcher normalise` and `ips-matcher rank`: files in, JSON out, no database.

Exit codes: 0 all taken, 1 when a line was refused, 2 when the files as a whole can't be used.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, BinaryIO, NoReturn

import typer
from pydantic import ValidationError

from api.clock import today
from api.contracts import PreferencesBody, vacancy_to_json
from api.errors import Invalid
from api.files.answers import answer, ranking_to_json
from api.imports.readers.listing import ReadOptions, open_listing
from api.imports.rows import Refusal, Row, UnreadableFileError, WrongOptionError
from api.plain_words import in_plain_words
from api.terminal import Answer, Line, counts_table, err, out, ranked_table
from matcher.evidence import Ranking
from matcher.normalise.advert import read_advert
from matcher.pool import Pool
from matcher.preferences import Preferences
from matcher.ranking import rank as rank_pool

SOME_REFUSED, UNREADABLE = 1, 2
MOST_SHOWN = 20
MOST_CELL = 10_000_000
_JSON_LINES = ReadOptions(format="jsonl")


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
    on: On = None,
) -> None:
    """Read facts from text: a line of text in, a line of JSON out ("null": nothing to read).

    `advert` takes a line of JSON, an advert. `title` answers the vacancy's title and occupation,
    `statement` a list of statements, the others their own part of a vacancy.
    """
    if field is FieldName.ADVERT:
        if csv_file or column:
            _stop("adverts are read as JSON lines from standard input, without --csv and --column")
        _normalise_adverts(_date(on))
    else:
        for line in _lines(csv_file, column):
            _print_line(answer(field.value, line))


def _normalise_adverts(on: date) -> None:
    refused = False
    for row in _adverts(sys.stdin.buffer):
        if isinstance(row, Refusal):
            refused = True
            _print_line({"error": _refused(row)})
        else:
            _print_line(vacancy_to_json(read_advert(row.advert, on)))
    raise typer.Exit(SOME_REFUSED if refused else 0)


def _adverts(handle: BinaryIO) -> Iterator[Row | Refusal]:
    try:
        yield from open_listing(handle, _JSON_LINES).rows
    except (UnreadableFileError, WrongOptionError) as wrong:
        _stop(str(wrong))


def _refused(row: Refusal) -> dict[str, Any]:
    return {"line": row.line, "column": row.column, "problem": row.problem}


def _lines(csv_file: Path | None, column: str | None) -> Iterator[str]:
    if csv_file is None:
        if column is not None:
            _stop("--column names a column of a file: give the file with --csv")
        # Only a line feed ends a line: one answer for each line that other programs count.
        text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")
        return (line.removesuffix("\n").removesuffix("\r") for line in text)
    if column is None:
        _stop("say which column of the file to read: --column NAME")
    return _column(csv_file, column)


def _column(csv_file: Path, column: str) -> Iterator[str]:
    csv.field_size_limit(MOST_CELL)
    try:
        with csv_file.open(encoding="utf-8-sig", errors="replace", newline="") as handle:
            rows = csv.DictReader(handle)
            names = rows.fieldnames or []
            if column not in names:
                _stop(f"{csv_file} has no column {column}: it has {', '.join(names) or 'none'}")
            for row in rows:
                yield row[column] or ""
    except csv.Error as wrong:
        _stop(f"{csv_file}: {wrong}")
    except OSError as failure:
        _stop(f"{csv_file}: {failure.strerror}")


def rank(
    preferences: Annotated[Path, typer.Option(help="A JSON file of preferences.")],
    adverts: Annotated[Path, typer.Option(help="A JSON Lines file of adverts, gzip or not.")],
    top: Annotated[
        int | None, typer.Option(min=1, help="How many to answer with; all if left out.")
    ] = None,
    on: On = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Rank adverts against preferences, with reasons, and say what was ruled out and why."""
    wishes = _preferences(preferences)
    pool, refused = _pool(adverts, _date(on))
    for row in refused[:MOST_SHOWN]:
        where = f", {row.column}" if row.column else ""
        err.print(f"{adverts}, line {row.line}{where}: {row.problem}", markup=False)
    if len(refused) > MOST_SHOWN:
        err.print(f"{len(refused) - MOST_SHOWN:,} more lines were refused", markup=False)
    ranking = rank_pool(wishes, pool, top)
    if as_json:
        _print_line(ranking_to_json(ranking, pool))
    else:
        _show(ranking, wishes, pool)
    raise typer.Exit(SOME_REFUSED if refused else 0)


def _preferences(file: Path) -> Preferences:
    try:
        return PreferencesBody.model_validate_json(file.read_bytes()).record()
    except OSError as failure:
        _stop(f"{file}: {failure.strerror}")
    except Invalid as wrong:
        _stop(
            "\n".join(f"{file}: {e.where.removeprefix('body.')}: {e.problem}" for e in wrong.errors)
        )
    except ValidationError as wrong:
        problems = [
            f"{'.'.join(str(part) for part in error['loc']) or 'the file'}: {in_plain_words(error)}"
            for error in wrong.errors()
        ]
        _stop("\n".join(f"{file}: {problem}" for problem in problems))


def _pool(file: Path, on: date) -> tuple[Pool, list[Refusal]]:
    refused: list[Refusal] = []
    vacancies = []
    try:
        with file.open("rb") as handle:
            for row in _adverts(handle):
                if isinstance(row, Refusal):
                    refused.append(row)
                else:
                    vacancies.append(read_advert(row.advert, on))
    except OSError as failure:
        _stop(f"{file}: {failure.strerror}")
    return Pool.of(vacancies), refused


def _show(ranking: Ranking, wishes: Preferences, pool: Pool) -> None:
    lines = []
    for fit in ranking.ranked[:MOST_SHOWN]:
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


def _stop(sentence: str) -> NoReturn:
    err.print(sentence, markup=False)
    raise typer.Exit(UNREADABLE)
