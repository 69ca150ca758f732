from multiprocessing import get_context

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from api.database import alembic_config, every_table, is_current, make_engine, migrate


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
