from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import select

from api.accounts.tables import Team
from api.clients.tables import Client
from api.database import make_engine, refusing_duplicates, session_of
from api.errors import Conflict, NotFound, WrongPassword


def names(engine):
    with session_of(engine, reads_only=True) as session:
        return sorted(session.exec(select(Team.name)).all())


def test_work_is_kept_when_it_ends(engine):
    with session_of(engine) as session:
        session.add(Team(name="North"))
    assert names(engine) == ["North"]


def write_then_raise(engine, error):
    with session_of(engine) as session:
        session.add(Team(name="North"))
        session.flush()
        raise error


def test_work_is_undone_when_anything_is_raised(engine):
    with pytest.raises(ZeroDivisionError):
        write_then_raise(engine, ZeroDivisionError)
    assert names(engine) == []


def test_a_refusal_undoes_what_was_written_before_it(engine):
    with pytest.raises(NotFound):
        write_then_raise(engine, NotFound)
    assert names(engine) == []


def test_a_refusal_that_keeps_writes_keeps_them(engine):
    with pytest.raises(WrongPassword):
        write_then_raise(engine, WrongPassword)
    assert names(engine) == ["North"]


def test_a_duplicate_is_refused_and_the_rest_of_the_work_stands(engine):
    with session_of(engine) as session:
        session.add(Team(name="North"))
        session.flush()
        with pytest.raises(Conflict), refusing_duplicates(session, Conflict()):
            session.add(Team(name="North"))
        session.add(Team(name="South"))
    assert names(engine) == ["North", "South"]


def test_only_duplicates_are_refused_as_such(engine):
    def add_to_no_team():
        with session_of(engine) as session, refusing_duplicates(session, Conflict()):
            session.add(Client(reference="A", team_id="none", specialist_id="nobody"))

    with pytest.raises(IntegrityError):
        add_to_no_team()


def test_a_savepoint_that_is_kept_falls_with_the_work_around_it(engine):
    def write_inside_and_raise():
        with session_of(engine) as session:
            with session.begin_nested():
                session.add(Team(name="North"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_inside_and_raise()
    assert names(engine) == []


def test_a_table_made_in_undone_work_is_gone(engine):
    def make_it_and_raise():
        with session_of(engine) as session:
            session.exec(text("CREATE TABLE passing (id INTEGER)"))
            raise ZeroDivisionError

    for _ in range(2):  # a second time works only if the first left nothing
        with pytest.raises(ZeroDivisionError):
            make_it_and_raise()


def test_what_is_opened_to_read_can_not_write(engine):
    with session_of(engine, reads_only=True) as session:
        session.add(Team(name="North"))
        with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
            session.flush()
        session.rollback()


def test_writing_works_again_after_reading_on_the_same_connection(engine):
    for round_ in range(3):
        names(engine)
        with session_of(engine) as session:
            session.add(Team(name=f"Team {round_}"))
    assert len(names(engine)) == 3


def test_writes_that_read_first_wait_for_each_other_and_none_is_lost(engine):
    together = Barrier(8)

    def add(number):
        together.wait()
        with session_of(engine) as session:
            seen = len(session.exec(select(Team)).all())
            session.add(Team(name=f"{number} saw {seen}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(8)))  # raises what any of them raised
    assert len(names(engine)) == 8


def test_reading_goes_on_while_somebody_writes(engine):
    with session_of(engine) as session:
        session.add(Team(name="North"))
        session.flush()
        assert names(engine) == []


def test_the_folder_of_a_new_database_is_for_its_owner_alone(tmp_path):
    make_engine(f"sqlite:///{tmp_path}/new/ips.db").dispose()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_a_new_database_in_a_folder_open_to_all_is_for_its_owner_alone(tmp_path):
    tmp_path.chmod(0o755)
    engine = make_engine(f"sqlite:///{tmp_path}/ips.db")
    with session_of(engine) as session:
        session.exec(text("CREATE TABLE passing (id INTEGER)"))
        session.commit()
        assert {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {
            "ips.db": 0o600, "ips.db-wal": 0o600, "ips.db-shm": 0o600,
        }  # fmt: skip
    engine.dispose()


def test_messages_of_the_database_never_hold_what_was_written(engine):
    wrong = text("INSERT INTO team (id, nothing) VALUES (:id, 1)")
    with session_of(engine) as session:
        with pytest.raises(DBAPIError) as failed:
            session.exec(wrong, params={"id": "mine"})
        session.rollback()
    assert "mine" not in str(failed.value)
