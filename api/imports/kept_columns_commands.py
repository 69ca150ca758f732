"""`ips-matcher imports columns`: how the columns of a source's files are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from api.errors import Invalid
from api.imports import kept_columns
from api.imports.column_schemas import KeptColumnsOut
from api.imports.printing import AsJson, print_json
from api.running_database import ready_engine, session_of
from api.terminal import out


def show_columns(
    *,
    source: Annotated[str | None, typer.Argument(help="All sources if left out.")] = None,
    forget: Annotated[
        bool, typer.Option("--forget", help="Forget it: go by the names of the columns again.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """How the columns of a source's files are read where nothing is told: kept from --map."""
    if forget:
        _forget(source)
        return
    with session_of(ready_engine(), reads_only=True) as session:
        found = (
            kept_columns.all_kept(session)
            if source is None
            else [kept_columns.kept_of(session, source)]
        )
        shown = [KeptColumnsOut.of(one) for one in found]
    if as_json:
        print_json([one.model_dump(mode="json") for one in shown])
    else:
        _print(shown)


def _forget(source: str | None) -> None:
    if source is None:
        raise Invalid("Say whose columns to forget: ips-matcher imports columns SOURCE --forget")
    with session_of(ready_engine()) as session:
        kept_columns.forget(session, source)
    out.print(f"Forgotten: how the columns of {source} are read.", markup=False)


def _print(found: Sequence[KeptColumnsOut]) -> None:
    if not found:
        out.print("Nothing is kept for any source.")
    for one in found:
        out.print(f"{one.source}, told on {one.at:%Y-%m-%d %H:%M} UTC", markup=False)
        if not one.has_header:
            out.print("  line 1 is data already")
        if one.employer:
            out.print(f"  jobs of {one.employer} where a row names nobody", markup=False)
        for column, field in one.mapping.items():
            out.print(f"  {column or '(no name)'}: {field or 'left out'}", markup=False)
