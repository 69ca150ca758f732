"""What the commands of imports print, and with which exit code they end."""

from __future__ import annotations

import json
from typing import Annotated, NoReturn

import typer

from api.imports.schemas import ImportReportOut
from api.imports.service import ImportReport
from api.imports.terminal import print_run
from api.terminal import err, out

ALL_TAKEN, SOME_REFUSED, UNREADABLE = 0, 1, 2
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


def print_report(report: ImportReport, *, as_json: bool) -> None:
    """A run with its first refused rows."""
    found = ImportReportOut.report(report.run, report.refusals)
    if as_json:
        print_json(found.model_dump(mode="json"))
    else:
        print_run(found, found.first_refusals)


def print_json(value: object) -> None:
    """A value for programs."""
    out.print(json.dumps(value, indent=2, ensure_ascii=False), markup=False, soft_wrap=True)


def stop(sentence: str) -> NoReturn:
    """End the command, as its usage is wrong or a file can't be read."""
    err.print(sentence, markup=False)
    raise typer.Exit(UNREADABLE)
