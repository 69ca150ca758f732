"""The same job from several sources: one vacancy with several listings."""

from datetime import timedelta

import pytest
from sqlmodel import delete, update

from api.clock import today
from api.database import session_of
from api.duplicates import listings
from api.duplicates.tables import DuplicateQuestion, ListingKey
from api.imports import service as imports
from api.vacancies import service as vacancies
from api.vacancies.pool import open_vacancies
from api.vacancies.tables import VacancyRow
from tests.api.duplicates.conftest import DEPOT, advert, framed


@pytest.fixture
def in_pool(engine):
    """The references of the vacancies that are ranked."""

    def read():
        with session_of(engine, reads_only=True) as session:
            pool = open_vacancies(session, today()).pool
            live = (one for one in pool.vacancies if one is not None)
            return sorted(one.reference for one in live)

    return read


@pytest.fixture
def listed(engine):
    """The references of the vacancies that a list of open ones shows."""

    def read():
        with session_of(engine, reads_only=True) as session:
            rows = session.exec(vacancies.vacancies(open_on=today())).all()
            return sorted(row.reference for row in rows)

    return read


def merged(engine, import_id):
    return imports.report(engine, import_id).run.merged


def test_the_same_job_from_two_sources_is_one_vacancy(engine, take, rows, grouped, listed):
    take("board", advert("1"), advert("2", DEPOT, title="Warehouse operative"))
    import_id = take("centre", advert("x", framed()))
    assert grouped() == [["board 1", "centre x"], ["board 2"]]
    assert listed() == ["1", "2"]
    assert rows()["centre x"].same_as == rows()["board 1"].id
    assert merged(engine, import_id) == 1


def test_what_is_listed_twice_is_ranked_once(engine, take):
    take("board", advert("1"))
    with session_of(engine, reads_only=True) as session:
        assert len(list(vacancies.rows_for_pool(session, today()))) == 1
        before = vacancies.stamp(session, today())
    take("centre", advert("x", framed()))
    with session_of(engine, reads_only=True) as session:
        [row] = vacancies.rows_for_pool(session, today())
        assert row.facts["reference"] == "1"
        assert vacancies.stamp(session, today()) != before


def test_two_posts_of_one_source_stay_two(take, grouped):
    take("board", advert("1"), advert("2"))
    assert grouped() == [["board 1"], ["board 2"]]


def test_another_job_stays_another(engine, take, grouped):
    take("board", advert("1"))
    import_id = take("centre", advert("x", DEPOT, title="Warehouse operative"))
    assert grouped() == [["board 1"], ["centre x"]]
    assert merged(engine, import_id) == 0


def test_the_same_files_again_change_nothing(engine, take, rows):
    take("board", advert("1"))
    take("centre", advert("x", framed()))
    before = rows()
    assert merged(engine, take("centre", advert("x", framed()))) == 0
    assert rows() == before


def test_where_the_main_one_is_no_longer_listed_the_other_takes_its_place(take, rows, listed):
    take("board", advert("1"))
    take("centre", advert("x", framed()))
    take("board", advert("2", DEPOT, title="Warehouse operative"), whole_source=True)
    assert listed() == ["2", "x"]
    assert rows()["board 1"].same_as == rows()["centre x"].id


def test_where_the_main_one_is_past_its_date_the_other_is_shown(engine, take, listed):
    soon, later = (str(today() + timedelta(days=days)) for days in (3, 9))
    take("board", advert("1", closes=soon))
    take("centre", advert("x", framed(), closes=later))
    assert listed() == ["x"]
    with session_of(engine, reads_only=True) as session:
        in_a_week = today() + timedelta(days=7)
        assert len(session.exec(vacancies.vacancies(open_on=in_a_week)).all()) == 1


def test_an_advert_that_says_another_job_by_now_leaves_its_group(take, grouped):
    take("board", advert("1"))
    take("centre", advert("x", framed()))
    take("centre", advert("x", DEPOT, title="Warehouse operative"))
    assert grouped() == [["board 1"], ["centre x"]]


def test_undoing_an_import_takes_its_listings_out(take, undo, grouped, listed):
    take("board", advert("1"))
    undo(take("centre", advert("x", framed())))
    assert grouped() == [["board 1"]]
    assert listed() == ["1"]


def test_undoing_the_import_of_the_main_one_leaves_the_other(take, undo, grouped, listed):
    first = take("board", advert("1"))
    take("centre", advert("x", framed()))
    undo(first)
    assert grouped() == [["centre x"]]
    assert listed() == ["x"]


def test_undoing_a_change_joins_again_what_it_had_parted(take, undo, grouped):
    take("board", advert("1"))
    take("centre", advert("x", framed()))
    undo(take("centre", advert("x", DEPOT, title="Warehouse operative")))
    assert grouped() == [["board 1", "centre x"]]


def test_vacancies_from_before_are_found_too(engine, take, grouped):
    take("board", advert("1"), advert("2", DEPOT, title="Warehouse operative"))
    with session_of(engine) as session:  # as a migration leaves them
        session.exec(delete(ListingKey))
        session.exec(update(VacancyRow).values(sketch=None))
    take("centre", advert("x", framed()))
    assert grouped() == [["board 1", "centre x"], ["board 2"]]


def test_what_is_filled_in_is_joined(engine, take, grouped):
    take("board", advert("1"))
    take("centre", advert("x", framed()))
    with session_of(engine) as session:
        session.exec(delete(ListingKey))
        session.exec(delete(DuplicateQuestion))
        session.exec(update(VacancyRow).values(sketch=None, same_as=None))
    listings.fill(engine)
    assert grouped() == [["board 1", "centre x"]]


def test_many_of_one_source_under_a_key_hide_no_other_source(take, grouped):
    take("board", advert("1"))
    crowd = (advert(f"{n}", f"{DEPOT} Bay {n} is yours.") for n in range(40))
    take("centre", *crowd)
    take("paper", advert("x", framed()))
    assert ["board 1", "paper x"] in grouped()


def test_a_dry_run_joins_nothing(engine, take, grouped):
    take("board", advert("1"))
    take("centre", advert("x", framed()), dry_run=True)
    assert grouped() == [["board 1"]]
