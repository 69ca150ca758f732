"""What the columns of a sheet seem to hold, as a terminal shows it."""

from __future__ import annotations

import shlex

from rich.table import Table
from rich.text import Text

from api.imports.column_schemas import ColumnsOut
from api.terminal import out

_WIDTHS = {"Column": 3, "Field": 2, "How sure": 1, "Because": 4, "Such as": 4}


def print_columns(found: ColumnsOut) -> None:
    """What each column of a sheet seems to hold, and the options that say so to an import."""
    table = Table(title="What the columns seem to hold", title_justify="left", expand=True)
    for name, ratio in _WIDTHS.items():
        table.add_column(name, ratio=ratio)
    for one in found.columns:
        cells = (one.name, one.field or "-", one.sure, one.because, "; ".join(one.examples))
        table.add_row(*(Text(cell, overflow="fold") for cell in cells))
    out.print(table)
    if not found.has_header:
        out.print("Line 1 seems to be data already: say --no-header.")
    if found.missing:
        said = " ".join(f"--map COLUMN={field}" for field in found.missing)
        out.print(f"No column seems to hold: {', '.join(found.missing)}.", markup=False)
        out.print(f"Say which does: {said}", markup=False, soft_wrap=True)
    told = [f"{name}={field}" for name, field in found.mapping.items() if field]
    if told:
        options = " ".join(f"--map {shlex.quote(one)}" for one in told)
        out.print(f"To import it so: {options}", markup=False, soft_wrap=True)
