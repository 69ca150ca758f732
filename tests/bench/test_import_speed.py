"""What an import's stages are told to have taken, and the files that are imported."""

import os
import time

import pytest

from api.imports import storing
from bench import import_files
from bench.import_files import write_files
from bench.import_job import Took
from bench.import_speed import Measured, figures_of
from bench.import_stages import Spent, timed
from bench.process_memory import Watch, family_of
from matcher.vacancy import Vacancy
from tests.matcher.factories import make_vacancy


def made(count: int, _seed: int, _shared: object) -> list[Vacancy]:
    return [
        make_vacancy(reference=f"r{n}", title=f"Cook {n % 7}", text="Cooks.") for n in range(count)
    ]


@pytest.fixture
def written(tmp_path, monkeypatch):
    monkeypatch.setattr(import_files, "vacancies", made)
    return write_files(tmp_path, tmp_path, 1_000)


def test_the_files_hold_as_many_adverts_as_were_asked_for(written):
    lines = [line for file in written.files.values() for line in file.read_text().splitlines()]
    assert len(lines) == written.adverts == 1_000
    assert written.titles == 7


def test_half_of_what_the_second_source_lists_is_in_the_first_one_too(written):
    first, second = (file.read_text() for file in written.files.values())
    again = [line for line in second.splitlines() if "again-" in line]
    assert len(again) == written.twice
    assert 0.35 < written.twice / second.count("\n") < 0.65
    assert all(line.split('"')[3].removeprefix("again-") in first for line in again)


def test_time_belongs_to_the_innermost_stage(monkeypatch):
    clock = iter([0.0, 1.0, 3.0, 6.0, 10.0])
    monkeypatch.setattr("bench.import_stages._now", lambda: (2 * (now := next(clock)), now))
    spent = Spent()
    with spent.at("store"), spent.at("duplicates"):
        pass
    assert spent.clock == {"store": 2.0 + 4.0, "duplicates": 3.0}
    assert spent.processor == {"store": 12.0, "duplicates": 6.0}


def test_what_is_timed_is_itself_again_afterwards():
    before = storing.store
    with timed():
        assert storing.store is not before
    assert storing.store is before


def test_a_process_is_of_its_own_family():
    assert os.getpid() in family_of([os.getpid()])


def test_the_memory_of_a_process_is_seen(monkeypatch):
    monkeypatch.setattr("bench.process_memory._LOOK_EVERY", 0.001)
    watch = Watch(os.getpid())
    with watch as most:
        for _ in range(1_000):
            if most[os.getpid()].of_each:
                break
            time.sleep(0.01)
    assert most[os.getpid()].all_at_once > 0


def test_the_bar_on_time_stands_beside_a_million_alone():
    def bar(rows):
        took = Took(rows, 0, 100.0, {"store": 50.0}, {})
        return {f.name: f for f in figures_of("SQLite", Measured(took, 1.0, 1.0, 2.0))}

    assert bar(1_000_000)["SQLite: 1,000,000 adverts ready to rank"].bar == "< 480"
    assert bar(1_000)["SQLite: 1,000 adverts ready to rank"].bar is None
    assert bar(1_000)["SQLite: store, an advert"].value == 50_000
