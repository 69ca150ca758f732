"""The database: engines for SQLite and PostgreSQL, sessions, and bringing the schema up to date."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, create_engine, event, make_url, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

import api
from api.errors import Refusal

# Sessions open at once in one process. Below the 40 threads that answer requests, so that those who
# wait for the database never starve the one that holds it.
MOST_SESSIONS = 16
# How long one write waits for another before it is refused as busy.
WAIT_SECONDS = 15
_MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 7_205_759_403_792_794  # any number, the same in every process


def make_engine(url: str) -> Engine:
    """An engine for an address from `Settings.database_url`; an SQLite file's folder is made."""
    kind = make_url(url)
    # Parameters would put clients' words into error messages.
    shared: dict[str, Any] = {
        "pool_size": MOST_SESSIONS,
        "max_overflow": 4,
        "hide_parameters": True,
    }
    if kind.get_backend_name() == "sqlite":
        file = Path(kind.database or "")
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():  # SQLite would let others read it; its -wal and -shm take after it
            file.touch(mode=0o600)
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS}, **shared)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = create_engine(
            url, pool_pre_ping=True, connect_args={"connect_timeout": 10}, **shared
        )
        event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours, see _begin_sqlite
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")


def _begin_sqlite(connection: Connection) -> None:
    """Begin for real: the driver's own way leaves reads and DDL outside the transaction.

    A write takes the lock at once and so waits its turn. One that reads first and writes later
    would be refused at once, whatever the timeout, if another had written in between.
    """
    options = connection.get_execution_options()
    reads = options.get("reads_only", False)
    keys = "OFF" if options.get("alters_schema", False) else "ON"
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {keys}")
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reads else 'OFF'}")
    connection.exec_driver_sql("BEGIN DEFERRED" if reads else "BEGIN IMMEDIATE")


def _prepare_postgresql(connection: psycopg.Connection, _record: object) -> None:
    connection.execute(f"SET lock_timeout = '{WAIT_SECONDS}s'")
    connection.commit()


@contextmanager
def session_of(engine: Engine, *, reads_only: bool = False) -> Iterator[Session]:
    """One unit of work: committed at the end, or undone if anything is raised.

    A refusal that `keeps_writes` is committed and raised. With `reads_only` the database itself
    refuses to write, and on SQLite nobody has to wait.
    """
    with Session(engine, expire_on_commit=False) as session:
        if reads_only:
            session.connection(execution_options={"reads_only": True, "postgresql_readonly": True})
        try:
            yield session
        except Refusal as refusal:
            if refusal.keeps_writes:
                session.commit()
            raise
        session.commit()


@contextmanager
def refusing_duplicates(session: Session, refusal: Refusal) -> Iterator[None]:
    """Raise `refusal` if what is written inside is already there; the rest of the work stands."""
    try:
        with session.begin_nested():
            yield
    except IntegrityError as error:
        if _is_duplicate(error):
            raise refusal from None
        raise


def _is_duplicate(error: IntegrityError) -> bool:
    if isinstance(error.orig, sqlite3.IntegrityError):
        return error.orig.sqlite_errorname in (
            "SQLITE_CONSTRAINT_UNIQUE",
            "SQLITE_CONSTRAINT_PRIMARYKEY",
        )
    return isinstance(error.orig, psycopg.errors.UniqueViolation)


def every_table() -> MetaData:
    """The tables of every feature: each `tables` module found below `api` is imported."""
    for feature in pkgutil.iter_modules(api.__path__):
        tables = f"api.{feature.name}.tables"
        if feature.ispkg and importlib.util.find_spec(tables):
            importlib.import_module(tables)
    return SQLModel.metadata


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings, made in code so that they work from an installed wheel."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine) -> None:
    """Bring the schema up to date: all of it or nothing, one process at a time."""
    with engine.connect() as opened:
        connection = opened.execution_options(alters_schema=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL lock_timeout = 0"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
            command.upgrade(alembic_config(connection), "head")
            if engine.dialect.name == "sqlite":
                _check_keys(connection)


def _check_keys(connection: Connection) -> None:
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone():
        raise RuntimeError(f"the migration leaves {broken[0]} pointing at rows that are gone")


def is_current(engine: Engine) -> bool:
    """Whether the database answers and its schema is the newest one that this code knows."""
    with engine.connect() as opened:
        connection = opened.execution_options(reads_only=True)
        return MigrationContext.configure(connection).get_current_revision() == _newest()


@cache
def _newest() -> str | None:
    return ScriptDirectory.from_config(alembic_config()).get_current_head()
