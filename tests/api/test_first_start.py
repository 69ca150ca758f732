"""The first start: samples, and a note of how to sign in that is true whatever happens."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import select

from api import first_start, samples
from api.accounts import signing_in
from api.accounts.tables import Team, User
from api.database import make_engine, session_of
from api.imports import service as imports
from api.settings import Settings
from api.vacancies.tables import VacancyRow


@pytest.fixture
def start(database_url, tmp_path, monkeypatch):
    """Starts as a process of its own would, with its own connections."""
    engines = []

    def ready_engine():
        engines.append(make_engine(database_url))
        return engines[-1]

    settings = Settings(home=tmp_path / "home", database_url=database_url)
    monkeypatch.setattr(first_start, "settings", lambda: settings)
    monkeypatch.setattr(first_start, "ready_engine", ready_engine)
    yield first_start.fill_empty_database
    for engine in engines:
        engine.dispose()


@pytest.fixture
def note(tmp_path):
    """The file that tells the password."""
    return tmp_path / "home" / first_start.NOTE_FILE


def count(engine, table):
    """How many rows a table holds."""
    with session_of(engine, reads_only=True) as session:
        return len(session.exec(select(table.id)).all())


def can_sign_in(engine, note):
    """Whether the note's password is that of a sample person."""
    password = note.read_text(encoding="utf-8").strip()
    with session_of(engine) as session:
        return bool(signing_in.sign_in(session, samples.USERS[0].email, password, hours=1).token)


def test_two_first_starts_at_once_load_the_samples_once(engine, start, note):
    together = Barrier(2)

    def begin(_):
        together.wait()
        start()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(begin, range(2)))  # raises what either of them raised
    assert (count(engine, Team), count(engine, User)) == (1, len(samples.USERS))
    assert can_sign_in(engine, note)


def test_the_note_is_written_before_anybody_else_sees_the_people(engine, start, note, monkeypatch):
    seen = []
    keep = first_start._keep

    def watch(password):
        keep(password)
        seen.append(count(engine, User))

    monkeypatch.setattr(first_start, "_keep", watch)
    start()
    assert seen == [0]
    assert note.stat().st_mode & 0o777 == 0o600


def test_no_note_stays_when_the_people_could_not_be_added(engine, start, note, monkeypatch):
    keep = first_start._keep

    def fail(password):
        keep(password)
        raise OSError("the disk is full")

    monkeypatch.setattr(first_start, "_keep", fail)
    with pytest.raises(OSError, match="full"):
        start()
    assert not note.exists()
    assert count(engine, User) == 0


def test_a_start_cut_off_before_the_vacancies_is_completed_by_the_next(
    engine, start, note, monkeypatch
):
    def cut_off(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(imports, "run_import", cut_off)
        with pytest.raises(KeyboardInterrupt):
            start()
    assert count(engine, VacancyRow) == 0
    start()
    assert count(engine, VacancyRow) > 0
    assert can_sign_in(engine, note)


def test_a_database_of_ones_own_gets_no_samples(engine, start, note, make_user):
    make_user()
    start()
    assert (count(engine, User), count(engine, VacancyRow)) == (1, 0)
    assert not note.exists()
