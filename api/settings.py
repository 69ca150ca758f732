"""What whoever runs the service may set, all of it by environment variables.

A bad value or a name that nothing reads stops the start, with a sentence that says how to mend it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DATABASE_FILE = "ips-matcher.db"
# Names with our prefix that something other than the service reads: the tests find real adverts so.
_READ_ELSEWHERE = frozenset({"IPS_SHARED"})
_POSTGRESQL = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


class SettingsError(Exception):
    """The environment asks for something that the service can't do; the message says what."""


class Settings(BaseSettings):
    """The settings of one running service. Build them with `load_settings()`."""

    model_config = SettingsConfigDict(
        frozen=True,
        case_sensitive=True,
        populate_by_name=True,
        hide_input_in_errors=True,  # a database address holds a password
        extra="forbid",
    )

    home: Annotated[
        Path, Field(validation_alias="IPS_HOME", description="Folder that holds the database.")
    ] = Path("~/.local/share/ips-matcher")

    # Empty until `home` is known; always an SQLAlchemy address afterwards.
    database_url: Annotated[str, Field(validation_alias="DATABASE_URL", repr=False)] = ""

    # An empty database shows nothing, so a first start loads samples; a real service says false.
    load_samples: Annotated[bool, Field(validation_alias="IPS_LOAD_SAMPLES")] = True

    # Browsers drop a Secure cookie sent over plain HTTP, which is how the first try on one's own
    # machine is made. Behind HTTPS this must be on.
    secure_cookies: Annotated[bool, Field(validation_alias="IPS_SECURE_COOKIES")] = False

    # A working day: one sign-in in the morning, and no shared computer left open overnight.
    session_hours: Annotated[
        float, Field(validation_alias="IPS_SESSION_HOURS", gt=0, le=24 * 30, allow_inf_nan=False)
    ] = 12

    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Field(validation_alias="IPS_LOG_LEVEL")
    ] = "info"

    # key=value reads well in a terminal; a log collector wants JSON.
    log_format: Annotated[Literal["text", "json"], Field(validation_alias="IPS_LOG_FORMAT")] = (
        "text"
    )

    # The largest file that may be sent for import; a year of a region's adverts is about 40 MB.
    max_upload_mb: Annotated[int, Field(validation_alias="IPS_MAX_UPLOAD_MB", ge=1, le=2048)] = 50

    # The largest file that may be imported at all, from the command line too. The copy that is read
    # lies in the home folder until the import has ended.
    max_import_mb: Annotated[int, Field(validation_alias="IPS_MAX_IMPORT_MB", ge=1, le=100_000)] = (
        1_900
    )

    # Whether `serve` carries out the imports that were sent to it; false where another one does.
    run_imports: Annotated[bool, Field(validation_alias="IPS_RUN_IMPORTS")] = True

    # How many processes read the adverts of one import; all processors if left out. Two imports run
    # at once, and the pages and the API need some time too.
    import_workers: Annotated[
        int | None, Field(validation_alias="IPS_IMPORT_WORKERS", ge=1, le=256)
    ] = None

    @field_validator("home")
    @classmethod
    def _in_full(cls, home: Path) -> Path:
        return home.expanduser().resolve()

    @model_validator(mode="before")
    @classmethod
    def _no_empty_address(cls, given: dict[str, Any]) -> dict[str, Any]:
        if any(given.get(name) == "" for name in ("DATABASE_URL", "IPS_HOME")):
            raise ValueError("DATABASE_URL and IPS_HOME may be left out, but not be empty")
        return given

    @model_validator(mode="after")
    def _with_an_address(self) -> Self:
        given = self.database_url
        url = given or f"sqlite:///{self.home / DATABASE_FILE}"
        if given or "?" in url:  # else it is a file's, and needs no check
            url = database_address(url)
        object.__setattr__(self, "database_url", url)
        return self

    @property
    def max_upload_bytes(self) -> int:
        """The largest upload in bytes."""
        return self.max_upload_mb * 1_000_000


def database_address(given: str) -> str:
    """The address as SQLAlchemy wants it: psycopg 3 for any spelling of PostgreSQL.

    Raises:
        ValueError: it is neither a PostgreSQL address nor an SQLite file.
    """
    # Slow to import: commands that use no database need not wait for it.
    from sqlalchemy.engine import make_url  # noqa: PLC0415
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    try:
        url = make_url(given)
    except ArgumentError:
        raise ValueError("must look like postgresql://user:password@host/name") from None
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    if url.drivername != "sqlite":
        raise ValueError(f"must start with postgresql:// or sqlite:///, not {url.drivername}://")
    if not url.database or url.database == ":memory:" or url.query:
        raise ValueError("must name a file, as in sqlite:////var/lib/ips-matcher/ips-matcher.db")
    return given


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives.

    Raises:
        SettingsError: a value is bad, or a variable starts with IPS_ and nothing reads it.
    """
    _refuse_unknown(os.environ if environment is None else environment)
    try:
        if environment is None:
            return Settings()
        return Settings.model_validate(
            {name: value for name, value in environment.items() if name in _names()}
        )
    except ValidationError as wrong:
        raise SettingsError("\n".join(_sentence(error) for error in wrong.errors())) from None


def _names() -> frozenset[str]:
    return frozenset(str(field.validation_alias) for field in Settings.model_fields.values())


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = _names() | _READ_ELSEWHERE
    unknown = sorted(n for n in environment if n.upper().startswith("IPS_") and n not in known)
    if unknown:
        names = ", ".join(sorted(name for name in _names()))
        raise SettingsError(
            f"{unknown[0]} is not a setting of this service: mend its name or unset it. "
            f"The settings are {names}."
        )


def _sentence(error: Mapping[str, Any]) -> str:
    name = ".".join(str(part) for part in error["loc"])
    problem = str(error["msg"]).removeprefix("Value error, ")
    if not name:
        return f"Settings: {problem}."
    wanted = problem.replace("Input should be", "must be")
    return f"{name} {wanted}. Set it to such a value, or unset it to use the default."
