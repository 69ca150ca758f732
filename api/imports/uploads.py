"""A file that somebody sends, copied to the disk before a session of the database is opened.

On SQLite a session that writes holds up all others: they need not wait for a large file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, UploadFile
from sqlalchemy import Engine

from api.errors import SignInNeeded
from api.imports import service, spool
from api.imports.rows import UnreadableFileError
from api.imports.spool import Spooled
from api.tables import new_id


@dataclass(slots=True)
class UploadedFile:
    """A copied file; what no import takes is removed once the request is answered."""

    engine: Engine
    file_name: str
    spooled: Spooled
    is_taken: bool = False

    def take(self) -> Spooled:
        """The copy, for an import that begins."""
        self.is_taken = True
        return self.spooled


def uploaded(request: Request, file: UploadFile) -> Iterator[UploadedFile]:
    """The file of a request, copied; not for callers who show nothing to be known by.

    Raises:
        SignInNeeded: there is no token. Invalid: the file is too large.
    """
    if "authorization" not in request.headers:
        raise SignInNeeded("Send the header: Authorization: Bearer <token>.")
    engine: Engine = request.app.state.engine
    most = request.app.state.settings.max_import_mb
    try:
        spooled = spool.copy(engine, new_id(), file.file, most)
    except UnreadableFileError as failure:
        raise service.unreadable(failure) from None
    file.file.seek(0)  # what makes two requests the same is read from it later
    upload = UploadedFile(engine, file.filename or "", spooled)
    try:
        yield upload
    except BaseException:
        upload.is_taken = False
        raise
    finally:
        if not upload.is_taken:
            spool.clear(engine, spooled.import_id)


Upload = Annotated[UploadedFile, Depends(uploaded)]
SpoolFirst = Depends(uploaded)
"""Named among a route's `dependencies`, which come before its session."""
