"""Imports in the browser: tried out, begun, followed, cancelled, undone."""

from __future__ import annotations

from fastapi import APIRouter

from api.imports.pages import begun, kept_columns, listed, one, undone

router = APIRouter(include_in_schema=False)
for part in (listed, begun, kept_columns, one, undone):  # one import's pages after named ones
    router.include_router(part.router)
