"""Which column of a file holds which field, as far as can be told: before anything is imported."""

from __future__ import annotations

from typing import BinaryIO

from api.clock import today
from api.imports.columns.believing import believed
from api.imports.columns.correcting import corrected
from api.imports.columns.proposals import Proposal, ProposedColumn, propose
from api.imports.readers.beginnings import beginning_of
from api.imports.readers.reading import ReadOptions
from api.imports.readers.sheet_beginnings import Beginning
from api.imports.rows import UnreadableFileError, shown

_LONGEST = 60


class UnknownColumnsError(UnreadableFileError):
    """The columns of a sheet are not known; `proposal` is what they seem to hold."""

    def __init__(self, sentence: str, proposal: Proposal) -> None:
        super().__init__(sentence)
        self.proposal = proposal


def proposed(handle: BinaryIO, options: ReadOptions) -> Proposal:
    """What the columns of a sheet, or of objects one a row, hold for an import, corrected as told.

    The sheet of a workbook is the one that an import reads, and names that an import knows are
    believed as it believes them.

    Raises:
        UnreadableFileError: it cannot be read, or has names of its own.
        WrongOptionError: an option does not fit.
    """
    found = of_beginning(beginning_of(handle, options), options)
    return corrected(believed(found), options.mapping, options.employer)


def of_beginning(beginning: Beginning, options: ReadOptions) -> Proposal:
    """What names and values say together, before any name is believed."""
    is_named = (None if options.has_header else False) if beginning.is_sheet else True
    return propose(beginning.first, beginning.rows, today(), has_header=is_named)


def with_proposal(
    failure: UnreadableFileError, handle: BinaryIO, options: ReadOptions
) -> UnreadableFileError:
    """The failure to know the columns, with what they seem to hold where that can be told."""
    handle.seek(0)
    try:
        proposal = proposed(handle, options)
    except UnreadableFileError:
        return failure
    return UnknownColumnsError(f"{failure} {_advice(proposal)}", proposal)


def _advice(proposal: Proposal) -> str:
    if not proposal.has_header:
        return (
            "The first row seems to be a row of data already: if so, say that there is no header "
            "(--no-header, or has_header=false over HTTP)."
        )
    seem = [f"{_name(column)} the {column.field}" for column in proposal.columns if column.field]
    return f"It seems that these hold: {', '.join(seem)}." if seem else ""


def column_in_words(column: ProposedColumn) -> str:
    """A sentence on one column."""
    held = f"seems to hold the field {column.field}" if column.field else "seems to hold no field"
    return f"the column {_name(column)} {held} ({column.sure}): {column.because}"


def _name(column: ProposedColumn) -> str:
    return f"'{shown(column.name, _LONGEST) or '(no name)'}'"
