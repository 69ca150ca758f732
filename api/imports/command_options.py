"""The words that `ips-matcher import` understands."""

from __future__ import annotations

from typing import Annotated

import typer

from api.imports.readers.listing import Format

File = Annotated[
    str, typer.Argument(help='The file, packed (gzip, zip) or not; "-" is standard input.')
]
Source = Annotated[
    str | None,
    typer.Option(help="Where the adverts come from; the file's name if left out."),
]
FormatWanted = Annotated[
    Format, typer.Option("--format", help="auto tells by what the file holds.")
]
ShowColumns = Annotated[
    bool,
    typer.Option("--columns", help="Show what the columns seem to hold, and import nothing."),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="COLUMN=FIELD",
        help="Which column holds which field; COLUMN= leaves it out. Kept for the source.",
    ),
]
NoHeader = Annotated[
    bool,
    typer.Option(
        "--no-header", help='Line 1 is data: the columns are called "column 1", "column 2".'
    ),
]
EmployerGiven = Annotated[
    str | None, typer.Option(help="Whose jobs they are where a row names nobody.")
]
Encoding = Annotated[
    str | None, typer.Option(help="Such as cp1252; told from the file if left out.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]
WholeSource = Annotated[
    bool,
    typer.Option(
        "--whole-source", help="The file is all that the source has: close what is not in it."
    ),
]
CloseMost = Annotated[
    bool, typer.Option("--close-most", help="Close even most of what the source had.")
]
