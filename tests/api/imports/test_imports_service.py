"""Imports into both databases."""

import gzip
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from sqlmodel import select

from api.database import session_of
from api.employers.tables import Employer
from api.imports import batches, carrying_out, service, storing
from api.imports.readers import contents, listing, unpack
from api.imports.readers.listing import ReadOptions
from api.imports.rows import UnreadableFileError, WrongOptionError
from api.imports.service import Wanted
from api.imports.tables import ImportRefusal, ImportRun
from api.vacancies.tables import VacancyRow
from matcher.normalise.advert import read_advert

HEADER = "reference,title,employer,description,pay\n"
FILE = HEADER + "1,Cook,Example Foods,Lunch,£13 an hour\n2,Baker,The Inn,Bread,£12.80 an hour\n"


@pytest.fixture
def take(engine):
    """Imports text and answers the run's counts: read, added, changed, unchanged, refused."""

    def run(content=FILE, source="jobs", **more):
        content = content.encode() if isinstance(content, str) else content
        done = service.run_import(engine, source, io.BytesIO(content), **more).run
        return (done.read, done.added, done.changed, done.unchanged, done.refused)

    return run


@pytest.fixture
def everything(engine):
    """All rows of a table."""

    def rows(table):
        with session_of(engine, reads_only=True) as session:
            return session.exec(select(table).order_by(table.id)).all()

    return rows


def test_adverts_are_stored_with_their_facts(take, everything):
    assert take() == (2, 2, 0, 0, 0)
    cook, _ = everything(VacancyRow)
    assert (cook.source, cook.reference, cook.title) == ("jobs", "1", "Cook")
    assert cook.advert["pay"] == "£13 an hour"
    assert cook.facts["pay"]["hourly_min"] == 13
    assert cook.text == "Lunch"


def test_the_run_is_recorded(take, everything):
    take(file_name="../../jobs.csv\0")
    [run] = everything(ImportRun)
    assert (run.source, run.format, run.read, run.added) == ("jobs", "csv", 2, 2)
    assert run.finished_at >= run.started_at
    assert run.file_name == "../../jobs.csv\ufffd"


def test_the_same_file_again_changes_nothing(take, everything):
    take()
    before = {row.id: (row.changed, row.updated_at) for row in everything(VacancyRow)}
    assert take() == (2, 0, 0, 2, 0)
    assert {row.id: (row.changed, row.updated_at) for row in everything(VacancyRow)} == before


def test_a_changed_advert_keeps_its_id_and_is_counted(take, everything):
    take()
    before = everything(VacancyRow)
    assert take(FILE.replace("£13", "£14")) == (2, 0, 1, 1, 0)
    cook, baker = everything(VacancyRow)
    assert cook.id == before[0].id
    assert cook.facts["pay"]["hourly_min"] == 14
    assert cook.changed > max(row.changed for row in before)
    assert baker.changed == before[1].changed


def test_adverts_of_two_sources_are_kept_apart(take, everything):
    take()
    assert take(source="others") == (2, 2, 0, 0, 0)
    assert len(everything(VacancyRow)) == 4


def test_an_advert_without_a_reference_is_known_by_its_content(take, everything):
    content = "title,employer,pay\nCook,Cafe,£12\n"
    take(content)
    assert take(content.replace("£12", "£13")) == (1, 0, 1, 0, 0)
    assert len(everything(VacancyRow)) == 1


def test_spellings_of_an_employer_meet(take, everything):
    take("title,employer\nCook,Example Foods Ltd\nBaker,EXAMPLE FOODS LIMITED\nChef,!!!\n")
    assert len(everything(Employer)) == 2


def test_good_rows_are_kept_and_bad_ones_listed(take, everything):
    assert take(FILE + '3,"Chef,x,y,z\n4,Waiter,The Inn,Tables,-5\n') == (4, 2, 0, 0, 2)
    refused = everything(ImportRefusal)
    assert [(row.line, row.column) for row in refused] == [(4, "title"), (5, "pay")]


def test_refusals_are_listed_in_the_order_of_the_file(take, everything):
    take(HEADER + ",,,,\nx\n" * 700)
    lines = [row.line for row in everything(ImportRefusal)]
    assert lines == sorted(lines)
    assert len(lines) == 700


def test_the_list_of_refusals_has_an_end(take, everything, monkeypatch):
    monkeypatch.setattr(storing, "MOST_LISTED", 600)
    assert take(HEADER + "x\n" * 1200)[4] == 1200
    assert len(everything(ImportRefusal)) == 600


def test_an_advert_twice_in_a_file_is_unchanged_if_it_says_the_same(take):
    assert take(FILE + "1,Cook,Example Foods,Lunch,£13 an hour\n") == (3, 2, 0, 1, 0)


@pytest.mark.parametrize("around", ["[%s]", '{"@graph": [%s]}'])
def test_an_advert_twice_on_one_line_is_counted_as_such(take, around):
    cook = '{"@type": "JobPosting", "title": "Cook", "hiringOrganization": {"name": "Cafe"}}'
    assert take(around % ", ".join([cook] * 3)) == (3, 1, 0, 2, 0)


def test_the_minimum_wage_that_applies_is_that_of_the_day_in_britain(take, monkeypatch):
    asked = []

    def read(advert, on):
        asked.append(on)
        return read_advert(advert, on)

    monkeypatch.setattr(storing, "today", lambda: date(2026, 4, 1))
    monkeypatch.setattr(storing, "read_advert", read)
    take()
    assert set(asked) == {date(2026, 4, 1)}


def test_an_advert_twice_in_a_file_is_refused_if_it_says_something_else(take, everything):
    assert take(FILE + "1,Cook,Example Foods,Lunch,£15 an hour\n") == (3, 2, 0, 0, 1)
    [refused] = everything(ImportRefusal)
    assert (refused.line, refused.column) == (4, "reference")
    assert "on line 2" in refused.problem
    assert everything(VacancyRow)[0].advert["pay"] == "£13 an hour"


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(take, everything):
    take()
    content = FILE.replace("£13", "£14") + "3,Chef,Cafe,,\nx\n"
    assert take(content, dry_run=True) == (4, 1, 1, 1, 1)
    assert len(everything(VacancyRow)) == 2
    first, dry = everything(ImportRun)
    assert (first.dry_run, dry.dry_run) == (False, True)


def test_a_file_that_cannot_be_read_leaves_nothing(take, everything):
    with pytest.raises(UnreadableFileError):
        take("name,town\nx,y\n")
    assert everything(ImportRun) == []


@pytest.mark.parametrize("source", ["", "  ", "x" * 81, "a\0b", "a\nb"])
def test_a_source_is_a_short_name(take, source):
    with pytest.raises(WrongOptionError):
        take(source=source)


def test_options_reach_the_reader(take):
    options = ReadOptions("csv", {"job": "title", "who": "employer"}, "cp1252")
    assert take("job,who\nCook,Café\n".encode("cp1252"), options=options)[1] == 1


def test_damage_later_on_keeps_what_came_before_and_says_so(take, everything, monkeypatch):
    monkeypatch.setattr(contents, "HEAD", 100)
    monkeypatch.setattr(unpack, "PIECE", 1000)
    monkeypatch.setattr(batches, "BATCH", 10)
    monkeypatch.setattr(listing, "verify", lambda _: None)  # damage that shows at once, else
    rows = "".join(f"{n},Cook,Cafe,Word {n * 7919},\n" for n in range(100))
    take(gzip.compress((HEADER + rows).encode())[:-8])
    [run] = everything(ImportRun)
    assert "cut short" in run.failure
    assert run.finished_at is None
    assert run.added == len(everything(VacancyRow)) > 0


def test_a_crash_leaves_whole_batches_and_running_again_completes_it(take, everything, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 10)
    content = HEADER + "".join(f"{n},Cook,Cafe,,\n" for n in range(30))
    real = storing.read_advert

    def crash(advert, on):
        if advert.reference == "25":
            raise MemoryError
        return real(advert, on)

    monkeypatch.setattr(storing, "read_advert", crash)
    with pytest.raises(MemoryError):
        take(content)
    [run] = everything(ImportRun)
    assert (run.finished_at, run.added) == (None, 20)
    assert len(everything(VacancyRow)) == 20
    monkeypatch.setattr(storing, "read_advert", real)
    assert take(content) == (30, 10, 0, 20, 0)


def test_two_imports_at_once_neither_double_nor_fail(engine, everything, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 20)
    rows = [f"{n},Cook,Employer {n % 30},Words,\n" for n in range(120)]
    files = [HEADER + "".join(rows), HEADER + "".join(reversed(rows))]
    start = Barrier(2)

    def take(content):
        start.wait()
        return service.run_import(engine, "jobs", io.BytesIO(content.encode())).run

    with ThreadPoolExecutor(2) as both:
        runs = list(both.map(take, files))
    assert sum(run.added for run in runs) == 120
    assert sum(run.unchanged for run in runs) == 120
    assert len(everything(VacancyRow)) == 120
    assert len(everything(Employer)) == 30


def test_changes_are_counted_upwards_by_two_imports_at_once(engine, everything, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 10)
    start = Barrier(2)

    def take(source):
        content = HEADER + "".join(f"{n},Cook,Cafe,,\n" for n in range(50))
        start.wait()
        service.run_import(engine, source, io.BytesIO(content.encode()))

    with ThreadPoolExecutor(2) as both:
        list(both.map(take, ["one", "two"]))
    changes = {
        (row.source, (int(row.reference) // 10)): row.changed for row in everything(VacancyRow)
    }
    assert sorted(changes.values()) == list(range(1, 11))


def test_progress_tells_the_bytes_of_the_file(engine, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 100)
    told = []
    content = (HEADER + "1,Cook,Cafe,Words,\n" * 10_000).encode()
    with service.here_and_now(engine, Wanted("jobs"), io.BytesIO(content)) as claim:
        carrying_out.carry_out_claimed(engine, claim, told=lambda run: told.append(run.bytes_read))
    assert told == sorted(told)
    assert told[-1] == len(content)
