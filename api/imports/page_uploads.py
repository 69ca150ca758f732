"""A file that a form sends, copied to the disk before a session of the database is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, UploadFile
from sqlalchemy import Engine

from api.accounts.cookies import COOKIE
from api.errors import SignInNeeded
from api.imports import spool
from api.imports.kept_files import clear_forgotten
from api.imports.rows import UnreadableFileError
from api.imports.spool import Spooled
from api.tables import new_id


@dataclass(slots=True)
class PageUpload:
    """What was chosen, if anything; `problem` where it could not be copied.

    What is not kept by the end of the request is removed.
    """

    engine: Engine
    file_name: str = ""
    spooled: Spooled | None = None
    problem: str | None = None
    is_kept: bool = False


def page_upload(request: Request, file: UploadFile | None = None) -> Iterator[PageUpload]:
    """The file of a form, copied; not for callers who show nothing to be known by.

    Raises:
        SignInNeeded: there is no cookie.
    """
    if COOKIE not in request.cookies:
        raise SignInNeeded("Sign in to see this page.")
    upload = _copied(request, file)
    try:
        yield upload
    except BaseException:
        upload.is_kept = False
        raise
    finally:
        if upload.spooled is not None and not upload.is_kept:
            spool.clear(upload.engine, upload.spooled.import_id)


def _copied(request: Request, file: UploadFile | None) -> PageUpload:
    engine: Engine = request.app.state.engine
    if file is None or not file.filename:
        return PageUpload(engine)
    clear_forgotten(engine)
    most = request.app.state.settings.max_import_mb
    try:
        spooled = spool.copy(engine, new_id(), file.file, most)
    except UnreadableFileError as failure:
        return PageUpload(engine, file.filename, problem=str(failure))
    return PageUpload(engine, file.filename, spooled)


ChosenFile = Annotated[PageUpload, Depends(page_upload)]
SpoolFirst = Depends(page_upload)
"""Named among a route's `dependencies`, which come before its session."""
