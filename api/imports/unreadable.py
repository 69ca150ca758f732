"""What whoever sent a file that can't be read is told, and what they can do about its columns."""

from __future__ import annotations

import json
from collections.abc import Iterator

from api.errors import FieldProblem, Invalid
from api.imports.columns import FIELDS, REQUIRED
from api.imports.columns.proposals import Proposal
from api.imports.proposing import UnknownColumnsError, column_in_words
from api.imports.rows import UnreadableFileError, shown

_MOST_NAMED, _LONGEST = 30, 40
_NEEDED = (
    "An advert needs the fields {needed}. The columns seen are: {seen}. Say which of them holds "
    "which field, as JSON in mapping: {example}. The fields are {fields}. POST the file to "
    "/api/v1/imports/columns to see what its columns seem to hold."
)


def unreadable(failure: UnreadableFileError) -> Invalid:
    """The refusal of a file that can't be read as a whole."""
    problems = [FieldProblem("body.file", str(failure))]
    if isinstance(failure, UnknownColumnsError):
        told = (FieldProblem("body.mapping", said) for said in _of_columns(failure.proposal))
        problems += told
    return Invalid("The file can't be read, and nothing was stored.", errors=tuple(problems))


def _of_columns(proposal: Proposal) -> Iterator[str]:
    """What is needed and what was seen, then what each column that seems to hold a field holds."""
    yield _NEEDED.format(
        needed=" and ".join(REQUIRED),
        seen=_listed(proposal),
        example=json.dumps(_example(proposal), ensure_ascii=False),
        fields=", ".join(FIELDS),
    )
    yield from (column_in_words(column) for column in proposal.columns if column.field)


def _example(proposal: Proposal) -> dict[str, str]:
    """A mapping of what is needed: by the columns that seem to hold it, else by a stand-in."""
    held = {column.field: column.name for column in proposal.columns}
    return {held.get(field) or f"THE COLUMN OF THE {field.upper()}": field for field in REQUIRED}


def _listed(proposal: Proposal) -> str:
    names = [shown(column.name, _LONGEST) or "(no name)" for column in proposal.columns]
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
