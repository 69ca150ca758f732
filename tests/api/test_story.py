"""The main job from end to end over HTTP, on both databases."""

import io
import json
from datetime import date

import pytest

from api.accounts.roles import Role
from api.imports.carrying_out import carry_out_waiting
from api.imports.service import run_import
from api.vacancies.service import rows_for_pool
from tests.conftest import PASSWORD

ADVERTS = [
    {
        "reference": "day",
        "title": "Cleaner",
        "employer": "Brightside Cleaning Ltd",
        "description": "Office cleaning in a quiet building. 16 hours a week, no nights.",
        "pay": "£40 per hour",
        "postcode": "LS1 4AP",
    },
    {
        "reference": "unknown",
        "title": "School cleaner",
        "employer": "Holly Lane Primary School",
        "description": "Keep our classrooms clean. A DBS check is required.",
        "postcode": "LS8 2AA",
    },
    {
        "reference": "night",
        "title": "Night cleaner",
        "employer": "Brightside Cleaning Ltd",
        "description": "You will work night shifts, 10pm to 6am, 20 hours per week.",
        "postcode": "LS9 8AG",
    },
    {
        "reference": "unpaid",
        "title": "Volunteer cleaner",
        "employer": "Friends of the Hall",
        "description": "This is a voluntary, unpaid role.",
        "postcode": "LS6 3AB",
    },
]
WISHES = {
    "base": "LS9 7TF",
    "statements": [
        {"stance": "want", "words": "cleaner", "importance": 3},
        {"stance": "must", "about": "hours", "value": {"min": 10, "max": 24}},
        {"stance": "never", "words": "no nights"},
        {"stance": "want", "words": "quiet"},
        {"stance": "must", "about": "travel", "value": {"miles": 10}},
    ],
}


@pytest.fixture
def specialist(client, make_user):
    """Signs in as people do, and returns the headers."""
    user = make_user(Role.SPECIALIST)
    answer = client.post("/api/v1/sessions", json={"email": user.email, "password": PASSWORD})
    assert answer.status_code == 201
    return {"Authorization": f"Bearer {answer.json()['token']}"}


@pytest.fixture
def imported(client, engine, signed_in):
    """The adverts, imported by an importer."""
    lines = "\n".join(json.dumps(advert) for advert in ADVERTS)
    importer = signed_in(Role.IMPORTER)
    answer = client.post(
        "/api/v1/imports",
        headers=importer,
        data={"source": "council"},
        files={"file": ("adverts.jsonl", io.BytesIO(lines.encode()))},
    )
    assert answer.status_code == 202, answer.text
    carry_out_waiting(engine)
    report = client.get(answer.headers["Location"], headers=importer).json()
    assert (report["state"], report["added"], report["refused"]) == ("done", 4, 0)


@pytest.fixture
def with_wishes(client, specialist):
    """A client with preferences; their id."""
    made = client.post("/api/v1/clients", headers=specialist, json={"reference": "C-1"})
    client_id = made.json()["id"]
    wishes = client.put(f"/api/v1/clients/{client_id}/preferences", headers=specialist, json=WISHES)
    assert wishes.status_code == 200, wishes.text
    return client_id


def suggest(client, headers, client_id):
    """Asks for a list."""
    answer = client.post(f"/api/v1/clients/{client_id}/suggestions", headers=headers, json={})
    assert answer.status_code == 201, answer.text
    return answer.json()


def references(shown):
    """What is on a list, best first."""
    return [item["vacancy"]["reference"] for item in shown["items"]]


@pytest.mark.usefixtures("imported")
def test_from_signing_in_to_undoing_a_decision(client, specialist, with_wishes):
    shown = suggest(client, specialist, with_wishes)
    assert references(shown) == ["day", "unknown"]

    best = shown["items"][0]
    states = [found["state"] for found in best["evidence"]]
    assert states == ["met", "met", "met", "met", "met"]
    assert best["score"] == pytest.approx(sum(e["contribution"] for e in best["evidence"]))
    assert "16 hours" in best["evidence"][1]["quote"]
    unsure = shown["items"][1]["evidence"][1]
    assert unsure["state"] == "not_stated"
    assert unsure["ask"]

    out = {reason["words"]: reason for reason in shown["ruled_out"]}
    assert out["no nights"]["count"] == 1
    assert out["no nights"]["examples"][0]["reference"] == "night"
    assert out["Not competitive work"]["examples"][0]["reference"] == "unpaid"
    assert shown["what_if"][0]["opens"] == 1

    decided = client.post(
        "/api/v1/decisions",
        headers=specialist,
        json={
            "suggestion_id": best["id"],
            "choice": "not_for_me",
            "decided_by": "client",
            "reasons": ["employer"],
            "note": "Worked there before.",
        },
    )
    assert decided.status_code == 201, decided.text
    again = suggest(client, specialist, with_wishes)
    assert references(again) == ["unknown"]
    assert again["already_decided"] == 1

    undone = client.post(f"/api/v1/decisions/{decided.json()['id']}/undo", headers=specialist)
    assert undone.status_code == 201
    assert undone.json()["undoes_id"] == decided.json()["id"]
    assert references(suggest(client, specialist, with_wishes)) == ["day", "unknown"]

    history = client.get(f"/api/v1/clients/{with_wishes}/decisions", headers=specialist).json()
    assert [row["choice"] for row in history["items"]] == [None, "not_for_me"]

    # The first list still reads as it was shown, although the world has moved on.
    first = client.get(f"/api/v1/suggestions/{shown['id']}", headers=specialist).json()
    assert first["items"] == shown["items"]
    assert first["ruled_out"] == shown["ruled_out"]


@pytest.mark.usefixtures("imported")
def test_a_second_specialist_sees_none_of_it(client, specialist, with_wishes, signed_in):
    shown = suggest(client, specialist, with_wishes)
    suggestion_id = shown["items"][0]["id"]
    body = {"suggestion_id": suggestion_id, "choice": "pursue", "decided_by": "client"}
    decision = client.post("/api/v1/decisions", headers=specialist, json=body).json()
    other = signed_in(Role.SPECIALIST)

    assert client.get("/api/v1/clients", headers=other).json()["items"] == []
    for path in (
        f"/api/v1/clients/{with_wishes}",
        f"/api/v1/clients/{with_wishes}/preferences",
        f"/api/v1/clients/{with_wishes}/preferences/versions",
        f"/api/v1/clients/{with_wishes}/suggestions",
        f"/api/v1/clients/{with_wishes}/decisions",
        f"/api/v1/suggestions/{shown['id']}",
    ):
        assert client.get(path, headers=other).status_code == 404, path
    for path, sent in (
        (f"/api/v1/clients/{with_wishes}/suggestions", {}),
        ("/api/v1/decisions", body),
        (f"/api/v1/decisions/{decision['id']}/undo", None),
    ):
        assert client.post(path, headers=other, json=sent).status_code == 404, path
    answer = client.put(f"/api/v1/clients/{with_wishes}/preferences", headers=other, json=WISHES)
    assert answer.status_code == 404


@pytest.mark.usefixtures("imported")
def test_without_preferences_there_is_nothing_to_suggest(client, specialist):
    made = client.post("/api/v1/clients", headers=specialist, json={"reference": "C-2"}).json()
    answer = client.post(f"/api/v1/clients/{made['id']}/suggestions", headers=specialist, json={})
    assert answer.status_code == 409
    assert "preferences" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"choice": "maybe"}, "body.choice"),
        ({"decided_by": "nobody"}, "body.decided_by"),
        ({"reasons": ["because"]}, "body.reasons.0"),
        ({"note": "x" * 1001}, "body.note"),
        ({"unheard": 1}, "body.unheard"),
    ],
)
@pytest.mark.usefixtures("imported")
def test_a_wrong_decision_is_refused_and_nothing_is_kept(
    client, specialist, with_wishes, wrong, where
):
    shown = suggest(client, specialist, with_wishes)
    body = {"suggestion_id": shown["items"][0]["id"], "choice": "later", "decided_by": "client"}
    answer = client.post("/api/v1/decisions", headers=specialist, json={**body, **wrong})
    assert answer.status_code == 422
    assert [error["where"] for error in answer.json()["errors"]] == [where]
    kept = client.get(f"/api/v1/clients/{with_wishes}/decisions", headers=specialist).json()
    assert kept["items"] == []


@pytest.mark.usefixtures("imported")
def test_a_decision_is_undone_once_and_an_undoing_not_at_all(client, specialist, with_wishes):
    shown = suggest(client, specialist, with_wishes)
    body = {
        "suggestion_id": shown["items"][0]["id"],
        "choice": "pursue",
        "decided_by": "specialist",
    }
    decision = client.post("/api/v1/decisions", headers=specialist, json=body).json()
    undo = f"/api/v1/decisions/{decision['id']}/undo"
    undoing = client.post(undo, headers=specialist).json()
    assert client.post(undo, headers=specialist).status_code == 409
    undo_the_undoing = f"/api/v1/decisions/{undoing['id']}/undo"
    assert client.post(undo_the_undoing, headers=specialist).status_code == 409


@pytest.mark.usefixtures("imported")
def test_later_is_shown_again(client, specialist, with_wishes):
    shown = suggest(client, specialist, with_wishes)
    body = {"suggestion_id": shown["items"][0]["id"], "choice": "later", "decided_by": "client"}
    client.post("/api/v1/decisions", headers=specialist, json=body)
    again = suggest(client, specialist, with_wishes)
    assert references(again) == ["day", "unknown"]
    assert again["items"][0]["decided"] == "later"


@pytest.mark.usefixtures("imported")
def test_a_list_sent_for_twice_with_one_key_is_made_once(client, specialist, with_wishes):
    headers = {**specialist, "Idempotency-Key": "list-1"}
    path = f"/api/v1/clients/{with_wishes}/suggestions"
    first = client.post(path, headers=headers, json={"top": 3})
    second = client.post(path, headers=headers, json={"top": 3})
    assert first.json() == second.json()
    assert len(client.get(path, headers=specialist).json()["items"]) == 1


def test_a_vacancy_is_open_from_its_posting_to_its_closing(session):
    vacancies = [("past", "2026-01-01", "2026-01-31"), ("now", "2026-02-01", "2026-03-01")]
    lines = "\n".join(
        json.dumps({**ADVERTS[0], "reference": name, "posted": posted, "closes": closes})
        for name, posted, closes in vacancies
    )
    session.commit()
    run_import(session.get_bind(), "council", io.BytesIO(lines.encode()))
    for on, expected in ((date(2026, 1, 15), ["past"]), (date(2026, 2, 15), ["now"])):
        assert [row.facts["reference"] for row in rows_for_pool(session, on)] == expected
