"""A proposal as somebody corrected it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from api.imports.columns.names import NO_FIELD, REQUIRED, plain_name
from api.imports.columns.proposals import Proposal, ProposedColumn

_SAID = "you say so"
_GIVEN_AWAY = "you say that another column is it"


def corrected(
    proposal: Proposal, mapping: Mapping[str, str], employer: str | None = None
) -> Proposal:
    """The proposal with the fields that were told, by column, and none of them twice.

    `employer` is whose jobs all are: no column is missed for it then.
    """
    told = {plain_name(name): field for name, field in mapping.items()}
    taken = {field for field in told.values() if field != NO_FIELD}

    def as_told(column: ProposedColumn) -> ProposedColumn:
        name = plain_name(column.name)
        if name in told:
            return replace(column, field=told.pop(name) or None, sure="sure", because=_SAID)
        if column.field in taken:
            return replace(column, field=None, sure="sure", because=_GIVEN_AWAY)
        return column

    columns = tuple(map(as_told, proposal.columns))
    held = {column.field for column in columns} | ({"employer"} if employer else set())
    missing = tuple(field for field in REQUIRED if field not in held)
    return Proposal(columns, missing, proposal.has_header)
