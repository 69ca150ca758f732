"""`ips-matcher import FILE`, `ips-matcher imports list` and `ips-matcher imports show ID`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO, NoReturn

import typer

from api.imports import service
from api.imports.readers.listing import ReadOptions
from api.imports.rows import UnreadableFileError, WrongOptionError
from api.imports.schemas import ImportOut, ImportReportOut, RefusalOut
from api.imports.service import ImportReport
from api.imports.terminal import print_run, print_runs, progress_bar
from api.running_database import ready_engine, session_of
from api.terminal import err, out

ALL_TAKEN, SOME_REFUSED, UNREADABLE = 0, 1, 2
STANDARD_INPUT = "-"

imports = typer.Typer(help="What was imported, and what was refused.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


class Format(StrEnum):
    """What a file holds."""

    AUTO = "auto"
    CSV = "csv"
    JSONL = "jsonl"
    JOBPOSTING = "jobposting"


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
    as_json: AsJson = False,
) -> None:
    """Import adverts: good rows are stored, bad ones are listed with line and column.

    Exit code: 0 when every row was taken, 1 when any was refused, 2 when the file can't be read.
    """
    try:
        options = ReadOptions(format_.value, _mapping(map_ or []), encoding)
        with _opened(file) as handle:
            report = _run(file, _source(file, source), handle, options, dry_run=dry_run)
    except (WrongOptionError, UnreadableFileError) as wrong:
        _stop(str(wrong))
    except OSError as failure:
        _stop(f"{file}: {failure.strerror or failure}")
    found = ImportReportOut.report(report.run, report.refusals)
    if as_json:
        _print_json({**found.model_dump(mode="json"), "dry_run": dry_run})
    else:
        print_run(found, found.first_refusals, dry_run=dry_run)
    raise typer.Exit(_exit_code(found))


def _run(
    file: str, source: str, handle: BinaryIO, options: ReadOptions, *, dry_run: bool
) -> ImportReport:
    label = "" if file == STANDARD_INPUT else Path(file).name
    size = None if file == STANDARD_INPUT else Path(file).stat().st_size
    engine = ready_engine()
    with progress_bar(label or "Standard input", size) as on_bytes:
        return service.run_import(
            engine,
            source,
            handle,
            file_name=label,
            options=options,
            on_bytes=on_bytes,
            dry_run=dry_run,
        )


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


def _exit_code(run: ImportOut) -> int:
    if run.failure:
        return UNREADABLE
    return SOME_REFUSED if run.refused else ALL_TAKEN


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
    import_id: Annotated[str, typer.Argument(metavar="ID", help="As `imports list` shows it.")],
    most: Annotated[int, typer.Option(min=0, max=10_000, help="Refused rows to show.")] = 20,
    as_json: AsJson = False,
) -> None:
    """One import, with the first rows that it refused."""
    with session_of(ready_engine(), reads_only=True) as session:
        run = service.get(session, import_id)
        rows = service.first_refusals(session, import_id, most)
        found = ImportReportOut.report(run, rows)
    if as_json:
        _print_json(found.model_dump(mode="json"))
    else:
        print_run(found, [RefusalOut.of(row) for row in rows])
