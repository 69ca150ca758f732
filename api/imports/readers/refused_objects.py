"""Refused objects as the cells of a row: for the file of refused rows, which is a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from api.imports.columns import REQUIRED
from api.imports.readers.fields import Cells
from api.imports.refused_cells import as_texts, with_cells
from api.imports.rows import Refusal, Row


def with_values(
    found: Row | Refusal, values: Mapping[str, object], fields: Sequence[str | None]
) -> Row | Refusal:
    """What was made of an object: if it was refused, with its values under its own names.

    `fields` are those that the names stand for. What an advert needs has a column in any case, so
    that it can be filled in.
    """
    if isinstance(found, Row):
        return found
    needed = {field: None for field in REQUIRED if field not in fields and field not in values}
    return with_cells(found, *as_texts({**values, **needed}))


def with_fields(found: Row | Refusal, cells: Cells) -> Row | Refusal:
    """The same for an object that is no row of names and values: by field of an advert."""
    if isinstance(found, Row):
        return found
    values = {field: cell.value for field, cell in cells.items()}
    return with_values(found, values, tuple(values))
