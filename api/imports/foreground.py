"""Imports that a command carries out itself, while somebody looks on."""

from __future__ import annotations

import time
from typing import BinaryIO

from sqlalchemy import Engine

from api import running
from api.database import session_of
from api.imports import service
from api.imports.carrying_out import carry_out, carry_out_claimed
from api.imports.claiming import to_carry_out
from api.imports.service import ImportReport, Wanted
from api.imports.states import State
from api.imports.tables import ImportRun
from api.imports.terminal import progress_bar
from api.parallel import processors
from api.terminal import err

_LOOK_EVERY = 0.5
_CANCELLED = (
    "Cancelled. What was stored stays: ips-matcher imports undo {id} takes it back, and importing "
    "the file again completes it."
)


def run(engine: Engine, wanted: Wanted, handle: BinaryIO) -> ImportReport:
    """Import a file with a bar that follows it; an interrupt at the keyboard cancels it.

    Raises:
        WrongOptionError: the source or an option does not fit; nothing is stored.
        UnreadableFileError: the file as a whole cannot be read; nothing is stored.
    """
    with service.here_and_now(engine, wanted, handle) as claim:
        try:
            with progress_bar(wanted.file_name or "Standard input") as told:
                carry_out_claimed(engine, claim, workers=_workers(), told=told)
        except KeyboardInterrupt:
            err.print(_CANCELLED.format(id=claim.import_id), markup=False)
    return service.report(engine, claim.import_id)


def complete_interrupted(engine: Engine) -> None:
    """Complete the imports that processes left which are gone, those of this machine."""
    for import_id in to_carry_out(engine, interrupted_only=True):
        with progress_bar("An import that was cut off") as told:
            is_done = carry_out(engine, import_id, workers=_workers(), told=told)
        if is_done:
            done = service.report(engine, import_id).run
            said = f"An import that was cut off is {service.in_words(done.state)} now"
            err.print(f"{said}: {done.file_name or done.source}, {import_id}", markup=False)


def _workers() -> int:
    return running.settings().import_workers or processors()


def undo(engine: Engine, import_id: str) -> ImportRun:
    """Undo an import here, or wait for the process that does.

    Raises:
        NotFound: there is no such run.
        Conflict: it is still under way, or was a dry run.
    """
    with session_of(engine) as session:
        service.ask_undo(session, import_id)
    while True:
        carry_out(engine, import_id)
        found = service.report(engine, import_id).run
        if found.state is not State.UNDOING:
            return found
        time.sleep(_LOOK_EVERY)
