"""Answers about vacancies that go against others, come too late, or at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from api.accounts.roles import Role
from tests.api.duplicates.conftest import DEPOT, advert, framed

TITLES = {"board": "Cafe cleaner", "centre": "Kitchen cleaner", "council": "Canteen cleaner"}


@pytest.fixture
def headers(signed_in):
    return signed_in(Role.IMPORTER)


@pytest.fixture
def post(client, headers):
    """Posts, and answers status and body."""

    def send(path, body=None, who=headers):
        answer = client.post(f"/api/v1{path}", json=body, headers=who)
        return answer.status_code, answer.json()

    return send


@pytest.fixture
def waiting(client, headers):
    """The questions that wait."""
    return lambda: client.get("/api/v1/duplicates", headers=headers).json()["items"]


@pytest.fixture
def three(take, waiting):
    """Three listings, each two of which may be one job: the paths of the questions by sources."""
    for source, title in TITLES.items():
        take(source, advert("1", title=title))
    items = waiting()
    found = {
        frozenset(one["source"] for one in item["vacancies"]): f"/duplicates/{item['id']}"
        for item in items
    }
    assert len(found) == 3
    return lambda *sources: found[frozenset(sources)]


@pytest.mark.parametrize("last", [("board", "centre"), ("centre", "council")])
def test_a_merge_that_would_join_two_kept_apart_is_refused(three, post, grouped, last):
    [first] = {("board", "centre"), ("centre", "council")} - {last}
    post(f"{three(*first)}/merge")
    post(f"{three('board', 'council')}/apart")
    before = grouped()
    status, answer = post(f"{three(*last)}/merge")
    assert status == 409
    assert "“Cafe cleaner” from board and “Canteen cleaner” from council" in answer["detail"]
    assert grouped() == before


def test_a_merge_never_drops_what_was_found_to_be_the_same(take, post, grouped, waiting):
    take("board", advert("1", title="Cafe cleaner"))
    take("centre", advert("x", framed(), title="Cafe cleaner"))
    take("council", advert("7", title="Kitchen cleaner"))
    asked = waiting()
    assert len(asked) == 2
    assert grouped() == [["board 1", "centre x"], ["council 7"]]
    assert post(f"/duplicates/{asked[0]['id']}/apart")[0] == 200
    assert post(f"/duplicates/{asked[1]['id']}/merge")[0] == 409
    assert grouped() == [["board 1", "centre x"], ["council 7"]]


def test_two_that_people_made_one_through_a_third_are_not_parted(three, post, grouped):
    post(f"{three('board', 'centre')}/merge")
    post(f"{three('centre', 'council')}/merge")
    status, answer = post(f"{three('board', 'council')}/apart")
    assert status == 409
    assert "was merged with “Kitchen cleaner” from centre" in answer["detail"]
    assert grouped() == [["board 1", "centre 1", "council 1"]]


def test_a_merge_is_asked_again(three, post, grouped):
    question = three("board", "centre")
    post(f"{question}/merge")
    status, answer = post(f"{question}/ask-again", {"was": "merged"})
    assert (status, answer["state"], answer["decided_at"]) == (200, "waiting", None)
    assert grouped() == [["board 1"], ["centre 1"], ["council 1"]]


def test_what_was_kept_apart_is_asked_again(three, post):
    question = three("board", "centre")
    post(f"{question}/apart")
    assert post(f"{question}/ask-again", {"was": "merged"})[0] == 409
    assert post(f"{question}/ask-again", {"was": "apart"})[1]["state"] == "waiting"
    assert post(f"{question}/ask-again")[0] == 422
    assert post(f"{question}/merge")[1]["state"] == "merged"


def test_of_two_people_who_decide_at_once_one_is_told(three, post, signed_in, grouped):
    question = three("board", "centre")
    people = [signed_in(Role.IMPORTER), signed_in(Role.SUPERVISOR)]

    def decide(number):
        return post(f"{question}/{('merge', 'apart')[number]}", None, people[number])

    with ThreadPoolExecutor(2) as at_once:
        answers = list(at_once.map(decide, range(2)))
    assert sorted(status for status, _ in answers) == [200, 409]
    [told] = [answer["detail"] for status, answer in answers if status == 409]
    was_merged = answers[0][0] == 200
    assert told.startswith("These were merged by now" if was_merged else "These were kept apart")
    assert len(grouped()) == (2 if was_merged else 3)


def test_what_was_withdrawn_is_not_merged(take, undo, post, waiting, grouped):
    take("board", advert("1", title="Cafe cleaner"))
    gone = take("centre", advert("x", title="Kitchen cleaner"))
    [asked] = waiting()
    undo(gone)
    status, answer = post(f"/duplicates/{asked['id']}/merge")
    assert status == 409
    assert "withdrawn" in answer["detail"]
    assert grouped() == [["board 1"]]
    assert post(f"/duplicates/{asked['id']}/apart")[0] == 200


def test_what_was_closed_meanwhile_can_still_be_merged(take, post, waiting, grouped):
    take("board", advert("1", title="Cafe cleaner"))
    take("centre", advert("x", title="Kitchen cleaner"))
    [asked] = waiting()
    take("board", advert("2", DEPOT, title="Porter"), whole_source=True)
    assert post(f"/duplicates/{asked['id']}/merge")[0] == 200
    assert ["board 1", "centre x"] in grouped()
