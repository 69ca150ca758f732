"""Real files, where they are at hand."""

import pytest

from api.imports import service
from api.imports.readers.listing import ReadOptions, open_listing
from api.imports.rows import Row
from matcher.normalise.pay import read_pay

pytestmark = pytest.mark.shared


@pytest.fixture
def listing(shared):
    """Reads a file of real adverts."""

    def read(name):
        with (shared / "data" / name).open("rb") as handle:
            found = open_listing(handle, ReadOptions())
            return found.format, list(found.rows), found.ignored.counts()

    return read


def test_every_nhs_row_is_taken(listing):
    kind, rows, ignored = listing("nhs_jobs_2020.csv.gz")
    assert kind == "csv"
    assert sum(isinstance(row, Row) for row in rows) == len(rows) == 5783
    assert set(ignored) == {"label_min_annual", "label_max_annual"}
    assert all(row.advert.pay and row.advert.reference and row.advert.closes for row in rows)


def test_every_nhs_posting_is_taken_as_the_csv_says(listing):
    kind, rows, _ = listing("nhs_jobposting.jsonl")
    assert kind == "jobposting"
    assert sum(isinstance(row, Row) for row in rows) == len(rows) == 400
    by_id = {row.advert.reference: row.advert for row in listing("nhs_jobs_2020.csv.gz")[1]}
    pairs = [(row.advert, by_id.get(row.advert.url.rpartition("/")[2])) for row in rows]
    both = [(posting, advert) for posting, advert in pairs if advert]
    assert len(both) > 300
    assert all(posting.closes == advert.closes for posting, advert in both)
    assert all(posting.latitude == advert.latitude for posting, advert in both)


def test_nhs_postings_are_stored_once(engine, shared):
    path = shared / "data" / "nhs_jobposting.jsonl"
    for added in (400, 0):
        with path.open("rb") as handle:
            run = service.run_import(engine, "nhs", handle).run
        assert (run.read, run.added, run.unchanged) == (400, added, 400 - added)


def test_no_real_posting_is_paid_a_year_s_pay_by_the_hour_or_an_hour_s_by_the_year(listing):
    _, rows, _ = listing("nhs_jobposting.jsonl")
    read = [read_pay(row.advert.pay) for row in rows]
    by_the_hour = [pay.hourly_max or 0 for pay in read if pay and pay.stated_as == "hour"]
    by_the_year = [pay.annual_min or 9999 for pay in read if pay and pay.stated_as == "year"]
    assert len(by_the_hour) > 100
    assert max(by_the_hour) < 200
    assert len(by_the_year) > 200
    assert min(by_the_year) > 1000
