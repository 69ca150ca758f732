"""The file of refused rows as an answer to be saved, the same for programs and for browsers."""

from __future__ import annotations

from fastapi.responses import StreamingResponse
from sqlmodel import Session

from api.accounts.tables import User
from api.imports import service


def refused_file_answer(session: Session, import_id: str, who: User) -> StreamingResponse:
    """The file, streamed under a name of its own.

    Raises:
        Forbidden: this person may not import.
        NotFound: there is no such import.
    """
    rows = service.refused_rows(session, import_id, who)
    name = service.file_name(service.get(session, import_id, who))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(rows, media_type="text/csv; charset=utf-8", headers=headers)
