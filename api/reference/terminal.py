"""Loaded tables as a terminal shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from api.reference.keeping import Note, TableName
from api.terminal import err

_COUNTED = {TableName.OCCUPATIONS: "titles of occupations", TableName.POSTCODES: "postcodes"}
_ROWS = TextColumn("{task.completed:,} rows", markup=False)


@contextmanager
def progress_of_bytes(name: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error; yields what is told the bytes read so far, and those in all."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as progress:
        task = progress.add_task(name, total=None)
        yield lambda so_far, in_all: progress.update(task, completed=so_far, total=in_all)


@contextmanager
def progress_of_rows(name: str) -> Iterator[Callable[[int], None]]:
    """A line on standard error, as a workbook does not say how many rows it has."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), _ROWS)
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as progress:
        task = progress.add_task(name, total=None)
        yield lambda so_far: progress.update(task, completed=so_far)


def summary(note: Note) -> str:
    """What was loaded and what was left out: "Loaded 1,739,034 postcodes from codepo_gb.zip."."""
    said = f"Loaded {note.rows or 0:,} {_COUNTED[note.name]} from {note.file}."
    if note.left_out:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in note.left_out.items())
        said = f"{said} Left out: {reasons}."
    return said


def listing(notes: Sequence[Note]) -> Table:
    """One line a table."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Table")
    table.add_column("Rows", justify="right")
    table.add_column("Loaded", no_wrap=True)
    table.add_column("From", ratio=1)
    for note in notes:
        rows = "not known" if note.rows is None else f"{note.rows:,}"
        when = f"{note.loaded:%Y-%m-%d %H:%M} UTC" if note.loaded else "not known"
        file = note.file or "not known"
        table.add_row(note.name.value, rows, when, Text(file, overflow="fold"))
    return table
