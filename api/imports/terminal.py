"""Imports as a terminal shows them: counts, refused rows, and a bar that follows the file."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from api.imports.progress import progress_of
from api.imports.schemas import ImportOut, ImportReportOut, RefusalOut
from api.imports.states import State
from api.imports.tables import ImportRun
from api.imports.undone_schemas import KeptOut, UndoneEmployersOut
from api.terminal import err, out

MOST_IGNORED = 8
_SHOWN_STATES = {
    State.WAITING: "waits to be begun",
    State.UNDER_WAY: "still under way",
    State.CANCELLED: "cancelled",
    State.UNDOING: "being undone",
    State.UNDONE: "undone",
}


@contextmanager
def progress_bar(name: str) -> Iterator[Callable[[ImportRun], None]]:
    """A bar on standard error, if that is a terminal; yields what is told how a run stands."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[said]}", markup=False),
    )
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as progress:
        task = progress.add_task(name, total=None, said="")

        def told(run: ImportRun) -> None:
            progress.update(task, total=run.bytes, completed=run.bytes_read, said=_so_far(run))

        yield told


def _so_far(run: ImportRun) -> str:
    """Rows, rate, time left, and how many were refused."""
    progress = progress_of(run)
    said = [f"{run.read:,} rows"]
    if progress.rows_a_second is not None:
        said.append(f"{progress.rows_a_second:,.0f} a second")
    if progress.seconds_left is not None:
        minutes, seconds = divmod(round(progress.seconds_left), 60)
        said.append(f"{minutes}:{seconds:02} left")
    return ", ".join([*said, f"{run.refused:,} refused"])


def print_run(run: ImportOut, refusals: Sequence[RefusalOut]) -> None:
    """The counts of a run, what it ignored, and the first rows that it refused."""
    heading = f"{run.file_name or 'Standard input'} ({run.format}), as {run.source}"
    state = f", {_SHOWN_STATES[run.state]}" if run.state in _SHOWN_STATES else ""
    dry = ": a dry run, nothing is stored" if run.dry_run else ""
    out.print(heading + state + dry, markup=False)
    counts = Table(box=None, padding=(0, 2, 0, 0))
    names = ["read", "added", "changed", "unchanged", "refused"]
    if run.whole_source:
        names.insert(4, "closed")
    if not run.dry_run:  # which compares with no other source
        names.insert(-1, "merged")
    for name in names:
        counts.add_column(name.capitalize(), justify="right")
    counts.add_row(*(f"{getattr(run, name):,}" for name in names))
    out.print(counts)
    if run.ignored:
        out.print(_ignored(run), style="dim", markup=False)
    if refusals:
        out.print(_refusals(run, refusals))
    for note in run.notes:
        out.print(note, style="dim", markup=False)
    if run.notice:
        err.print(run.notice, markup=False, style="yellow")
    if run.failure:
        err.print(f"Stopped before the end: {run.failure}", markup=False, style="red")


def print_undone(run: ImportReportOut, kept: Sequence[KeptOut], again: str | None = None) -> None:
    """What undoing a run did, and what it left as it was.

    `again` says when that was, where undoing it once more could take nothing more back.
    """
    names = {
        "withdrawn": "withdrawn",
        "restored": "as before",
        "reopened": "opened",
        "closed_again": "closed again",
        "kept": "kept",
    }
    counts = Table(box=None, padding=(0, 2, 0, 0))
    for words in names.values():
        counts.add_column(words.capitalize(), justify="right")
    counts.add_row(*(f"{run.undo.get(name, 0):,}" for name in names))
    out.print(f"{run.file_name or 'Standard input'}, as {run.source}: undone", markup=False)
    if again:
        out.print(f"Nothing more could go back: {again}", markup=False)
    out.print(counts)
    if run.undone_employers:
        _print_employers(run.undone_employers)
    if kept:
        out.print(_kept(run, kept))


def _print_employers(told: UndoneEmployersOut) -> None:
    if told.gone or told.names_gone:
        said = f"Employers that only it had named: {told.gone:,} gone"
        more = f", and {told.names_gone:,} further names of others" if told.names_gone else ""
        out.print(f"{said}{more}", markup=False)
    for one in told.kept:
        out.print(f"{one.name} stays: {one.because}", markup=False, style="dim")


def _kept(run: ImportOut, kept: Sequence[KeptOut]) -> Table:
    in_all = run.undo.get("kept", 0)
    which = f": the first {len(kept)} of {in_all:,}" if in_all > len(kept) else ""
    table = Table(title=f"Left as they are{which}", title_justify="left", expand=True)
    table.add_column("Vacancy", no_wrap=True)
    table.add_column("Because", ratio=1)
    for one in kept:
        table.add_row(one.vacancy_id, Text(one.because, overflow="fold"))
    return table


def _ignored(run: ImportOut) -> str:
    names = [f"{name} ({count:,})" for name, count in run.ignored.items()]
    more = f" and {len(names) - MOST_IGNORED} more" if len(names) > MOST_IGNORED else ""
    return f"Not used: {', '.join(names[:MOST_IGNORED])}{more}. {_how_to_use(run)}"


def _how_to_use(run: ImportOut) -> str:
    """What to do about columns whose names alone do not say that they are part of an advert."""
    shown = "The import command with --columns shows what they seem to hold"
    name = next((name for name in run.ignored if name and name.isprintable()), None)
    if name is None:
        return f"{shown}."
    return f"{shown}, and --map {shlex.quote(f'{name}=description')}, say, takes one of them."


def _refusals(run: ImportOut, refusals: Sequence[RefusalOut]) -> Table:
    which = f": the first {len(refusals)} of {run.refused:,}" if run.refused > len(refusals) else ""
    table = Table(title=f"Refused rows{which}", title_justify="left", expand=True)
    table.add_column("Line", justify="right", no_wrap=True)
    table.add_column("Column", ratio=2)
    table.add_column("Problem", ratio=5)
    table.add_column("What stands there", ratio=3)
    for row in refusals:
        cells = (row.column or "", row.problem, row.excerpt or "")
        table.add_row(f"{row.line}", *(Text(cell, overflow="fold") for cell in cells))
    return table


def print_runs(runs: Sequence[ImportOut]) -> None:
    """Runs in the order given, two lines each."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Id", no_wrap=True)
    table.add_column("Import", ratio=1)
    for run in runs:
        table.add_row(run.id, _summary(run))
    out.print(table)


def _summary(run: ImportOut) -> Text:
    state = "" if run.state is State.DONE else f", {run.state.value.replace('_', ' ')}"
    state += ", only tried out: nothing is stored" if run.dry_run else ""
    words = Text(f"{run.source}, {run.started_at:%Y-%m-%d %H:%M} UTC{state}", overflow="fold")
    counts = f"\n{run.read:,} read, {run.added:,} added, {run.refused:,} refused"
    return words.append(counts, style="dim")
