"""Who carries an import out, and what ends it."""

import io
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import select

from api.accounts.roles import Role
from api.database import session_of
from api.errors import Conflict, NotFound
from api.imports import batches, carrying_out, service, spool, storing
from api.imports.carrying_out import carry_out, carry_out_claimed
from api.imports.claiming import claimed, to_carry_out
from api.imports.progress import progress_of
from api.imports.rows import UnreadableFileError
from api.imports.service import Wanted
from api.imports.states import State
from api.imports.tables import ImportRefusal, ImportRun
from api.tables import new_id
from api.vacancies.tables import VacancyRow


def content(count):
    return "reference,title,employer\n" + "".join(f"{n},Cook,Cafe\n" for n in range(count))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 10)


@pytest.fixture
def waiting(engine, make_user):
    """An import of 100 rows that waits; its id."""

    def queue(rows=100, text=None, **more):
        import_id = new_id()
        handle = io.BytesIO((text or content(rows)).encode())
        spooled = spool.copy(engine, import_id, handle, 10)
        who = make_user(Role.IMPORTER)
        with session_of(engine) as session:
            service.queue_upload(session, who, spooled, Wanted("jobs", **more))
        return import_id

    return queue


@pytest.fixture
def run_of(engine):
    return lambda import_id: service.report(engine, import_id).run


@pytest.fixture
def stored(engine):
    """The references of all vacancies, sorted by number."""

    def references():
        with session_of(engine, reads_only=True) as session:
            return sorted(map(int, session.exec(select(VacancyRow.reference))))

    return references


def test_two_carriers_of_one_import_do_it_once(engine, waiting, run_of, stored):
    import_id = waiting()
    start = Barrier(2)

    def carry(_):
        start.wait()
        return carry_out(engine, import_id)

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(carry, range(2))) == [False, True]
    assert (run_of(import_id).added, stored()) == (100, list(range(100)))


def test_who_lost_an_import_to_another_stores_nothing_more(engine, waiting, run_of, stored):
    """As where two machines share a folder whose locks do not hold."""
    import_id = waiting()

    def steal(run):
        if run.read == 50:
            with session_of(engine) as session:
                session.get(ImportRun, import_id).worker = "another"

    with claimed(engine, import_id) as claim:
        assert not carry_out_claimed(engine, claim, told=steal)
    assert (run_of(import_id).read, run_of(import_id).state) == (50, "under_way")
    assert len(stored()) == 50
    assert carry_out(engine, import_id)
    assert (run_of(import_id).added, stored()) == (100, list(range(100)))


def test_an_import_is_cancelled_between_batches_and_what_is_stored_stays(
    engine, waiting, run_of, stored
):
    import_id = waiting()

    def cancel(run):
        if run.read == 30:
            with session_of(engine) as session:
                service.cancel(session, import_id)

    assert carry_out_told(engine, import_id, cancel)
    run = run_of(import_id)
    assert (run.state, run.read, run.added) == ("cancelled", 30, 30)
    assert len(stored()) == 30
    assert not spool.path_of(engine, import_id).exists()


def carry_out_told(engine, import_id, told):
    return carry_out(engine, import_id, told=told)


def test_an_interrupt_at_the_keyboard_cancels(engine, waiting, run_of):
    import_id = waiting()

    def interrupt(run):
        if run.read == 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out(engine, import_id, told=interrupt)
    assert (run_of(import_id).state, run_of(import_id).read) == ("cancelled", 30)
    assert to_carry_out(engine) == []


def test_an_import_under_way_is_not_undone(engine, waiting):
    import_id = waiting()
    refused = []

    def undo(run):
        if run.read == 30:
            with session_of(engine) as session, pytest.raises(Conflict) as conflict:
                service.ask_undo(session, import_id)
            refused.append(conflict.value.detail)

    carry_out(engine, import_id, told=undo)
    assert "still under way" in refused[0]


def test_what_was_read_of_a_file_is_not_read_again_as_new(engine, waiting, run_of, monkeypatch):
    """Repeated rows and refusals are counted once, whenever the process ends."""
    rows = content(40) + "5,Cook,Cafe\n6,Chef,Cafe\nx\n" + content(80).partition("\n")[2]
    import_id = waiting(text=rows)
    real, calls = storing.store, []

    def crash(*arguments):
        calls.append(1)
        if len(calls) in (3, 6, 7, 9):
            raise MemoryError
        return real(*arguments)

    monkeypatch.setattr(carrying_out.storing, "store", crash)
    crashes = 0
    while run_of(import_id).state != "done":
        try:
            carry_out(engine, import_id)
        except MemoryError:
            crashes += 1
    run = run_of(import_id)
    assert crashes == 4
    assert (run.read, run.added, run.unchanged, run.refused) == (123, 80, 41, 2)
    with session_of(engine, reads_only=True) as session:
        assert len(session.exec(select(ImportRefusal)).all()) == 2


def test_an_import_whose_copy_is_gone_waits_for_who_has_it(engine, waiting):
    import_id = waiting()
    spool.remove(engine, import_id)
    assert to_carry_out(engine) == []
    assert carry_out(engine, import_id)
    assert "import the file again" in service.report(engine, import_id).run.failure


def test_what_is_not_there_is_not_carried_out(engine):
    assert not carry_out(engine, "nope")
    with session_of(engine) as session, pytest.raises(NotFound):
        service.cancel(session, "nope")


def test_progress_is_rows_a_second_and_time_left_by_bytes(engine, waiting, run_of):
    import_id = waiting()
    carry_out(engine, import_id)
    run = run_of(import_id)
    run.state, run.begun_read, run.begun_bytes = State.UNDER_WAY, 20, 200
    run.read, run.bytes_read, run.bytes = 60, 1000, 5000
    seconds = run.heartbeat_at - run.begun_at
    run.begun_at = run.heartbeat_at - seconds.__class__(seconds=4)
    progress = progress_of(run)
    assert (progress.rows_a_second, progress.seconds_left) == (10.0, 20.0)


def test_a_copy_is_for_its_owner_alone(engine):
    copied = spool.copy(engine, "a" * 32, io.BytesIO(b"x" * 10), 1)
    path = spool.path_of(engine, copied.import_id)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == b"x" * 10


def test_a_file_written_to_while_it_is_copied_is_refused(engine, tmp_path):
    path = tmp_path / "jobs.csv"
    path.write_bytes(b"x" * 3_000_000)

    def write_more(_):
        with path.open("ab") as file:
            file.write(b"more")

    with path.open("rb") as handle, pytest.raises(UnreadableFileError, match="changed while"):
        spool.copy(engine, "a" * 32, handle, 10, write_more)
    assert list(spool.folder_of(engine).iterdir()) == []


@pytest.mark.parametrize("is_a_file", [True, False])
def test_a_file_that_is_too_large_is_refused_and_not_kept(engine, tmp_path, is_a_file):
    path = tmp_path / "jobs.csv"
    path.write_bytes(b"x" * 1_000_001)
    with path.open("rb") as file, pytest.raises(UnreadableFileError, match="larger than 1 MB"):
        spool.copy(engine, "a" * 32, file if is_a_file else io.BytesIO(file.read()), 1)
    assert list(spool.folder_of(engine).iterdir()) == []


def test_copies_that_nobody_needs_are_found_after_a_day(engine, monkeypatch):
    for name in ("a" * 32, "b" * 32 + spool.DRAFT):
        path = spool.folder_of(engine) / name
        path.touch()
        os.utime(path, (0, 0))
    spool.copy(engine, "c" * 32, io.BytesIO(b"x"), 1)
    (spool.folder_of(engine) / "notes.txt").touch()
    assert spool.forgotten(engine) == ["a" * 32, "b" * 32]
