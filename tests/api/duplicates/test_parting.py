"""Employers that people made one, in several steps, and parted again; and rings of them."""

import pytest
from sqlmodel import select

from api.accounts.roles import Role
from api.clock import now
from api.database import session_of
from api.duplicates.states import Kind, State
from api.duplicates.tables import DuplicateQuestion
from api.employers.tables import Employer
from tests.api.duplicates.conftest import DEPOT, advert

PATH = "/api/v1/employers"
NAMES = ("Alderway", "Brackenfell", "Corriemoor", "Dunnock Mill")


@pytest.fixture
def headers(signed_in):
    return signed_in(Role.SUPERVISOR)


@pytest.fixture
def post(client, headers):
    """Posts, and answers status and body."""

    def send(path, body=None):
        answer = client.post(f"/api/v1{path}", json=body, headers=headers)
        return answer.status_code, answer.json()

    return send


@pytest.fixture
def ids(take, engine):
    """The ids of four employers, each with a vacancy, by the first letters of their names."""
    for number, name in enumerate(NAMES):
        take("board", advert(str(number), DEPOT, title="Porter", employer=name))
    with session_of(engine, reads_only=True) as session:
        return {row.name[0]: row.id for row in session.exec(select(Employer)).all()}


@pytest.fixture
def merge(ids, post):
    """`merge("B", "A")` merges A into B."""

    def run(kept, other):
        return post(f"/employers/{ids[kept]}/merge", {"other": ids[other]})

    return run


@pytest.fixture
def ask(ids, engine):
    """`ask("A", "C")` has a question wait about two; its path."""

    def run(one, other):
        pair = sorted((ids[one], ids[other]))
        row = DuplicateQuestion(
            kind=Kind.EMPLOYER,
            one=pair[0],
            other=pair[1],
            state=State.WAITING,
            because="Alike.",
            created_at=now(),
        )
        with session_of(engine) as session:
            session.add(row)
        return f"/duplicates/{row.id}"

    return run


@pytest.fixture
def parts(client, headers):
    """The employers, each as the first letters of its names; the first is what it is listed as."""

    def read():
        items = client.get(PATH, headers=headers).json()["items"]
        shown = [client.get(f"{PATH}/{one['id']}", headers=headers).json() for one in items]
        assert all(one["open_vacancies"] == len(one["names"]) for one in shown)
        return sorted(
            one["name"][0] + "".join(sorted(n[0] for n in one["names"] if n != one["name"]))
            for one in shown
        )

    return read


@pytest.fixture
def waiting(client, headers):
    """The paths of the questions that wait."""

    def read(state="waiting"):
        wanted = {"kind": "employer", "state": state}
        items = client.get("/api/v1/duplicates", params=wanted, headers=headers).json()["items"]
        return {f"/duplicates/{one['id']}" for one in items}

    return read


def test_what_had_been_merged_into_a_name_goes_along_with_it(merge, post, ids, parts):
    merge("B", "A")
    merge("C", "B")
    assert parts() == ["CAB", "D"]
    status, answer = post(f"/employers/{ids['C']}/split", {"name": "Brackenfell"})
    assert (status, answer["id"]) == (200, ids["B"])
    assert parts() == ["BA", "C", "D"]


def test_what_it_had_been_merged_into_stays(merge, post, ids, parts):
    merge("B", "A")
    merge("C", "B")
    merge("D", "C")
    post(f"/employers/{ids['D']}/split", {"name": "Brackenfell"})
    assert parts() == ["BA", "DC"]
    post(f"/employers/{ids['B']}/split", {"name": "Alderway"})
    assert parts() == ["A", "B", "DC"]


def test_what_was_parted_leads_to_where_it_is_now(merge, post, ids, client, headers):
    merge("B", "A")
    merge("C", "B")
    post(f"/employers/{ids['C']}/split", {"name": "Brackenfell"})
    assert client.get(f"{PATH}/{ids['A']}", headers=headers).json()["id"] == ids["B"]


def test_a_chain_is_merged_again_after_a_split(merge, post, ids, parts):
    merge("B", "A")
    merge("C", "B")
    post(f"/employers/{ids['C']}/split", {"name": "Alderway"})
    assert parts() == ["A", "CB", "D"]
    assert merge("C", "A")[0] == 200
    assert parts() == ["CAB", "D"]


def test_taking_back_a_question_in_the_middle_takes_back_that_alone(merge, ask, post, parts):
    question = ask("A", "B")
    post(f"{question}/merge")
    merge("C", "B")
    assert parts() == ["CAB", "D"]
    assert post(f"{question}/apart", {"was": "merged"})[0] == 200
    assert parts() == ["A", "CB", "D"]


def test_taking_back_a_question_parts_all_that_it_had_joined(ask, post, parts):
    first, second = ask("A", "B"), ask("A", "C")
    post(f"{first}/merge")
    post(f"{second}/merge")
    assert parts() == ["ABC", "D"]
    assert post(f"{first}/apart", {"was": "merged"})[0] == 200
    assert parts() == ["AC", "B", "D"]


def test_what_two_further_answers_hold_together_is_not_parted_but_said(ask, merge, post, parts):
    merge("B", "A")
    merge("C", "B")
    status, answer = post(f"{ask('A', 'C')}/apart")
    assert status == 409
    assert "“Alderway” was merged with “Brackenfell”" in answer["detail"]
    assert parts() == ["CAB", "D"]


def test_what_would_join_two_that_are_kept_apart_is_refused(ask, post, parts):
    ring = ask("A", "B"), ask("B", "C")
    apart = ask("A", "C")
    post(f"{apart}/apart")
    assert post(f"{ring[0]}/merge")[0] == 200
    status, answer = post(f"{ring[1]}/merge")
    assert status == 409
    assert "“Alderway” and “Corriemoor” are kept apart" in answer["detail"]
    assert parts() == ["AB", "C", "D"]


def test_a_merge_that_names_two_looks_at_all_their_names(ask, merge, post, ids, parts):
    post(f"{ask('A', 'C')}/apart")
    merge("B", "A")
    assert merge("C", "B")[0] == 409
    assert parts() == ["BA", "C", "D"]


def test_what_is_kept_apart_can_still_be_merged_by_naming_the_two(ask, merge, post, parts):
    post(f"{ask('A', 'C')}/apart")
    assert merge("C", "A")[0] == 200
    assert parts() == ["B", "CA", "D"]


def test_what_follows_from_an_answer_is_not_asked(ask, merge, post, waiting):
    follows = ask("A", "C")
    post(f"{ask('B', 'C')}/apart")
    assert waiting() == {follows}
    merge("B", "A")
    assert waiting() == set()


def test_after_a_split_nothing_is_asked_that_it_answered(ask, merge, post, ids, waiting):
    question = ask("A", "C")
    merge("B", "A")
    merge("C", "B")
    assert waiting() == set()
    post(f"/employers/{ids['C']}/split", {"name": "Brackenfell"})
    assert waiting() == set()
    post(f"/employers/{ids['B']}/split", {"name": "Alderway"})
    assert waiting() == {question}


def test_an_answer_is_asked_again(ask, post, parts, waiting):
    question = ask("A", "B")
    post(f"{question}/merge")
    assert post(f"{question}/ask-again", {"was": "apart"})[0] == 409
    status, answer = post(f"{question}/ask-again", {"was": "merged"})
    assert (status, answer["state"], answer["decided_by"]) == (200, "waiting", None)
    assert parts() == ["A", "B", "C", "D"]
    assert waiting() == {question}
    assert post(f"{question}/ask-again", {"was": "merged"})[0] == 200
    post(f"{question}/apart")
    assert post(f"{question}/ask-again", {"was": "apart"})[1]["state"] == "waiting"
    assert waiting() == {question}
