"""`ips-matcher duplicates`: which rows of a file of employers are the same employer."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from api.files.commands.shared import (
    SOME_REFUSED,
    opened,
    print_line,
    readable,
    say_refused,
    stop,
)
from api.files.employer_rows import EmployerRow, employer_rows
from api.imports.rows import Refusal
from api.terminal import err, out
from matcher.duplicates.employer_clusters import Duplicates, find_duplicates

MOST_SHOWN = 50
MOST_REFUSED_SHOWN = 20


def add_commands(app: typer.Typer) -> None:
    """Put `duplicates` under the command."""
    app.command("duplicates")(duplicates)


def duplicates(
    file: Annotated[
        Path, typer.Argument(help="A CSV file with a column of names; postcode, phone, url help.")
    ],
    encoding: Annotated[str | None, typer.Option(help="Such as cp1252; UTF-8 if left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Tell which rows of a file of employers are the same employer, and which may be.

    Rows are numbered from 0, after the header; rows that can't be read are told and left out.
    Sure ones have the same cluster; doubtful ones are listed for a person, with the reason.
    """
    rows: list[EmployerRow] = []
    numbers: list[int] = []
    refused: list[Refusal] = []
    with opened(file) as handle:
        for number, row in enumerate(readable(employer_rows(handle, encoding), str(file))):
            if isinstance(row, Refusal):
                refused.append(row)
            else:
                rows.append(row)
                numbers.append(number)
    for wrong in refused[:MOST_REFUSED_SHOWN]:
        say_refused(file, wrong)
    if len(refused) > MOST_REFUSED_SHOWN:
        err.print(f"{len(refused) - MOST_REFUSED_SHOWN:,} more rows were refused", markup=False)
    if not rows:
        stop(f"{file}: no row could be read" if refused else f"{file}: has no rows")
    found = find_duplicates([row.employer for row in rows])
    if as_json:
        print_line(_json(found, numbers))
    else:
        _show(found, rows)
    raise typer.Exit(SOME_REFUSED if refused else 0)


def _json(found: Duplicates, numbers: list[int]) -> dict[str, object]:
    return {
        "rows": [
            {"row": number, "cluster": cluster}
            for number, cluster in zip(numbers, found.clusters, strict=True)
        ],
        "review": [
            {"rows": [numbers[at] for at in review.rows], "because": review.because}
            for review in found.review
        ],
    }


def _show(found: Duplicates, rows: list[EmployerRow]) -> None:
    members: dict[int, list[EmployerRow]] = defaultdict(list)
    for row, cluster in zip(rows, found.clusters, strict=True):
        members[cluster].append(row)
    several = [some for some in members.values() if len(some) > 1]
    out.print(f"{len(rows):,} rows are {len(members):,} employers", markup=False)
    if several:
        table = _table(f"The same employer ({len(several):,})", "Lines", "Names")
        for some in several[:MOST_SHOWN]:
            names = dict.fromkeys(row.employer.name for row in some)
            lines = ", ".join(str(row.line) for row in some[:MOST_SHOWN])
            table.add_row(Text(lines), Text("\n".join(list(names)[:MOST_SHOWN])))
        out.print(table)
    if found.review:
        table = _table(f"Please look at these ({len(found.review):,})", "Lines", "Names", "Because")
        for review in found.review[:MOST_SHOWN]:
            pair = [rows[at] for at in review.rows]
            at = ", ".join(str(row.line) for row in pair)
            both = "\n".join(row.employer.name for row in pair)
            table.add_row(Text(at), Text(both), Text(review.because))
        out.print(table)
    if max(len(several), len(found.review)) > MOST_SHOWN:
        out.print(f"The first {MOST_SHOWN} of each are shown; --json gives all.", markup=False)


def _table(caption: str, *columns: str) -> Table:
    table = Table(title=caption, title_justify="left", expand=True, show_lines=True)
    for column in columns:
        table.add_column(column, ratio=1 if column == "Lines" else 3)
    return table
