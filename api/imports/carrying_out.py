"""One import carried out: its copy read in batches, facts read on all processors, stored in order.

Whatever ends the process leaves whole batches behind, with counts that are true of them. Whoever
takes the import up again reads the same bytes in the same order, and goes on after the rows that
were counted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import BinaryIO

from sqlalchemy import Engine

from api.database import session_of
from api.duplicates import listings
from api.imports import closing, spool, storing, undoing
from api.imports.batches import Seen, batches
from api.imports.claiming import (
    Claim,
    ClaimLostError,
    claimed,
    claimed_run,
    count_attempt,
    to_carry_out,
)
from api.imports.outcome import end, note
from api.imports.readers.listing import Listing, ReadOptions, open_listing
from api.imports.rows import UnreadableFileError, WrongOptionError
from api.imports.states import State
from api.imports.storing import CancelledError, Work
from api.imports.tables import ImportRun
from api.parallel import in_order
from api.vacancies.adverts import Incoming
from api.vacancies.pool import kept_back

_LOST = "The copy of the file is gone: import the file again to complete it."
Told = Callable[[ImportRun], None]


@dataclass(slots=True)
class _Reading:
    """A copy being read: how far, and which adverts it held so far."""

    listing: Listing
    so_far: list[int]
    seen: Seen = field(default_factory=Seen)


def carry_out(
    engine: Engine, import_id: str, *, workers: int = 1, told: Told | None = None
) -> bool:
    """Carry out an import, or what is left of it, or its undoing; False if it is not to be had.

    Args:
        engine: the database; the copy of the file lies in the folder of its imports.
        import_id: of a run that waits, or that another process left.
        workers: processes that read facts; with one, this process does.
        told: is handed the run as it stands after each batch.

    An interrupt at the keyboard cancels the import and is raised again.
    """
    with claimed(engine, import_id) as claim:
        return claim is not None and carry_out_claimed(engine, claim, workers=workers, told=told)


def carry_out_claimed(
    engine: Engine, claim: Claim, *, workers: int = 1, told: Told | None = None
) -> bool:
    """The same for an import that is in the hands of this process already."""
    try:
        run = _run(engine, claim)
        if run.state is State.UNDOING:
            undoing.undo(engine, claim)
        else:
            _take_in(engine, claim, run, workers, told or (lambda _: None))
    except ClaimLostError:
        return False
    return True


def carry_out_waiting(engine: Engine, *, interrupted_only: bool = False) -> list[str]:
    """Carry out, one after the other, all imports that are to be had; their ids."""
    waiting = to_carry_out(engine, interrupted_only=interrupted_only)
    return [import_id for import_id in waiting if carry_out(engine, import_id)]


def _run(engine: Engine, claim: Claim) -> ImportRun:
    with session_of(engine) as session:
        return claimed_run(session, claim)


def _take_in(engine: Engine, claim: Claim, run: ImportRun, workers: int, told: Told) -> None:
    try:
        with nullcontext() if run.dry_run else kept_back(engine, workers):
            _read_to_the_end(engine, claim, run, workers, told)
    except FileNotFoundError:
        end(engine, claim, State.FAILED, failure=_LOST)
    except (UnreadableFileError, WrongOptionError) as wrong:
        end(engine, claim, State.FAILED, failure=str(wrong))
    except CancelledError:
        end(engine, claim, State.CANCELLED)
    except KeyboardInterrupt:
        end(engine, claim, State.CANCELLED)
        raise
    spool.remove(engine, run.id)


def _read_to_the_end(
    engine: Engine, claim: Claim, run: ImportRun, workers: int, told: Told
) -> None:
    with spool.path_of(engine, run.id).open("rb") as handle:
        reading = _opened(handle, run)
        try:
            for stored in _stored(engine, claim, run, reading, workers):
                told(stored)
        finally:
            note(engine, claim, reading.listing)
    if run.whole_source:
        closing.close(engine, claim, run, reading.seen)
    end(engine, claim, State.DONE, listing=reading.listing)


def _opened(handle: BinaryIO, run: ImportRun) -> _Reading:
    so_far = [0]

    def on_bytes(count: int) -> None:
        so_far[0] = count

    options = ReadOptions(**run.options)
    return _Reading(open_listing(handle, options, on_bytes), so_far)


def _stored(
    engine: Engine, claim: Claim, run: ImportRun, reading: _Reading, workers: int
) -> Iterator[ImportRun]:
    """The run after each batch that was stored; those not yet stored are few."""
    under_way: deque[Work] = deque()
    if run.dry_run:
        for work in _works(engine, claim, run, reading):
            yield storing.compare(engine, claim, work)
        return

    listings.fill(engine)
    storing.load_tables()

    def adverts() -> Iterator[list[Incoming]]:
        for work in _works(engine, claim, run, reading):
            under_way.append(work)
            yield work.fresh

    for fresh in in_order(storing.read_facts, adverts(), workers):
        yield storing.store(engine, claim, under_way.popleft(), fresh)


def _works(engine: Engine, claim: Claim, run: ImportRun, reading: _Reading) -> Iterator[Work]:
    found = batches(reading.listing, reading.seen, lambda: reading.so_far[0], skip=run.read)
    next(found)  # what was stored before is read by now
    count_attempt(engine, claim)
    return (storing.look_up(engine, run.source, batch) for batch in found)
