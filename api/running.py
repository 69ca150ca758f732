"""What commands share: the settings, the tables that were loaded, a database up to date."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Engine

from api.database import make_engine, migrate, session_of
from api.reference import service as reference
from api.settings import Settings, load_settings
from api.vacancies.pool import POOL_FOLDER, keep_in

__all__ = ["ready_engine", "ready_tables", "session_of", "settings"]


@cache
def settings() -> Settings:
    """The settings of the environment, read once.

    Raises:
        SettingsError: a value is bad or a name is unknown.
    """
    return load_settings()


@cache
def ready_tables() -> None:
    """Let the matcher read the tables that the service loaded; once, before any text is read.

    Raises:
        SettingsError: one of them is broken.
    """
    reference.hand_over(settings().home)


@cache
def ready_engine() -> Engine:
    """The engine of the configured database, its schema brought up to date, and `ready_tables`."""
    ready_tables()
    engine = make_engine(settings().database_url)
    migrate(engine)
    keep_in(engine, settings().home / POOL_FOLDER)
    return engine
