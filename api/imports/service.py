"""What others ask of imports. Those that begin are checked here; `carrying_out` does the work."""

from __future__ import annotations

from typing import BinaryIO

from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.service import require
from api.accounts.tables import User
from api.errors import Invalid
from api.imports import carrying_out
from api.imports.asking import (
    FIRST_REFUSALS,
    IMPORTERS,
    ImportReport,
    find,
    first_kept,
    first_refusals,
    get,
    imports,
    kept,
    latest,
    may_end,
    refusals,
    report,
)
from api.imports.beginning import (
    check_upload,
    here_and_now,
    let_others_write,
    queue_checked,
    queue_upload,
)
from api.imports.columns.proposals import Proposal
from api.imports.ending import ask_undo, cancel, in_words, undone_already
from api.imports.proposing import UnknownColumnsError, proposed
from api.imports.readers.listing import ReadOptions
from api.imports.rows import UnreadableFileError, WrongOptionError
from api.imports.sending_back import file_name, refused_rows
from api.imports.unreadable import unreadable
from api.imports.wanted import Wanted

__all__ = [
    "FIRST_REFUSALS",
    "IMPORTERS",
    "ImportReport",
    "UnknownColumnsError",
    "Wanted",
    "ask_undo",
    "cancel",
    "check_upload",
    "file_name",
    "find",
    "first_kept",
    "first_refusals",
    "get",
    "here_and_now",
    "imports",
    "in_words",
    "kept",
    "latest",
    "let_others_write",
    "may_end",
    "proposal_of",
    "queue_checked",
    "queue_upload",
    "refusals",
    "refused_rows",
    "report",
    "run_import",
    "undone_already",
    "unreadable",
]


def run_import(
    engine: Engine,
    source: str,
    handle: BinaryIO,
    *,
    file_name: str = "",
    options: ReadOptions | None = None,
    started_by: str | None = None,
    dry_run: bool = False,
    whole_source: bool = False,
) -> ImportReport:
    """Import a file under the name of a source, here and now.

    Raises:
        WrongOptionError: the source or an option does not fit; nothing is stored.
        UnreadableFileError: the file as a whole cannot be read; nothing is stored. Damage found
            later on ends the run, whose `failure` says so.
    """
    wanted = Wanted(
        source,
        file_name,
        options or ReadOptions(),
        started_by,
        dry_run=dry_run,
        whole_source=whole_source,
    )
    with here_and_now(engine, wanted, handle) as claim:
        carrying_out.carry_out_claimed(engine, claim)
    return report(engine, claim.import_id)


def proposal_of(session: Session, who: User, handle: BinaryIO, options: ReadOptions) -> Proposal:
    """What the columns of a file that somebody sent seem to hold.

    What the session wrote before is committed: looking may take seconds.

    Raises:
        Forbidden: `who` may not import.
        Invalid: an option does not fit, or the file as a whole cannot be read.
    """
    require(who, *IMPORTERS)
    let_others_write(session)
    try:
        return proposed(handle, options)
    except WrongOptionError as wrong:
        raise Invalid(f"The file can't be read so: {wrong}.") from None
    except UnreadableFileError as failure:
        raise unreadable(failure) from None
