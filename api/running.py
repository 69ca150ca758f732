"""What commands share: the settings of the environment and a database that is up to date."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Engine

from api.database import make_engine, migrate, session_of
from api.settings import Settings, load_settings

__all__ = ["ready_engine", "session_of", "settings"]


@cache
def settings() -> Settings:
    """The settings of the environment, read once.

    Raises:
        SettingsError: a value is bad or a name is unknown.
    """
    return load_settings()


@cache
def ready_engine() -> Engine:
    """The engine of the configured database, its schema brought up to date."""
    engine = make_engine(settings().database_url)
    migrate(engine)
    return engine
