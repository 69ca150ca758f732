from datetime import UTC, datetime
from multiprocessing import get_context

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import bindparam, inspect, text
from sqlmodel import select

from api.database import (
    alembic_config,
    every_table,
    is_current,
    make_engine,
    migrate,
    session_of,
)
from api.imports.tables import ImportRun
from api.tables import UtcDateTime
from api.vacancies.tables import VacancyRow


@pytest.fixture
def empty(empty_database_url):
    engine = make_engine(empty_database_url)
    yield engine
    engine.dispose()


def test_the_migrated_schema_is_the_one_that_the_code_declares(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, every_table()) == []


def test_an_empty_database_is_brought_up_to_date(empty):
    assert not is_current(empty)
    migrate(empty)
    assert is_current(empty)
    assert set(every_table().tables) <= set(inspect(empty).get_table_names())


def test_migrating_again_changes_nothing(engine):
    migrate(engine)
    assert is_current(engine)


def test_going_back_to_nothing_leaves_nothing(empty):
    migrate(empty)
    with empty.connect() as opened:
        connection = opened.execution_options(alters_schema=True)
        with connection.begin():
            command.downgrade(alembic_config(connection), "base")
    assert inspect(empty).get_table_names() == ["alembic_version"]
    migrate(empty)
    assert is_current(empty)


def test_a_migration_that_fails_half_way_leaves_nothing(empty, monkeypatch):
    upgrade = command.upgrade

    def upgrade_and_fail(config, revision):
        upgrade(config, revision)
        raise RuntimeError("the power went")

    monkeypatch.setattr(command, "upgrade", upgrade_and_fail)
    with pytest.raises(RuntimeError):
        migrate(empty)
    assert inspect(empty).get_table_names() == []


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_processes_that_start_together_migrate_once(empty_database_url):
    forks = get_context("fork")
    together = forks.Barrier(3)
    starting = [
        forks.Process(target=migrate_at_once, args=(empty_database_url, together)) for _ in range(3)
    ]
    for process in starting:
        process.start()
    for process in starting:
        process.join(timeout=60)
    assert [process.exitcode for process in starting] == [0, 0, 0]
    engine = make_engine(empty_database_url)
    assert is_current(engine)
    engine.dispose()


def migrate_at_once(url, together):
    engine = make_engine(url)
    together.wait()
    migrate(engine)


def test_imports_of_before_are_kept_with_where_they_stand(empty):
    """From 0002: a run that ended, one that was cut off, and the vacancies that they brought."""
    go_to(empty, "0002")
    at, later = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    run = {"source": "jobs", "file_name": "", "format": "csv", "started_at": at, "ignored": "{}"}
    counts = dict.fromkeys(("read", "added", "changed", "unchanged", "refused"), 1)
    with empty.begin() as connection:
        insert_row(connection, "employer", {"id": "e", "key": "k", "name": "n", "created_at": at})
        for key, end in (("whole", later), ("cut", None)):
            insert_row(connection, "import_run", {**run, **counts, "id": key, "finished_at": end})
        for key, updated in (("new", at), ("changed", later)):
            vacancy = {"id": key, "reference": key, "import_id": "whole", "updated_at": updated}
            vacancy |= {"source": "jobs", "content_hash": "x", "employer_id": "e", "title": "Cook"}
            vacancy |= {"advert": "{}", "facts": "{}", "text": "", "changed": 1, "created_at": at}
            insert_row(connection, "vacancy", vacancy)
    migrate(empty)
    with session_of(empty, reads_only=True) as session:
        runs = {run.id: run for run in session.exec(select(ImportRun))}
        assert (runs["whole"].state, runs["whole"].failure) == ("done", None)
        assert runs["cut"].state == "failed"
        assert "Import the file again" in runs["cut"].failure
        assert (runs["whole"].read, runs["whole"].closed, runs["whole"].undo) == (1, 0, {})
        vacancies = {row.id: row for row in session.exec(select(VacancyRow))}
    assert (vacancies["new"].added_by, vacancies["changed"].added_by) == ("whole", None)
    assert vacancies["new"].withdrawn_at is None


def insert_row(connection, table, values):
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    typed = [bindparam(n, type_=UtcDateTime()) for n in values if n.endswith("_at")]
    statement = text(f"INSERT INTO {table} ({names}) VALUES ({marks})")  # noqa: S608 - names of ours
    connection.execute(statement.bindparams(*typed), values)


def go_to(engine, revision):
    with engine.connect() as opened:
        connection = opened.execution_options(alters_schema=True)
        with connection.begin():
            command.upgrade(alembic_config(connection), revision)
