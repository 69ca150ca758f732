"""Finding vacancies, and handing them to the pool."""

from datetime import date

import pytest
from sqlmodel import select

from api.clock import now
from api.contracts import vacancy_from_json
from api.database import session_of
from api.errors import NotFound
from api.vacancies import service
from api.vacancies.tables import VacancyRow

TODAY = date(2026, 3, 15)


@pytest.fixture
def reader(engine):
    """A session that reads."""
    with session_of(engine, reads_only=True) as session:
        yield session


def titles(session, **asked):
    return {row.title for row in session.exec(service.vacancies(**asked)).all()}


def test_vacancies_are_found_by_words_in_their_title(put, reader):
    put("1,Night Cook,Cafe,,,", "2,Baker,Cafe,,,", "3,100% Cook_,Cafe,,,")
    assert titles(reader, words="cook") == {"Night Cook", "100% Cook_"}
    assert titles(reader, words="%") == {"100% Cook_"}
    assert titles(reader, words="k_") == {"100% Cook_"}


def test_vacancies_are_found_by_employer(put, reader):
    put("1,Cook,Cafe,,,", "2,Baker,Inn,,,")
    employer = reader.exec(select(VacancyRow.employer_id).where(VacancyRow.title == "Baker")).one()
    assert titles(reader, employer_id=employer) == {"Baker"}


def test_vacancies_open_on_a_date_close_then_or_later_or_never(put, reader):
    put("1,Cook,C,,2026-03-14,", "2,Baker,C,,2026-03-15,", "3,Chef,C,,,")
    assert titles(reader, open_on=TODAY) == {"Baker", "Chef"}


def test_a_vacancy_that_was_closed_is_not_open(put, engine):
    put("1,Cook,C,,,")
    with session_of(engine) as session:
        session.exec(select(VacancyRow)).one().closed_at = now()
    with session_of(engine, reads_only=True) as session:
        assert titles(session, open_on=TODAY) == set()
        assert list(service.rows_for_pool(session, TODAY)) == []


def test_a_vacancy_that_is_not_there_is_not_found(reader):
    with pytest.raises(NotFound):
        service.get(reader, "nope")


def test_the_pool_gets_all_that_it_ranks_by(put, reader):
    put("A-1,Cook,Example Foods,Lunch on Mondays,2026-04-01,https://example.org/1")
    [row] = service.rows_for_pool(reader, TODAY)
    vacancy = vacancy_from_json(row.facts, row.text)
    assert (vacancy.title, vacancy.employer.name) == ("Cook", "Example Foods")
    assert vacancy.text == "Lunch on Mondays"


def test_a_list_gets_where_its_vacancies_come_from(put, reader):
    put("A-1,Cook,Example Foods,,2026-04-01,https://example.org/1", "2,Baker,C,,,")
    cook = reader.exec(select(VacancyRow.id).where(VacancyRow.title == "Cook")).one()
    [found] = service.listings(reader, [cook]).values()
    assert (found.source, found.reference, found.url) == ("jobs", "A-1", "https://example.org/1")
    assert found.closes == date(2026, 4, 1)


def test_the_pool_may_ask_for_what_changed_since(put, reader):
    put("1,Cook,C,,,", "2,Baker,C,,,")
    with_two = service.stamp(reader, TODAY)
    reader.rollback()
    put("1,Cook,C,,,", "2,Baker,C,Bread,,", "3,Chef,C,,,")
    assert service.stamp(reader, TODAY) != with_two
    changed = service.ids_changed(reader, with_two, TODAY)
    rows = service.rows_for_pool(reader, TODAY, changed)
    assert [row.facts["title"] for row in rows] == ["Baker", "Chef"]


def test_closed_vacancies_are_among_those_that_changed(put, reader):
    put("1,Cook,C,,,")
    since = service.stamp(reader, TODAY)
    reader.rollback()
    put("1,Cook,C,,2026-01-01,")
    changed = service.ids_changed(reader, since, TODAY)
    assert len(changed) == 1
    assert list(service.rows_for_pool(reader, TODAY, changed)) == []


def test_what_closes_or_opens_with_the_days_has_changed_too(put, reader):
    put("1,Cook,C,,2026-03-15,", "2,Baker,C,,2026-03-16,", "3,Chef,C,,,")
    since = service.stamp(reader, TODAY)
    assert len(service.ids_changed(reader, since, date(2026, 3, 16))) == 1
    assert len(service.ids_changed(reader, since, date(2026, 3, 17))) == 2


def test_no_vacancies_have_a_stamp_too(reader):
    assert service.stamp(reader, TODAY).vacancies == 0
