"""`ips-matcher import FILE`; what is asked about imports afterwards is in `run_commands`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from api.imports import foreground, proposing
from api.imports.column_schemas import ColumnsOut
from api.imports.columns.proposals import Proposal
from api.imports.columns_terminal import print_columns
from api.imports.command_input import STANDARD_INPUT, mapping_of, opened, source_of
from api.imports.command_options import (
    CloseMost,
    DryRun,
    EmployerGiven,
    Encoding,
    File,
    FormatWanted,
    Map,
    NoHeader,
    ShowColumns,
    Source,
    WholeSource,
)
from api.imports.printing import (
    ALL_TAKEN,
    SOME_REFUSED,
    UNREADABLE,
    AsJson,
    print_json,
    print_report,
    stop,
)
from api.imports.proposing import UnknownColumnsError
from api.imports.readers.listing import Format, ReadOptions
from api.imports.rows import UnreadableFileError, WrongOptionError
from api.imports.run_commands import group
from api.imports.service import ImportReport, Wanted
from api.imports.states import State
from api.running_database import ready_engine


def add_commands(app: typer.Typer) -> None:
    """Put `import` and `imports` under the command."""
    app.command("import")(import_file)
    app.add_typer(group, name="imports")


def import_file(
    *,
    file: File,
    source: Source = None,
    format_: FormatWanted = Format.AUTO,
    columns: ShowColumns = False,
    map_: Map = None,
    no_header: NoHeader = False,
    employer: EmployerGiven = None,
    encoding: Encoding = None,
    dry_run: DryRun = False,
    whole_source: WholeSource = False,
    close_most: CloseMost = False,
    as_json: AsJson = False,
) -> None:
    """Import adverts: good rows are stored, bad ones are listed with line and column.

    Columns are known by common names, by --map, or as they were in the source's last import.

    Imports that were cut off are completed first. Ctrl+C cancels: what is stored by then stays.

    Exit code: 0 every row was taken; 1 some were refused, or it was cancelled; 2 can't be read.
    """
    with _stopping(file, as_json=as_json):
        mapping = mapping_of(map_ or [])
        options = ReadOptions(format_.value, mapping, encoding, not no_header, employer)
        if columns:
            _print_columns(_proposal(file, options), as_json=as_json)
            return
        name = "" if file == STANDARD_INPUT else Path(file).name
        wanted = Wanted(
            source_of(file, source),
            name,
            options,
            dry_run=dry_run,
            whole_source=whole_source,
            close_most=close_most,
        )
        report = _imported(file, wanted)
    print_report(report, as_json=as_json)
    raise typer.Exit(_exit_code(report))


@contextmanager
def _stopping(file: str, *, as_json: bool) -> Iterator[None]:
    """End the command in a sentence where the file or an option is no good."""
    try:
        yield
    except UnknownColumnsError as unknown:
        _print_columns(unknown.proposal, as_json=as_json)
        stop(str(unknown))
    except (WrongOptionError, UnreadableFileError) as wrong:
        stop(str(wrong))
    except OSError as failure:
        stop(f"{file}: {failure.strerror or failure}")


def _imported(file: str, wanted: Wanted) -> ImportReport:
    with opened(file) as handle:
        foreground.complete_interrupted(ready_engine())
        return foreground.run(ready_engine(), wanted, handle)


def _proposal(file: str, options: ReadOptions) -> Proposal:
    with opened(file) as handle:
        return proposing.proposed(handle, options)


def _print_columns(proposal: Proposal, *, as_json: bool) -> None:
    found = ColumnsOut.of(proposal)
    if as_json:
        print_json(found.model_dump(mode="json"))
    else:
        print_columns(found)


def _exit_code(report: ImportReport) -> int:
    if report.run.state is State.FAILED:
        return UNREADABLE
    is_all = report.run.state is State.DONE and not report.run.refused and not report.run.notice
    return ALL_TAKEN if is_all else SOME_REFUSED
