"""Vacancies over HTTP."""

import pytest

from api.accounts.roles import Role

PATH = "/api/v1/vacancies"


@pytest.mark.parametrize("role", list(Role))
def test_anybody_signed_in_reads_vacancies(client, signed_in, put, role):
    put("1,Cook,Cafe,,,")
    [found] = client.get(PATH, headers=signed_in(role)).json()["items"]
    assert (found["title"], found["employer"]) == ("Cook", "Cafe")


def test_nobody_reads_them_without_signing_in(client):
    assert client.get(PATH).status_code == 401


def test_they_come_newest_first_and_by_page(client, signed_in, put):
    put("1,Cook,Cafe,,,", "2,Baker,Cafe,,,", "3,Chef,Cafe,,,")
    headers = signed_in()
    first = client.get(PATH, params={"limit": 2}, headers=headers).json()
    assert [one["title"] for one in first["items"]] == ["Chef", "Baker"]
    rest = client.get(PATH, params={"cursor": first["next"]}, headers=headers).json()
    assert [one["title"] for one in rest["items"]] == ["Cook"]


def test_they_are_searched(client, signed_in, put):
    put("1,Cook,Cafe,,2026-01-01,", "2,Baker,Inn,,,")
    headers = signed_in()
    [found] = client.get(PATH, params={"q": "bak"}, headers=headers).json()["items"]
    assert found["reference"] == "2"
    by_employer = client.get(PATH, params={"employer": found["employer_id"]}, headers=headers)
    assert len(by_employer.json()["items"]) == 1
    still_open = client.get(PATH, params={"open_on": "2026-02-01"}, headers=headers)
    assert [one["title"] for one in still_open.json()["items"]] == ["Baker"]


def test_one_is_shown_with_facts_advert_and_text(client, signed_in, put):
    put('A-1,Cook,Cafe,"<p>Lunch, 20 hours a week</p>",2026-04-01,')
    headers = signed_in()
    [found] = client.get(PATH, headers=headers).json()["items"]
    shown = client.get(f"{PATH}/{found['id']}", headers=headers).json()
    assert shown["facts"]["reference"] == "A-1"
    assert shown["facts"]["hours"]["min"] == 20
    assert shown["advert"]["description"] == "<p>Lunch, 20 hours a week</p>"
    assert shown["text"] == "Lunch, 20 hours a week"


def test_one_that_is_not_there_is_not_found(client, signed_in):
    assert client.get(f"{PATH}/nope", headers=signed_in()).status_code == 404
