"""What commands share: the settings, and the tables that were loaded."""

from __future__ import annotations

from functools import cache

from api.reference import service as reference
from api.settings import Settings, load_settings


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
