"""`ips-matcher imports list | show | refused | undo | cancel`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.imports import foreground, service
from api.imports.kept_columns_commands import show_columns
from api.imports.printing import (
    ALL_TAKEN,
    SOME_REFUSED,
    AsJson,
    print_json,
    print_report,
    stop,
)
from api.imports.schemas import ImportOut, ImportReportOut
from api.imports.states import State
from api.imports.terminal import print_runs, print_undone
from api.imports.undone_schemas import KeptOut
from api.running_database import ready_engine, session_of
from api.terminal import out

group = typer.Typer(help="What was imported, and what was refused.", no_args_is_help=True)
group.command("columns")(show_columns)
Id = Annotated[str, typer.Argument(metavar="ID", help="As `imports list` shows it.")]


@group.command("list")
def list_imports(
    *,
    most: Annotated[int, typer.Option(min=1, max=1000, help="How many, newest first.")] = 20,
    as_json: AsJson = False,
) -> None:
    """The latest imports."""
    with session_of(ready_engine(), reads_only=True) as session:
        runs = [ImportOut.of(run) for run in service.latest(session, most)]
    if as_json:
        print_json([run.model_dump(mode="json") for run in runs])
    else:
        print_runs(runs)


@group.command("show")
def show_import(
    *,
    import_id: Id,
    most: Annotated[int, typer.Option(min=0, max=10_000, help="Refused rows to show.")] = 20,
    as_json: AsJson = False,
) -> None:
    """One import, how far it is, and the first rows that it refused."""
    print_report(service.report(ready_engine(), import_id, most), as_json=as_json)


@group.command("undo")
def undo_import(
    *,
    import_id: Id,
    most: Annotated[int, typer.Option(min=0, max=10_000, help="What stays, to show.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Undo an import: what it added goes, what it changed returns, what it closed opens.

    What has since been changed or decided upon stays, and is listed with the reason.

    Exit code: 0 when all went back, 1 when a vacancy stays, or all was undone already.
    """
    engine = ready_engine()
    before = service.report(engine, import_id, 0).run
    run = foreground.undo(engine, import_id)
    with session_of(engine, reads_only=True) as session:
        again = service.undone_already(session, run) if run.undo == before.undo else None
        kept = [KeptOut.of(change) for change in service.first_kept(session, import_id, most)]
    found = ImportReportOut.report(run, ())
    if as_json:
        shown = found.model_dump(mode="json", exclude={"examples", "first_refusals"})
        print_json({**shown, "first_kept": [one.model_dump(mode="json") for one in kept]})
    else:
        print_undone(found, kept, again)
    raise typer.Exit(SOME_REFUSED if run.undo.get("kept") else ALL_TAKEN)


@group.command("cancel")
def cancel_import(*, import_id: Id) -> None:
    """Stop an import that waits or is under way; what it has stored stays until it is undone."""
    with session_of(ready_engine()) as session:
        run = service.cancel(session, import_id)
        is_over = run.state is State.CANCELLED
    said = "is cancelled." if is_over else "stops after the rows that it is storing now."
    out.print(f"The import {said} To take back what it stored: ips-matcher imports undo {run.id}")


@group.command("refused")
def refused_rows(
    *,
    import_id: Id,
    file: Annotated[
        Path | None,
        typer.Option("--out", help="Write it there; standard output if left out."),
    ] = None,
) -> None:
    """The rows that an import refused, as a sheet (CSV) with what to mend in its first column.

    Mend them in any spreadsheet, save as CSV and import that with the same --source: the columns
    are those of the file that was refused. A file that is there already is not written over.
    """
    with session_of(ready_engine(), reads_only=True) as session:
        pieces = service.refused_rows(session, import_id)
    try:
        if file is None:
            sys.stdout.buffer.writelines(pieces)
            sys.stdout.buffer.flush()
        else:
            with file.open("xb") as handle:
                handle.writelines(pieces)
    except OSError as failure:
        stop(f"{file or 'Standard output'}: {failure.strerror or failure}")
