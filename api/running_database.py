"""What commands share that work with the database: an engine for it, its schema up to date."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Engine

from api.database import make_engine, migrate, session_of
from api.running import ready_tables, settings
from api.vacancies.pool import POOL_FOLDER, keep_in

__all__ = ["ready_engine", "session_of"]


@cache
def ready_engine() -> Engine:
    """The engine of the configured database, its schema brought up to date, and `ready_tables`."""
    ready_tables()
    engine = make_engine(settings().database_url)
    migrate(engine)
    keep_in(engine, settings().home / POOL_FOLDER)
    return engine
