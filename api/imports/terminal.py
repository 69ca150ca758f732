"""Imports as a terminal shows them: counts, refused rows, and a bar that follows the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from api.imports.schemas import ImportOut, RefusalOut
from api.terminal import err, out

MOST_IGNORED = 8


@contextmanager
def progress_bar(name: str, size: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, if that is a terminal; yields what is told the bytes read so far."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as progress:
        task = progress.add_task(name, total=size)
        yield lambda so_far: progress.update(task, completed=so_far)


def print_run(run: ImportOut, refusals: Sequence[RefusalOut], *, dry_run: bool = False) -> None:
    """The counts of a run, what it ignored, and the first rows that it refused."""
    heading = f"{run.file_name or 'Standard input'} ({run.format}), as {run.source}"
    out.print(heading + (": a dry run, nothing is stored" if dry_run else ""), markup=False)
    counts = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("read", "added", "changed", "unchanged", "refused"):
        counts.add_column(name.capitalize(), justify="right")
    numbers = (run.read, run.added, run.changed, run.unchanged, run.refused)
    counts.add_row(*(f"{number:,}" for number in numbers))
    out.print(counts)
    if run.ignored:
        out.print(_ignored(run), style="dim", markup=False)
    if refusals:
        out.print(_refusals(run, refusals))
    if run.failure:
        err.print(f"Stopped before the end: {run.failure}", markup=False, style="red")


def _ignored(run: ImportOut) -> str:
    names = [f"{name} ({count:,})" for name, count in run.ignored.items()]
    more = f" and {len(names) - MOST_IGNORED} more" if len(names) > MOST_IGNORED else ""
    return f"Not used: {', '.join(names[:MOST_IGNORED])}{more}"


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
    state = ", failed" if run.failure else "" if run.finished_at else ", unfinished"
    words = Text(f"{run.source}, {run.started_at:%Y-%m-%d %H:%M} UTC{state}", overflow="fold")
    counts = f"\n{run.read:,} read, {run.added:,} added, {run.refused:,} refused"
    return words.append(counts, style="dim")
