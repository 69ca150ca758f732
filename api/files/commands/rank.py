"""`ips-matcher rank`: adverts of a file ranked against preferences of another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError

from api.contracts import PreferencesBody
from api.errors import Invalid
from api.files.answers import ranking_to_json
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
from api.files.reading import adverts as adverts_of
from api.imports.rows import Refusal
from api.plain_words import in_plain_words
from api.running import ready_tables
from api.terminal import Answer, Line, counts_table, err, out, ranked_table
from matcher.contradictions import contradictions
from matcher.evidence import Fit, Ranking
from matcher.normalise.advert import read_advert
from matcher.pool import Pool
from matcher.preferences import Preferences
from matcher.ranking import rank as rank_pool
from matcher.vacancy import Vacancy

MOST_SHOWN = 20
MOST_PREFERENCES = 1_000_000
MOST_OF_NOTHING_READ = 3
"""Refused lines to tell of where there is nothing else: they are all wrong in the same way."""
_NOTHING_READ = (
    "no line could be read as an advert. --adverts takes JSON Lines, one advert a line, such as "
    '{"title": "Cook", "employer": "Cafe", "place": "Leeds"}'
)


def add_commands(app: typer.Typer) -> None:
    """Put `rank` under the command."""
    app.command("rank")(rank)


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
    for found in contradictions(wishes):
        err.print(f"To settle: {found.says}", markup=False)
    pool, refused = _pool(adverts, date_of(on))
    if refused and not pool.vacancies:
        _stop_at_nothing(adverts, refused)
    for row in refused[:MOST_SHOWN]:
        say_refused(adverts, row)
    if len(refused) > MOST_SHOWN:
        err.print(f"{len(refused) - MOST_SHOWN:,} more lines were refused", markup=False)
    ranking = rank_pool(wishes, pool, top if as_json else top or MOST_SHOWN)
    if as_json:
        print_line(ranking_to_json(ranking, pool))
    else:
        _show(ranking, wishes, pool, top or MOST_SHOWN)
    raise typer.Exit(SOME_REFUSED if refused else 0)


def _preferences(file: Path) -> Preferences:
    try:
        with opened(file) as handle:
            text = handle.read(MOST_PREFERENCES + 1)
        if len(text) > MOST_PREFERENCES:
            stop(f"{file}: is larger than 1 MB, which no preferences are")
        body = PreferencesBody.model_validate_json(text)
        json.loads(text, object_pairs_hook=lambda pairs: _once_each(file, pairs))
        wishes = body.record()
    except Invalid as wrong:
        found = [f"{e.where.removeprefix('body.')}: {e.problem}" for e in wrong.errors]
        stop("\n".join(f"{file}: {problem}" for problem in found))
    except ValidationError as wrong:
        problems = [
            f"{'.'.join(str(part) for part in error['loc']) or 'the file'}: {in_plain_words(error)}"
            for error in wrong.errors()
        ]
        stop("\n".join(f"{file}: {problem}" for problem in problems))
    if not wishes.statements:
        stop(f"{file}: statements: there are none, so there is nothing to rank by")
    return wishes


def _once_each(file: Path, pairs: list[tuple[str, object]]) -> None:
    """Of a field given twice, such as two bases, neither is to win unseen."""
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            stop(f"{file}: {name}: is given twice")


def _pool(file: Path, on: date) -> tuple[Pool, list[Refusal]]:
    refused: list[Refusal] = []
    vacancies = []
    with opened(file) as handle:
        for row in readable(adverts_of(handle), str(file)):
            if isinstance(row, Refusal):
                refused.append(row)
            else:
                vacancies.append(read_advert(row.advert, on))
    return Pool.of(vacancies), refused


def _stop_at_nothing(file: Path, refused: Sequence[Refusal]) -> NoReturn:
    for row in refused[:MOST_OF_NOTHING_READ]:
        say_refused(file, row)
    stop(f"{file}: {_NOTHING_READ}")


def _show(ranking: Ranking, wishes: Preferences, pool: Pool, most: int) -> None:
    lines = []
    for fit in ranking.ranked[:most]:
        vacancy = pool.vacancies[fit.position]
        answers = [Answer(found.state, found.says, found.ask) for found in fit.evidence]
        place = vacancy.place.name or vacancy.place.postcode
        notes = list(_notes(fit, vacancy))
        lines.append(
            Line(fit.rank, vacancy.title, vacancy.employer.name, place, fit.score, answers, notes)
        )
    out.print(ranked_table(f"The best {len(lines)} of {ranking.considered:,}", lines))
    reasons = [
        (count, "Not competitive work" if at is None else wishes.statements[at].words, "")
        for at, count in ranking.ruled_out_by.items()
    ]
    if reasons:
        heading = f"Ruled out: {ranking.ruled_out_in_all:,} of {ranking.considered:,}"
        out.print(counts_table(heading, reasons))


def _notes(fit: Fit, vacancy: Vacancy) -> Iterator[str]:
    if vacancy.competitive.verdict == "check":
        yield f"Check before approaching: {'; '.join(vacancy.competitive.reasons)}"
    if fit.also:
        yield f"Listed {len(fit.also) + 1} times"
