"""What is kept of an import once its file was read, or can be read no further."""

from __future__ import annotations

import logging

from sqlalchemy import Engine

from api.audit.service import record
from api.clock import now
from api.database import session_of
from api.imports import mappings
from api.imports.claiming import Claim, claimed_run
from api.imports.notes import with_notes
from api.imports.readers.listing import Listing
from api.imports.states import State

_log = logging.getLogger(__name__)


def note(engine: Engine, claim: Claim, listing: Listing) -> None:
    """Keep what was found out about the file, however its reading ended."""
    with session_of(engine) as session:
        run = claimed_run(session, claim)
        run.notes = with_notes(run.notes, listing.notes)
        run.columns = mappings.names_to_keep(listing)


def end(
    engine: Engine,
    claim: Claim,
    state: State,
    *,
    failure: str | None = None,
    listing: Listing | None = None,
) -> None:
    """Have the import ended in a state; what was found out about its columns is kept if all went.

    Raises:
        ClaimLostError: the import is another process's.
    """
    with session_of(engine) as session:
        run = claimed_run(session, claim)
        run.state, run.failure, run.heartbeat_at = state, failure, now()
        if state is State.DONE:
            run.finished_at, run.bytes_read = now(), run.bytes
        if listing is not None:
            run.ignored = listing.ignored.counts()
            mappings.keep(session, run, listing)
        counts = ("read", "added", "changed", "unchanged", "closed", "merged", "refused")
        told = {name: getattr(run, name) for name in counts}
        record(session, run.started_by, "import.ended", "import", run.id, state=state.value, **told)
    _log.info("import %s is %s after %d rows", run.id, state.value, told["read"])
