"""`ips-matcher import FILE` and `ips-matcher imports list | show | undo | cancel`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, NoReturn

import typer

from api.imports import foreground, service
from api.imports.readers.listing import ReadOptions
from api.imports.rows import UnreadableFileError, WrongOptionError
from api.imports.schemas import ImportOut, ImportReportOut, KeptOut
from api.imports.service import ImportReport, Wanted
from api.imports.states import State
from api.imports.terminal import print_run, print_runs, print_undone
from api.running_database import ready_engine, session_of
from api.terminal import err, out

ALL_TAKEN, SOME_REFUSED, UNREADABLE = 0, 1, 2
STANDARD_INPUT = "-"

imports = typer.Typer(help="What was imported, and what was refused.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="As `imports list` shows it.")]


class Format(StrEnum):
    """What a file holds."""

    AUTO = "auto"
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    JOBPOSTING = "jobposting"
    HTML = "html"
    INDEED_XML = "indeed-xml"
    ADZUNA = "adzuna"
    REED = "reed"


def add_commands(app: typer.Typer) -> None:
    """Put `import` and `imports` under the command."""
    app.command("import")(import_file)
    app.add_typer(imports, name="imports")


def import_file(
    *,
    file: Annotated[str, typer.Argument(help='The file, gzip or not; "-" is standard input.')],
    source: Annotated[
        str | None,
        typer.Option(help="Where the adverts come from; the file's name if left out."),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="auto tells by what the file holds.")
    ] = Format.AUTO,
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="Which column holds which field."),
    ] = None,
    encoding: Annotated[str | None, typer.Option(help="Such as cp1252; UTF-8 if left out.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
    whole_source: Annotated[
        bool,
        typer.Option(
            "--whole-source", help="The file is all that the source has: close what is not in it."
        ),
    ] = False,
    close_most: Annotated[
        bool, typer.Option("--close-most", help="Close even most of what the source had.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Import adverts: good rows are stored, bad ones are listed with line and column.

    Imports that were cut off are completed first. Ctrl+C cancels: what is stored by then stays.

    Exit code: 0 when every row was taken, 1 when any was refused or the import was cancelled, 2
    when the file can't be read.
    """
    label = "" if file == STANDARD_INPUT else Path(file).name
    try:
        wanted = Wanted(
            _source(file, source),
            label,
            ReadOptions(format_.value, _mapping(map_ or []), encoding),
            dry_run=dry_run,
            whole_source=whole_source,
            close_most=close_most,
        )
        with _opened(file) as handle:
            foreground.complete_interrupted(ready_engine())
            report = foreground.run(ready_engine(), wanted, handle)
    except (WrongOptionError, UnreadableFileError) as wrong:
        _stop(str(wrong))
    except OSError as failure:
        _stop(f"{file}: {failure.strerror or failure}")
    _print_report(report, as_json=as_json)
    raise typer.Exit(_exit_code(report))


def _print_report(report: ImportReport, *, as_json: bool) -> None:
    found = ImportReportOut.report(report.run, report.refusals)
    if as_json:
        _print_json(found.model_dump(mode="json"))
    else:
        print_run(found, found.first_refusals)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with Path(file).open("rb") as handle:
        yield handle


def _source(file: str, source: str | None) -> str:
    if source is not None:
        return source
    if file == STANDARD_INPUT:
        raise WrongOptionError("Standard input has no name: say --source NAME.")
    return Path(Path(file).name.removesuffix(".gz")).stem


def _mapping(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not equals or not column or column in found:
            raise WrongOptionError(f"--map {pair}: write COLUMN=FIELD, and each column once")
        found[column] = field
    return found


def _exit_code(report: ImportReport) -> int:
    if report.run.state is State.FAILED:
        return UNREADABLE
    is_all = report.run.state is State.DONE and not report.run.refused and not report.run.notice
    return ALL_TAKEN if is_all else SOME_REFUSED


def _stop(sentence: str) -> NoReturn:
    err.print(sentence, markup=False)
    raise typer.Exit(UNREADABLE)


def _print_json(value: object) -> None:
    out.print(json.dumps(value, indent=2, ensure_ascii=False), markup=False, soft_wrap=True)


@imports.command("list")
def list_imports(
    *,
    most: Annotated[int, typer.Option(min=1, max=1000, help="How many, newest first.")] = 20,
    as_json: AsJson = False,
) -> None:
    """The latest imports."""
    with session_of(ready_engine(), reads_only=True) as session:
        runs = [ImportOut.of(run) for run in service.latest(session, most)]
    if as_json:
        _print_json([run.model_dump(mode="json") for run in runs])
    else:
        print_runs(runs)


@imports.command("show")
def show_import(
    *,
    import_id: Id,
    most: Annotated[int, typer.Option(min=0, max=10_000, help="Refused rows to show.")] = 20,
    as_json: AsJson = False,
) -> None:
    """One import, how far it is, and the first rows that it refused."""
    _print_report(service.report(ready_engine(), import_id, most), as_json=as_json)


@imports.command("undo")
def undo_import(
    *,
    import_id: Id,
    most: Annotated[int, typer.Option(min=0, max=10_000, help="What stays, to show.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Undo an import: what it added goes, what it changed returns, what it closed opens.

    What has since been changed or decided upon stays, and is listed with the reason.

    Exit code: 0 when all went back, 1 when anything stays.
    """
    engine = ready_engine()
    run = foreground.undo(engine, import_id)
    with session_of(engine, reads_only=True) as session:
        kept = [KeptOut.of(change) for change in service.first_kept(session, import_id, most)]
    if as_json:
        found = ImportOut.of(run).model_dump(mode="json")
        _print_json({**found, "first_kept": [one.model_dump(mode="json") for one in kept]})
    else:
        print_undone(ImportOut.of(run), kept)
    raise typer.Exit(SOME_REFUSED if run.undo.get("kept") else ALL_TAKEN)


@imports.command("cancel")
def cancel_import(*, import_id: Id) -> None:
    """Stop an import that waits or is under way; what it has stored stays until it is undone."""
    with session_of(ready_engine()) as session:
        run = service.cancel(session, import_id)
        is_over = run.state is State.CANCELLED
    said = "is cancelled." if is_over else "stops after the rows that it is storing now."
    out.print(f"The import {said} To take back what it stored: ips-matcher imports undo {run.id}")
