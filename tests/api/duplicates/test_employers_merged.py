"""Employers under several names: found while importing, merged and split by people."""

import pytest
from sqlmodel import col, select

from api.accounts.roles import Role
from api.clock import today
from api.database import session_of
from api.employers import known_names, naming
from api.employers.tables import Employer
from api.vacancies.service import rows_for_pool
from matcher.normalise.employers import read_employer
from tests.api.duplicates.conftest import DEPOT, advert

PATH = "/api/v1/employers"


@pytest.fixture
def headers(signed_in):
    return signed_in(Role.SUPERVISOR)


@pytest.fixture
def meant(engine):
    """The ids of the employers that names mean."""

    def ask(*names):
        read = [read_employer(name) for name in names]
        with session_of(engine) as session:
            found = naming.employers_by_key(session, read)
        return [found[naming.key_of(name)] for name in read]

    return ask


@pytest.fixture
def employers(client, headers):
    """The names of each employer in the list."""

    def read():
        items = client.get(PATH, headers=headers).json()["items"]
        shown = [client.get(f"{PATH}/{one['id']}", headers=headers).json() for one in items]
        return sorted(sorted(one["names"]) for one in shown)

    return read


@pytest.fixture
def post(client, headers):
    def send(path, body=None):
        answer = client.post(f"/api/v1{path}", json=body, headers=headers)
        return answer.status_code, answer.json()

    return send


def questions(client, headers, state="waiting"):
    wanted = {"kind": "employer", "state": state}
    return client.get("/api/v1/duplicates", params=wanted, headers=headers).json()["items"]


def test_a_name_that_surely_means_a_known_employer_is_a_further_name_of_it(meant, employers):
    [first] = meant("Brackenfell Bakery Ltd")
    [again] = meant("Brackenfel Bakery")
    assert again == first
    assert employers() == [["Brackenfel Bakery", "Brackenfell Bakery Ltd"]]


def test_a_name_that_is_doubtful_is_a_new_employer_and_a_question(meant, client, headers):
    first, other = meant("Brackenfell", "Brackenfell Group")
    assert first != other
    [asked] = questions(client, headers)
    assert {one["name"] for one in asked["employers"]} == {"Brackenfell", "Brackenfell Group"}
    assert asked["because"]


def test_an_employer_of_another_name_is_another(meant, client, headers):
    first, other = meant("Brackenfell", "Tarnhow Ltd")
    assert first != other
    assert questions(client, headers) == []


def test_what_another_process_stored_is_known_here(meant, engine):
    [first] = meant("Brackenfell Bakery Ltd")
    known_names._kept.clear()
    assert meant("Brackenfel Bakery") == [first]


def test_what_was_never_stored_is_not_known(meant, engine):
    with session_of(engine) as session:
        naming.employers_by_key(session, [read_employer("Brackenfell Bakery Ltd")])
        session.rollback()
    [made] = meant("Brackenfel Bakery")
    with session_of(engine, reads_only=True) as session:
        assert session.get(Employer, made).name == "Brackenfel Bakery"


@pytest.fixture
def shown_at(client, headers):
    """What is shown at the address of an employer."""
    return lambda employer_id: client.get(f"{PATH}/{employer_id}", headers=headers).json()


@pytest.fixture
def two_employers(take, engine):
    """The ids of two employers, each with a vacancy."""
    take("board", advert("1", employer="Brackenfell"))
    take("board", advert("2", DEPOT, title="Porter", employer="Tarnhow Ltd"))
    with session_of(engine, reads_only=True) as session:
        rows = session.exec(select(Employer).order_by(col(Employer.name))).all()
        return [row.id for row in rows]


def test_a_merge_moves_names_and_vacancies_and_a_split_moves_them_back(
    two_employers, post, rows, employers, shown_at
):
    one, other = two_employers
    before = {name: row.employer_id for name, row in rows().items()}
    status, answer = post(f"/employers/{one}/merge", {"other": other})
    assert (status, answer["id"], answer["names"]) == (200, one, ["Brackenfell", "Tarnhow Ltd"])
    assert {row.employer_id for row in rows().values()} == {one}
    assert employers() == [["Brackenfell", "Tarnhow Ltd"]]
    assert shown_at(other)["id"] == one
    status, answer = post(f"/employers/{one}/split", {"name": "Tarnhow Ltd"})
    assert (status, answer["id"]) == (200, other)
    assert {name: row.employer_id for name, row in rows().items()} == before
    assert employers() == [["Brackenfell"], ["Tarnhow Ltd"]]


def test_the_pool_knows_merged_employers_as_one(two_employers, post, engine):
    one, other = two_employers
    post(f"/employers/{one}/merge", {"other": other})
    with session_of(engine, reads_only=True) as session:
        keys = {row.facts["employer"]["key"] for row in rows_for_pool(session, today())}
    assert keys == {"brackenfell"}


def test_an_import_finds_a_merged_employer(two_employers, post, take, rows):
    one, other = two_employers
    post(f"/employers/{one}/merge", {"other": other})
    take("board", advert("3", DEPOT, title="Driver", employer="TARNHOW LIMITED"))
    assert rows()["board 3"].employer_id == one


def test_undoing_a_change_keeps_a_merge_that_came_after(two_employers, post, take, undo, rows):
    one, other = two_employers
    change = take("board", advert("2", DEPOT, title="Night porter", employer="Tarnhow Ltd"))
    post(f"/employers/{one}/merge", {"other": other})
    undo(change)
    assert rows()["board 2"].title == "Porter"
    assert rows()["board 2"].employer_id == one


def test_a_name_found_by_an_import_can_be_split_off(take, post, rows, employers):
    take("board", advert("1", employer="Brackenfell Bakery Ltd"))
    take("board", advert("2", DEPOT, title="Porter", employer="Brackenfel Bakery"))
    employer = rows()["board 1"].employer_id
    assert rows()["board 2"].employer_id == employer
    assert post(f"/employers/{employer}/split", {"name": "Brackenfell Bakery Ltd"})[0] == 409
    status, answer = post(f"/employers/{employer}/split", {"name": "Brackenfel Bakery"})
    assert (status, rows()["board 2"].employer_id) == (200, answer["id"])
    assert answer["id"] != employer
    post(f"/employers/{employer}/merge", {"other": answer["id"]})
    assert employers() == [["Brackenfel Bakery", "Brackenfell Bakery Ltd"]]


def test_a_question_is_answered_either_way(meant, post, client, headers, employers):
    meant("Brackenfell", "Brackenfell Group")
    [asked] = questions(client, headers)
    path = f"/duplicates/{asked['id']}"
    assert post(f"{path}/merge")[0] == 200
    assert employers() == [["Brackenfell", "Brackenfell Group"]]
    assert post(f"{path}/apart")[0] == 409
    assert post(f"{path}/apart", {"was": "merged"})[0] == 200
    assert employers() == [["Brackenfell"], ["Brackenfell Group"]]
    assert questions(client, headers) == []


def test_what_is_not_there_cannot_be_merged(two_employers, post):
    one, _ = two_employers
    assert post(f"/employers/{one}/merge", {"other": "nope"})[0] == 404
    assert post(f"/employers/{one}/merge", {"other": one})[0] == 409
    assert post(f"/employers/{one}/split", {"name": "nope"})[0] == 404
    assert post("/employers/nope/split", {"name": "nope"})[0] == 404


def test_specialists_merge_no_employers(two_employers, client, signed_in):
    one, other = two_employers
    answer = client.post(
        f"{PATH}/{one}/merge", json={"other": other}, headers=signed_in(Role.SPECIALIST)
    )
    assert answer.status_code == 403
