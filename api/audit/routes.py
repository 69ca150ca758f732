"""The record of changes over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.audit.history import events
from api.audit.schemas import AuditEventOut
from api.dependencies import ApiUser, DbSession
from api.pagination import Page, PageWanted, page_of
from api.problems import problems

router = APIRouter(prefix="/audit", tags=["audit"])


@router.get("", responses=problems(401, 403, 422))
def list_events(
    who: ApiUser,
    session: DbSession,
    page: PageWanted,
    subject_id: Annotated[
        str | None, Query(max_length=32, description="Only changes to the thing with this id.")
    ] = None,
) -> Page[AuditEventOut]:
    """What your team changed, the newest first."""
    return page_of(session, events(who, subject_id), page, AuditEventOut.of, newest_first=True)
