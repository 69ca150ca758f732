"""Columns that a person should look at before a sheet is imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from api.imports.columns import REQUIRED
from api.imports.columns.believing import believed, is_plain
from api.imports.columns.proposals import Proposal, ProposedColumn
from api.imports.proposing import of_beginning
from api.imports.readers.beginnings import beginning_of
from api.imports.readers.reading import ReadOptions
from api.imports.rows import UnreadableFileError


@dataclass(frozen=True, slots=True)
class ReviewedColumn:
    """A column and the field chosen for it; `is_open` is false where none can be chosen."""

    column: ProposedColumn
    field: str
    is_open: bool = True
    problem: str | None = None


def to_review(handle: BinaryIO, kind: str) -> Proposal | None:
    """The proposal for a sheet whose columns' names do not say plainly what they hold.

    None where they do, where the file is no sheet, and where it cannot be read: the import itself
    then says what is wrong.
    """
    found = _of_sheet(handle, kind)
    return None if found is None or is_plain(found) else believed(found)


def reviewed(handle: BinaryIO, kind: str) -> Proposal | None:
    """The proposal that `to_review` gave for the same sheet; None where it is no sheet any more."""
    found = _of_sheet(handle, kind)
    return None if found is None else believed(found)


def _of_sheet(handle: BinaryIO, kind: str) -> Proposal | None:
    options = ReadOptions(kind)
    try:
        beginning = beginning_of(handle, options)
    except UnreadableFileError:
        return None
    if not beginning.is_sheet:
        return None
    found = of_beginning(beginning, options)
    return found if found.has_header and found.columns else None


def as_proposed(found: Proposal) -> list[ReviewedColumn]:
    """The columns with the fields that are proposed."""
    return as_chosen(found, list(found.mapping().values()))


def as_chosen(found: Proposal, chosen: Sequence[str]) -> list[ReviewedColumn]:
    """The columns with the fields that a person chose, in the order of `Proposal.mapping`.

    A field chosen twice is a problem of every column but the first.
    """
    waiting = dict(zip(found.mapping(), chosen, strict=False))
    seen: set[str] = set()
    columns = []
    for column in found.columns:
        if column.name not in waiting:
            columns.append(ReviewedColumn(column, "", is_open=False))
            continue
        field = waiting.pop(column.name)
        problem = "Another column above is used for this already" if field in seen else None
        columns.append(ReviewedColumn(column, field, problem=problem))
        seen |= {field} - {""}
    return columns


def lacking(columns: Sequence[ReviewedColumn]) -> tuple[str, ...]:
    """The fields that an advert needs and no column is chosen for."""
    return tuple(field for field in REQUIRED if all(field != one.field for one in columns))


def mapping_of(columns: Sequence[ReviewedColumn]) -> dict[str, str]:
    """Field by column, as `ReadOptions.mapping` takes it."""
    return {one.column.name: one.field for one in columns if one.is_open}
