"""A file opened for its import, as its source's last one was where nothing else is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO

from api.imports.columns import NoSuchColumnsError
from api.imports.mappings import ColumnsChangedError, with_kept
from api.imports.proposing import with_proposal
from api.imports.readers.listing import Listing, ReadOptions, open_listing
from api.imports.tables import ImportMapping


@dataclass(frozen=True, slots=True)
class Opened:
    """A listing, the options that read it, and what is to be said of them."""

    listing: Listing
    options: ReadOptions
    notes: list[str] = field(default_factory=list)


def opened_with(handle: BinaryIO, options: ReadOptions, kept: ImportMapping | None) -> Opened:
    """Open a file, its columns as told or else as kept.

    Raises:
        UnknownColumnsError: a sheet does not name what an advert needs, or has changed since the
            mapping was kept: with what its columns seem to hold.
        UnreadableFileError: it cannot be read. WrongOptionError: an option does not fit.
    """
    try:
        found, notes = with_kept(kept, handle, options)
        return Opened(open_listing(handle, found), found, notes)
    except (NoSuchColumnsError, ColumnsChangedError) as failure:
        raise with_proposal(failure, handle, options) from None
