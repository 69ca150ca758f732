"""A proposal as an import reads the sheet: names that it knows exactly are believed.

What the values say may leave a column out, such as short descriptions; an import goes by the names,
and what it takes must be what was shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from api.imports.columns.mapped import Columns
from api.imports.columns.names import REQUIRED, plain_name
from api.imports.columns.proposals import Proposal, ProposedColumn

_OURS = "it has the name of the field"
_ANOTHER = "another column has the name of the field that this one seems to hold"
_KNOWN = "its name is one for the field, though the values do not look it"


def believed(proposal: Proposal) -> Proposal:
    """The proposal, with columns that are left out taken for what their names exactly say.

    Names of our own are believed whatever the values say; other people's, where no other column is
    proposed for the field.
    """
    if not proposal.has_header:
        return proposal
    by_name = named_fields(proposal)
    ours = {field for c, field in zip(proposal.columns, by_name, strict=True) if _is_ours(c, field)}
    held = {column.field for column in proposal.columns} | ours
    columns = tuple(
        _believed(column, field, held, ours)
        for column, field in zip(proposal.columns, by_name, strict=True)
    )
    chosen = {column.field for column in columns}
    return replace(
        proposal, columns=columns, missing=tuple(one for one in REQUIRED if one not in chosen)
    )


def is_plain(proposal: Proposal) -> bool:
    """Whether names tell all that is needed, and the values of no column say otherwise."""
    by_name = named_fields(proposal)
    if any(field not in by_name for field in REQUIRED):
        return False
    return all(map(_agree, proposal.columns, by_name))


def named_fields(proposal: Proposal) -> Sequence[str | None]:
    """The field of each column by its exact name alone."""
    return Columns().fields_of(tuple(column.name for column in proposal.columns))


def _believed(
    column: ProposedColumn, named: str | None, held: set[str | None], ours: set[str | None]
) -> ProposedColumn:
    if named is not None and column.field != named:
        if _is_ours(column, named):
            return replace(column, field=named, sure="likely", because=_OURS)
        if column.field is None and named not in held:
            return replace(column, field=named, sure="unsure", because=_KNOWN)
    if column.field in ours and not _is_ours(column, column.field):
        return replace(column, field=None, sure="likely", because=_ANOTHER)
    return column


def _is_ours(column: ProposedColumn, named: str | None) -> bool:
    return named is not None and plain_name(column.name) == named


def _agree(column: ProposedColumn, named: str | None) -> bool:
    """Whether the name says what the values say: our own names are believed."""
    return (
        _is_ours(column, named)
        or column.field == named
        or (column.field is None and not column.examples)
    )
