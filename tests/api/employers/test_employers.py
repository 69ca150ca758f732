"""Employers, in the service and over HTTP."""

import pytest

from api.clock import now
from api.database import session_of
from api.employers import naming, service
from api.errors import NotFound
from matcher.vacancy import EmployerName

PATH = "/api/v1/employers"
TODAY = now().date()


def test_employers_are_made_once(engine):
    names = [
        EmployerName("Cafe Ltd", "cafe"),
        EmployerName("CAFE", "cafe"),
        EmployerName("Inn", "inn"),
    ]
    with session_of(engine) as session:
        made = naming.employers_by_key(session, names)
    with session_of(engine) as session:
        found = naming.employers_by_key(session, [*names, EmployerName("Bar", "bar")])
    assert set(made) == {"cafe", "inn"}
    assert {key: found[key] for key in made} == made
    assert set(found) == {"cafe", "inn", "bar"}


def test_a_name_without_a_key_is_its_own_key(engine):
    names = [EmployerName("!!!", ""), EmployerName("???", "")]
    with session_of(engine) as session:
        assert set(naming.employers_by_key(session, names)) == {"!!!", "???"}


def test_a_long_name_fits(engine):
    with session_of(engine) as session:
        [key] = naming.employers_by_key(session, [EmployerName("x" * 300, "y" * 300)])
    assert key == "y" * 200


def test_no_names_are_no_employers(engine):
    with session_of(engine) as session:
        assert naming.employers_by_key(session, []) == {}


def test_an_employer_comes_with_its_open_vacancies(put, engine):
    put("1,Cook,Cafe,,,", "2,Baker,Cafe,,2020-01-01,", "3,Chef,Cafe,,,", "4,Waiter,Inn,,,")
    with session_of(engine, reads_only=True) as session:
        [cafe] = session.exec(service.employers("caf")).all()
        shown = service.get(session, cafe.id, TODAY)
    assert shown.open_vacancies == 2
    assert [row.title for row in shown.vacancies] == ["Chef", "Cook"]


def test_an_employer_that_is_not_there_is_not_found(engine):
    with session_of(engine, reads_only=True) as session, pytest.raises(NotFound):
        service.get(session, "nope", TODAY)


def test_employers_are_listed_with_how_many_vacancies_are_open(client, signed_in, put):
    put("1,Cook,Cafe,,,", "2,Baker,Cafe,,,", "3,Chef,Inn,,2020-01-01,")
    items = client.get(PATH, headers=signed_in()).json()["items"]
    assert {one["name"]: one["open_vacancies"] for one in items} == {"Cafe": 2, "Inn": 0}


def test_employers_come_by_page(client, signed_in, put):
    put("1,Cook,Cafe,,,", "2,Baker,Inn,,,")
    headers = signed_in()
    first = client.get(PATH, params={"limit": 1}, headers=headers).json()
    rest = client.get(PATH, params={"cursor": first["next"]}, headers=headers).json()
    assert len(first["items"]) == len(rest["items"]) == 1
    assert first["items"] != rest["items"]


def test_one_employer_is_shown(client, signed_in, put):
    put("1,Cook,Cafe,,,")
    headers = signed_in()
    [found] = client.get(PATH, params={"q": "cafe"}, headers=headers).json()["items"]
    shown = client.get(f"{PATH}/{found['id']}", headers=headers).json()
    assert [one["title"] for one in shown["vacancies"]] == ["Cook"]


def test_employers_are_for_those_who_signed_in(client, signed_in):
    assert client.get(PATH).status_code == 401
    assert client.get(f"{PATH}/nope", headers=signed_in()).status_code == 404
