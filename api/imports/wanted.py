"""What is to be imported and how, and the check of it before anything is stored."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from sqlalchemy import Engine

from api.imports import spool
from api.imports.notes import with_notes
from api.imports.opening import opened_with
from api.imports.readers.listing import ReadOptions
from api.imports.rows import WrongOptionError, shown
from api.imports.spool import Spooled
from api.imports.tables import ImportMapping, ImportRun

MOST_SOURCE = 80
MOST_FILE_NAME = 255


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be imported and how; `file_name` is only a label.

    `whole_source` says that the file holds all that the source has: what is not in it is closed.
    `close_most` says that this is so even if most of the source's vacancies then close.
    """

    source: str
    file_name: str = ""
    options: ReadOptions = field(default_factory=ReadOptions)
    started_by: str | None = None
    dry_run: bool = False
    whole_source: bool = False
    close_most: bool = False


def checked_run(
    engine: Engine, spooled: Spooled, wanted: Wanted, known: ImportMapping | None
) -> ImportRun:
    """The run as it begins, once the source, the options and the file's beginning are looked at.

    Raises:
        WrongOptionError: the source or an option does not fit.
        UnreadableFileError: the file as a whole cannot be read.
    """
    with spool.path_of(engine, spooled.import_id).open("rb") as handle:
        opened = opened_with(handle, wanted.options, known)
    return ImportRun(
        id=spooled.import_id,
        source=checked_source(wanted),
        file_name=shown(wanted.file_name, MOST_FILE_NAME),
        format=opened.listing.format,
        options={**asdict(opened.options), "mapping": dict(opened.options.mapping)},
        notes=with_notes(opened.notes, opened.listing.notes),
        started_by=wanted.started_by,
        dry_run=wanted.dry_run,
        whole_source=wanted.whole_source,
        close_most=wanted.close_most,
        bytes=spooled.size,
    )


def checked_source(wanted: Wanted) -> str:
    """The name of the source.

    Raises:
        WrongOptionError: it is no name.
    """
    name = wanted.source.strip()
    if not name or name != shown(name, MOST_SOURCE):
        raise WrongOptionError(f"a source is a name of 1 to {MOST_SOURCE} plain characters")
    return name
