"""What people decide about doubles, over HTTP."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from api.accounts.roles import Role
from api.audit.tables import AuditEvent
from api.database import session_of
from api.duplicates.listings import same_jobs
from api.imports.carrying_out import carry_out_waiting
from tests.api.duplicates.conftest import CAFE, DEPOT, advert, framed

PATH = "/api/v1/duplicates"


@pytest.fixture
def headers(signed_in):
    return signed_in(Role.IMPORTER)


@pytest.fixture
def waiting(client, headers):
    """The questions of a kind that wait."""

    def ask(kind="vacancy", state="waiting"):
        answer = client.get(PATH, params={"kind": kind, "state": state}, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json()["items"]

    return ask


@pytest.fixture
def post(client, headers):
    """Posts, and answers status and body."""

    def send(path, body=None):
        answer = client.post(f"/api/v1{path}", json=body, headers=headers)
        return answer.status_code, answer.json()

    return send


@pytest.fixture
def doubtful(take):
    """Two listings that may be one job, and the import of the second."""
    take("board", advert("1", title="Cafe cleaner"))
    return take("centre", advert("x", title="Kitchen cleaner"))


def test_what_is_doubtful_is_shown_side_by_side_with_the_reason(doubtful, waiting, grouped):
    [asked] = waiting()
    assert grouped() == [["board 1"], ["centre x"]]
    assert {one["title"] for one in asked["vacancies"]} == {"Cafe cleaner", "Kitchen cleaner"}
    assert asked["because"].startswith("The titles differ")
    assert waiting("employer") == []


def test_a_person_merges_two_listings(doubtful, waiting, post, grouped):
    [asked] = waiting()
    status, answer = post(f"{PATH[7:]}/{asked['id']}/merge")
    assert (status, answer["state"]) == (200, "merged")
    assert grouped() == [["board 1", "centre x"]]
    assert waiting() == []
    assert [one["id"] for one in waiting(state="merged")] == [asked["id"]]


def test_a_merge_and_a_split_leave_what_was(doubtful, waiting, post, grouped, rows):
    before = {name: (row.same_as, row.updated_at) for name, row in rows().items()}
    [asked] = waiting()
    post(f"/duplicates/{asked['id']}/merge")
    status, answer = post(f"/vacancies/{rows()['centre x'].id}/split")
    assert (status, answer["listings"]) == (200, [])
    assert {name: (row.same_as, row.updated_at) for name, row in rows().items()} == before
    status, _ = post(f"/duplicates/{asked['id']}/merge", {"was": "apart"})
    assert (status, grouped()) == (200, [["board 1", "centre x"]])


def test_what_is_kept_apart_is_never_merged_again(take, rows, post, grouped, waiting):
    take("board", advert("1"))
    take("centre", advert("x", framed()))
    status, _ = post(f"/vacancies/{rows()['board 1'].id}/split")
    assert status == 200
    take("centre", advert("x", f"{framed()} Ask for Jo."))
    take("board", advert("1", f"{CAFE} Ask for Jo."))
    assert grouped() == [["board 1"], ["centre x"]]
    assert waiting() == []


def test_what_was_found_for_sure_can_be_parted_from_the_list(take, waiting, post, grouped):
    take("board", advert("1"))
    take("centre", advert("x", framed()))
    [found] = waiting(state="sure")
    assert post(f"/duplicates/{found['id']}/apart")[0] == 409
    assert post(f"/duplicates/{found['id']}/apart", {"was": "sure"})[0] == 200
    assert grouped() == [["board 1"], ["centre x"]]


def test_a_decision_twice_is_one_and_another_is_refused(doubtful, waiting, post, grouped):
    [asked] = waiting()
    first = post(f"/duplicates/{asked['id']}/merge")
    assert post(f"/duplicates/{asked['id']}/merge") == first
    status, answer = post(f"/duplicates/{asked['id']}/apart")
    assert (status, answer["detail"]) == (409, "These were merged by now: look at them again.")
    assert grouped() == [["board 1", "centre x"]]


def test_of_two_who_decide_otherwise_at_once_one_is_refused(doubtful, waiting, post, grouped):
    [asked] = waiting()
    with ThreadPoolExecutor(2) as people:
        answers = list(
            people.map(lambda w: post(f"/duplicates/{asked['id']}/{w}"), ("merge", "apart"))
        )
    assert sorted(status for status, _ in answers) == [200, 409]
    one = answers[0][0] == 200
    assert len(grouped()) == (1 if one else 2)


def test_a_vacancy_tells_its_listings(take, client, headers, rows):
    take("board", advert("1", url="https://board.example/1"))
    take("centre", advert("x", framed(), url="https://centre.example/x"))
    main, other = rows()["board 1"].id, rows()["centre x"].id
    shown = client.get(f"/api/v1/vacancies/{main}", headers=headers).json()
    assert [(one["source"], one["url"]) for one in shown["listings"]] == [
        ("centre", "https://centre.example/x")
    ]
    shown = client.get(f"/api/v1/vacancies/{other}", headers=headers).json()
    assert (shown["same_as"], shown["listings"][0]["id"]) == (main, main)


def test_one_that_is_listed_once_cannot_be_split(take, rows, post):
    take("board", advert("1"))
    assert post(f"/vacancies/{rows()['board 1'].id}/split")[0] == 409
    assert post("/vacancies/nope/split")[0] == 404
    assert post("/duplicates/nope/merge")[0] == 404


def test_closed_ones_are_not_asked_about(doubtful, take, waiting):
    take("board", advert("2", DEPOT, title="Warehouse operative"), whole_source=True)
    assert waiting() == []


def test_undoing_the_import_takes_its_question_away(doubtful, undo, waiting, grouped):
    undo(doubtful)
    assert (waiting(), grouped()) == ([], [["board 1"]])


def test_merged_by_a_person_and_undone_it_goes_all_the_same(doubtful, undo, waiting, post, grouped):
    [asked] = waiting()
    post(f"/duplicates/{asked['id']}/merge")
    undo(doubtful)
    assert grouped() == [["board 1"]]


def test_specialists_decide_nothing(client, signed_in):
    headers = signed_in(Role.SPECIALIST)
    assert client.get(PATH, headers=headers).status_code == 403
    for path in ("duplicates/x/merge", "duplicates/x/apart", "vacancies/x/split"):
        assert client.post(f"/api/v1/{path}", headers=headers).status_code == 403
    assert client.get(PATH).status_code == 401


def test_decisions_are_recorded(doubtful, waiting, post, engine):
    [asked] = waiting()
    post(f"/duplicates/{asked['id']}/merge")
    with session_of(engine, reads_only=True) as session:
        [event] = session.exec(select(AuditEvent).where(AuditEvent.subject == "duplicate")).all()
    assert (event.action, event.details["was"]) == ("duplicate.merged", "waiting")


def test_another_listing_of_what_was_decided_is_settled_too(engine, take, rows):
    take("board", advert("1"))
    take("centre", advert("x", framed()))
    with session_of(engine, reads_only=True) as session:
        both = {row.id for row in rows().values()}
        for one in both:
            assert same_jobs(session, [one]) == both


@pytest.fixture
def undo(client, signed_in, engine):
    """Undoes an import, and waits until that is done."""

    def send(import_id):
        answer = client.post(f"/api/v1/imports/{import_id}/undo", headers=signed_in(Role.ADMIN))
        assert answer.status_code == 202, answer.text
        carry_out_waiting(engine)

    return send


def test_what_a_person_merged_is_one_again_when_it_comes_back(doubtful, waiting, post, undo, take):
    [question] = waiting()
    post(f"/duplicates/{question['id']}/merge")
    undo(doubtful)
    take("centre", advert("x", title="Kitchen cleaner"))
    [again] = waiting(state="merged")
    assert again["id"] == question["id"]
    listed = [one["id"] for one in again["vacancies"]]
    assert post(f"/vacancies/{listed[1]}/split")[0] == 200  # refused for one that is in no group
