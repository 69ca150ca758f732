"""Files kept for a second step: columns looked at, a form mended, a dry run imported for real.

They lie among the copies of imports, and go a day later if nobody comes back for them.
"""

from __future__ import annotations

import hmac
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.tables import User
from api.errors import Conflict
from api.imports import service, spool
from api.imports.readers.listing import ReadOptions
from api.imports.service import Wanted
from api.imports.spool import Spooled
from api.imports.states import State
from api.imports.tables import ImportRun
from api.tables import new_id

_GONE = "The file is not kept any more: choose it again."


def sealed(engine: Engine, import_id: str, session_of: str) -> str:
    """The id of a copy as a form carries it: good only in one session, which cannot make it up."""
    return f"{import_id}.{_seal(engine, import_id, session_of)}"


def unsealed(engine: Engine, carried: str, session_of: str) -> Spooled | None:
    """The copy that a form carried; None if it is gone, taken, or somebody else's."""
    import_id, _, seal = carried.partition(".")
    if not spool.is_id(import_id):
        return None
    if not hmac.compare_digest(seal.encode(), _seal(engine, import_id, session_of).encode()):
        return None
    if service.find(engine, import_id) is not None:
        return None
    path = spool.path_of(engine, import_id)
    return Spooled(import_id, path.stat().st_size) if path.is_file() else None


def _seal(engine: Engine, import_id: str, session_of: str) -> str:
    # By a secret that no browser sees: who could make a seal could name any file.
    said = f"copy {import_id} in {session_of}"
    return hmac.new(spool.secret_of(engine), said.encode(), sha256).hexdigest()


def keep_for_later(engine: Engine, import_id: str) -> None:
    """Keep the copy of a dry run beyond its end; where files have no links, it is not kept."""
    with suppress(OSError):
        os.link(spool.path_of(engine, import_id), _later(engine, import_id))


def kept_for(engine: Engine, run: ImportRun) -> Path | None:
    """The file of a dry run that has been read to its end, if it is there still."""
    if not run.dry_run or run.state is not State.DONE:
        return None
    paths = (spool.path_of(engine, run.id), _later(engine, run.id))
    return next((path for path in paths if path.is_file()), None)


def import_for_real(
    session: Session, engine: Engine, who: User, import_id: str, *, close_most: bool = False
) -> ImportRun:
    """Import the file of a dry run just as it was tried out, or closing most where it had not.

    Raises:
        Forbidden: `who` may not import.
        NotFound: there is no such run.
        Conflict: it is no dry run that is done, or its file is not kept any more.
    """
    tried = service.get(session, import_id, who)
    path = kept_for(engine, tried)
    if path is None:
        raise Conflict(_GONE)
    new = new_id()
    try:
        os.link(path, spool.path_of(engine, new))
    except OSError:
        raise Conflict(_GONE) from None
    wanted = Wanted(
        tried.source,
        tried.file_name,
        ReadOptions(**tried.options),
        whole_source=tried.whole_source,
        close_most=tried.close_most or (tried.whole_source and close_most),
    )
    try:
        run = service.queue_upload(session, who, Spooled(new, tried.bytes), wanted)
        path.unlink()
    except FileNotFoundError:  # another who asked at the same time was first
        spool.clear(engine, new)
        raise Conflict(_GONE) from None
    except BaseException:
        spool.clear(engine, new)
        raise
    return run


def clear_forgotten(engine: Engine) -> None:
    """Remove the copies that nobody came back for within a day."""
    for import_id in spool.forgotten(engine):
        run = service.find(engine, import_id)
        if run is None or run.state.has_ended:
            spool.clear(engine, import_id)


def _later(engine: Engine, import_id: str) -> Path:
    """Where a dry run's file is kept: under a name that no import has."""
    return spool.path_of(engine, sha256(f"kept {import_id}".encode()).hexdigest()[:32])
