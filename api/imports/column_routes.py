"""Columns over HTTP: what they seem to hold, and what is kept of them for a source."""

from __future__ import annotations

from fastapi import APIRouter, UploadFile

from api.dependencies import ApiUser, DbSession
from api.imports import kept_columns, service
from api.imports.column_schemas import ColumnsOut, KeptColumnsOut
from api.imports.readers.listing import ReadOptions
from api.imports.upload_form import Encoding, HasHeader, OfSource
from api.problems import problems

router = APIRouter()


@router.post("/columns", responses=problems(401, 403, 413, 422))
def propose_columns(
    *,
    file: UploadFile,
    who: ApiUser,
    session: DbSession,
    encoding: Encoding = None,
    has_header: HasHeader = True,
) -> ColumnsOut:
    """What the columns of a sheet seem to hold; nothing is imported, and the file is not kept.

    Correct `mapping` where it is wrong, and send it with the import.
    """
    options = ReadOptions(encoding=encoding or None, has_header=has_header)
    return ColumnsOut.of(service.proposal_of(session, who, file.file, options))


@router.get("/columns", responses=problems(401, 403, 404, 422))
def get_kept_columns(source: OfSource, who: ApiUser, session: DbSession) -> KeptColumnsOut:
    """How the columns of a source's files are read where nothing is told, as it was kept."""
    return KeptColumnsOut.of(kept_columns.kept_of(session, source, who))


@router.delete("/columns", status_code=204, responses=problems(401, 403, 404, 422))
def forget_columns(source: OfSource, who: ApiUser, session: DbSession) -> None:
    """Forget it: the next file of the source is read by the names of its columns alone."""
    kept_columns.forget(session, source, who)
