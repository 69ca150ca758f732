"""The pool that is ranked, kept in step with the database."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from time import sleep

import pytest

from api import dependencies
from api.accounts.cookies import COOKIE
from api.database import session_of
from api.imports import carrying_out
from api.vacancies import pool, pool_folder, pool_lines, service
from api.vacancies.pool import kept_back, open_vacancies
from api.vacancies.pool_lock import LOCK, locked
from tests.matcher.factories import make_vacancy

TODAY = date(2026, 3, 15)


@pytest.fixture
def titles(engine):
    """The titles that a pool of the engine ranks on a date."""

    def read(on=TODAY):
        with session_of(engine, reads_only=True) as session:
            held = open_vacancies(session, on).pool
        live = [row for flags in held.live for row in flags.tolist()]
        return sorted(v.title for v, is_live in zip(held.vacancies, live, strict=True) if is_live)

    return read


@pytest.fixture
def folder(engine, tmp_path, monkeypatch):
    """A folder in which even the smallest pool is kept; imports leave it as it is."""
    monkeypatch.setattr(carrying_out, "kept_back", lambda *_: nullcontext())
    monkeypatch.setattr(pool, "MOST_HELD", 0)
    monkeypatch.setattr(pool, "today", lambda: TODAY)
    pool.keep_in(engine, tmp_path / "pool")
    return tmp_path / "pool"


@pytest.fixture
def kept(put, titles, engine, folder):
    """The folder with a pool of one cook, in a process that has just started."""
    put("1,Cook,C,,,")
    titles()
    forget(engine)
    return kept_folder(folder)


def forget(engine):
    """As a process that has just started."""
    pool._kept.pop(engine, None)


def test_a_pool_follows_what_is_added_changed_and_closed(put, titles):
    put("1,Cook,C,,,", "2,Baker,C,,,")
    assert titles() == ["Baker", "Cook"]
    put("1,Head cook,C,,,", "2,Baker,C,,2026-03-14,", "3,Chef,C,,,")
    assert titles() == ["Chef", "Head cook"]


def test_a_pool_follows_the_calendar(put, titles):
    put("1,Cook,C,,2026-03-15,", "2,Baker,C,,,")
    assert titles() == ["Baker", "Cook"]
    assert titles(date(2026, 3, 16)) == ["Baker"]
    assert titles() == ["Baker", "Cook"]


def test_a_change_does_not_read_the_rest_again(put, titles, engine, monkeypatch):
    put("1,Cook,C,,,", "2,Baker,C,,,")
    titles()
    read = []
    whole = pool.vacancy_from_bytes
    monkeypatch.setattr(pool, "vacancy_from_bytes", lambda *row: read.append(1) or whole(*row))
    put("3,Chef,C,,,")
    assert titles() == ["Baker", "Chef", "Cook"]
    assert len(read) == 1


def test_a_large_pool_is_kept_in_a_folder_and_found_there(put, titles, engine, folder, monkeypatch):
    put("1,Cook,C,,,", "2,Baker,C,,,")
    assert titles() == ["Baker", "Cook"]
    forget(engine)
    monkeypatch.setattr(pool, "_built", None)  # what must not be needed
    assert titles() == ["Baker", "Cook"]


def test_a_kept_pool_is_brought_up_to_date(put, titles, engine, folder, monkeypatch):
    put("1,Cook,C,,,", "2,Baker,C,,,")
    titles()
    forget(engine)
    monkeypatch.setattr(pool, "MOST_HELD", 10)
    put("2,Baker,C,,2026-01-01,", "3,Chef,C,,,")
    assert titles() == ["Chef", "Cook"]


def harm_note(folder: Path, **changes) -> None:
    """The folder's note, with something else in it."""
    note = json.loads((folder / "pool.json").read_text())
    (folder / "pool.json").write_text(json.dumps(note | changes))


def kept_folder(folder: Path) -> Path:
    """The folder that the note says to use."""
    return folder / json.loads((folder / "pool.json").read_text())["name"]


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "pool.json").write_text("{"),
        lambda folder: (folder / "pool.json").write_text("[]"),
        lambda folder: (folder / "pool.json").write_text("null"),
        lambda folder: harm_note(folder, on=5),
        lambda folder: harm_note(folder, changed="5"),
        lambda folder: harm_note(folder, last_id=5),
        lambda folder: harm_note(folder, name=".."),
        lambda folder: harm_note(folder, segments=2),
        lambda folder: (kept_folder(folder) / "0001" / "ties.npy").write_bytes(b"not an array"),
        lambda folder: (kept_folder(folder) / "0001" / "ties.npy").write_bytes(b""),
        lambda folder: (kept_folder(folder) / "0001" / "vacancies").write_bytes(b"{}"),
        lambda folder: (kept_folder(folder) / "0001" / "about.json").unlink(),
        lambda folder: (kept_folder(folder) / "0001" / "about.json").write_text("[]"),
    ],
)
def test_a_broken_folder_is_built_anew(kept, titles, folder, harm, caplog):
    harm(folder)
    before = (folder / "pool.json").read_text()
    assert titles() == ["Cook"]
    assert "is built anew" in caplog.text
    assert (folder / "pool.json").read_text() != before


def test_a_pool_kept_by_another_version_is_built_anew(put, titles, engine, folder, monkeypatch):
    put("1,Cook,C,,,")
    titles()
    monkeypatch.setattr(pool_folder, "installed_version", lambda: "another")
    assert pool_folder.read(folder) is None
    forget(engine)
    assert titles() == ["Cook"]
    assert pool_folder.read(folder) is not None


def test_a_pool_in_which_nothing_is_open_is_kept(put, titles, engine, folder):
    put("1,Cook,C,,2026-01-01,")
    assert titles() == []
    forget(engine)
    assert titles() == []
    assert len(pool_folder.read(folder)[0]) == 0


def test_the_pool_of_another_database_is_not_taken(put, titles, engine, folder):
    put("1,Cook,C,,,")
    with session_of(engine, reads_only=True) as session:
        here = service.stamp(session, TODAY)
    there = replace(here, last_id="f" * 32)
    pool_folder.write(folder, there, [("f" * 32, make_vacancy(title="Stranger"))])
    assert titles() == ["Cook"]


def test_only_what_is_ours_is_removed(put, titles, engine, folder, monkeypatch):
    monkeypatch.setattr(pool, "MOST_SEGMENTS", 0)  # so that each change has it built anew
    theirs = folder / "photographs"
    alike = folder / f"segments-{'a' * 32}"
    for other in (theirs, alike):
        other.mkdir(parents=True)
        (other / "one.txt").write_text("theirs")
    put("1,Cook,C,,,")
    titles()
    first = kept_folder(folder)
    put("2,Baker,C,,,")
    titles()
    assert (theirs / "one.txt").exists()
    assert (alike / "one.txt").exists()
    assert kept_folder(folder) != first
    assert not first.exists()


def test_what_an_ended_process_left_is_removed(put, titles, engine, folder):
    put("1,Cook,C,,,")
    titles()
    half = folder / f"segments-{'b' * 32}"
    draft = folder / f"segments-{'b' * 32}.json"
    shutil.copytree(kept_folder(folder), half)
    shutil.rmtree(half / "0001")
    draft.write_text("{}")
    put("2,Baker,C,,,")
    titles()
    assert not half.exists()
    assert not draft.exists()


@pytest.mark.parametrize(
    "failing",
    [(pool_lines, "write_segment"), (pool_folder, "settle"), (pool_folder, "_settle_names")],
)
def test_a_build_that_fails_leaves_the_pool_before(kept, put, titles, monkeypatch, failing):
    def fail(*_):
        raise OSError("no space left")

    folder = kept.parent
    before = sorted(folder.rglob("*"))
    put("2,Baker,C,,,")
    with monkeypatch.context() as patched:
        patched.setattr(*failing, fail)
        with pytest.raises(OSError, match="no space"):
            titles()
    assert sorted(folder.rglob("*")) == before
    assert titles() == ["Baker", "Cook"]


def test_a_pool_that_another_process_built_meanwhile_is_used(
    put, titles, engine, folder, monkeypatch
):
    put("1,Cook,C,,,")

    @contextmanager
    def another_first(where, *, wait):
        assert wait
        monkeypatch.setattr(pool, "locked", locked)
        put("2,Baker,C,,,")
        titles_of_another = titles_in_a_new_process(engine)
        assert titles_of_another == 2
        monkeypatch.setattr(pool_folder, "write", None)  # what must not be needed
        with locked(where) as is_mine:
            yield is_mine

    monkeypatch.setattr(pool, "locked", another_first)
    assert titles() == ["Baker", "Cook"]


def titles_in_a_new_process(engine) -> int:
    """Builds the pool as another process would, which shares nothing but the folder."""
    with session_of(engine, reads_only=True) as session:
        return len(pool._built(service.stamp(session, TODAY), session, None).pool)


def test_one_process_at_a_time_writes(put, titles, engine, folder, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    whole = pool_folder.write
    refused = []

    def write(where, *more):
        with (where / LOCK).open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                refused.append(where)
        return whole(where, *more)

    monkeypatch.setattr(pool_folder, "write", write)
    put("1,Cook,C,,,")
    titles()
    assert refused == [folder]
    with (folder / LOCK).open() as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # free again


def test_an_older_session_does_not_bring_an_older_pool_back(put, titles, engine):
    put("1,Cook,C,,,")
    titles()
    with session_of(engine, reads_only=True) as older:
        service.stamp(older, TODAY)  # what it sees from now on
        put("2,Baker,C,,,")
        with session_of(engine, reads_only=True) as newer:
            after = open_vacancies(newer, TODAY)
        assert open_vacancies(older, TODAY) is after
    assert pool._kept[engine] is after
    assert titles() == ["Baker", "Cook"]


def test_many_changes_are_taken_into_the_folder(put, titles, engine, folder, monkeypatch):
    put("1,Cook,C,,,", "2,Baker,C,,,", "3,Chef,C,,,", "4,Porter,C,,,", "5,Clerk,C,,,")
    titles()
    monkeypatch.setattr(pool, "MOST_HELD", 4)
    first = kept_folder(folder)
    put("1,Head cook,C,,,")  # one row more, and one that no longer counts
    titles()
    put("2,Head baker,C,,,")
    titles()
    assert pool._kept[engine].changes == 4
    assert kept_folder(folder) == first
    put("3,Head chef,C,,,")
    assert titles() == ["Clerk", "Head baker", "Head chef", "Head cook", "Porter"]
    assert pool._kept[engine].changes == 0
    assert kept_folder(folder) == first
    assert sorted(part.name for part in first.glob("0*")) == ["0001", "0002"]
    forget(engine)
    assert titles() == ["Clerk", "Head baker", "Head chef", "Head cook", "Porter"]
    assert pool._kept[engine].changes == 0


def test_a_pool_of_which_little_counts_is_built_anew(put, titles, folder, monkeypatch):
    put("1,Cook,C,,,", "2,Baker,C,,,", "3,Chef,C,,,")
    titles()
    monkeypatch.setattr(pool, "MOST_HELD", 1)
    first = kept_folder(folder)
    put("1,Head cook,C,,,", "2,Head baker,C,,,", "3,Head chef,C,,,")
    assert titles() == ["Head baker", "Head chef", "Head cook"]
    put("1,Cook,C,,,", "2,Baker,C,,,", "3,Chef,C,,,")
    assert titles() == ["Baker", "Chef", "Cook"]
    assert kept_folder(folder) != first


def test_while_another_writes_the_pool_of_the_day_is_good_enough(
    put, titles, engine, folder, monkeypatch
):
    put("1,Cook,C,,,")
    titles()
    monkeypatch.setattr(pool, "MOST_HELD", 0)
    put("2,Baker,C,,,")
    with locked(folder):
        assert titles() == ["Cook"]
    assert titles() == ["Baker", "Cook"]


def test_an_import_leaves_the_folder_ready(put, titles, engine, folder, monkeypatch):
    put("1,Cook,C,,,")
    titles()
    monkeypatch.setattr(pool, "MOST_HELD", 0)
    with kept_back(engine):
        put("2,Baker,C,,,")
        assert titles() == ["Cook"]
    forget(engine)
    monkeypatch.setattr(pool_folder, "write", None)  # what must not be needed any more
    monkeypatch.setattr(pool_folder, "add", None)
    assert titles() == ["Baker", "Cook"]


def test_the_pool_of_another_day_is_not_kept_in_the_folder(put, titles, engine, folder):
    put("1,Cook,C,,2026-03-15,", "2,Baker,C,,,")
    assert titles(date(2026, 3, 16)) == ["Baker"]
    assert not folder.exists()
    assert titles() == ["Baker", "Cook"]
    kept = (folder / "pool.json").read_text()
    forget(engine)
    assert titles(date(2026, 3, 16)) == ["Baker"]
    assert (folder / "pool.json").read_text() == kept


@pytest.mark.parametrize(
    ("shown", "reads"),
    [({}, 0), ({"Authorization": "Bearer x"}, 1), ({"Cookie": f"{COOKIE}=x"}, 1)],
)
def test_the_pool_is_not_brought_up_to_date_for_strangers(client, monkeypatch, shown, reads):
    read = []
    monkeypatch.setattr(dependencies, "bring_up_to_date", lambda *_: read.append(1))
    answer = client.post("/api/v1/clients/x/suggestions", headers=shown, json={})
    assert answer.status_code == 401
    assert len(read) == reads


def test_few_at_a_time_wait_for_the_pool(client, monkeypatch):
    """Sixteen ask at once; those in line leave the other threads to other requests."""
    inside, most, counting = [], [], Lock()

    def bring_up_to_date(*_):
        with counting:
            inside.append(1)
            most.append(len(inside))
        sleep(0.05)
        with counting:
            inside.pop()

    monkeypatch.setattr(dependencies, "bring_up_to_date", bring_up_to_date)
    shown = {"Authorization": "Bearer x"}

    def ask(_):
        return client.post("/api/v1/clients/x/suggestions", headers=shown, json={}).status_code

    with ThreadPoolExecutor(16) as callers:
        assert set(callers.map(ask, range(16))) == {401}
    assert len(most) == 16
    assert max(most) <= 4
