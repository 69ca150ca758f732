"""What is written about suggestions: for whom, on which list, and by whom."""

import io
import json
from datetime import timedelta

import pytest
from sqlmodel import func, select

from api.accounts import signing_in
from api.accounts.cookies import COOKIE
from api.accounts.roles import Role
from api.clients import preferences, service
from api.clock import today
from api.database import session_of
from api.imports import service as imports
from api.suggestions.commands import make_list
from api.suggestions.tables import Decision
from matcher.preferences import About, Preferences, Stance, Statement
from tests.conftest import PASSWORD

ADVERTS = [
    {"reference": str(number), "title": "Cleaner", "employer": "Cafe", "description": "Cleaning."}
    for number in (1, 2)
]
WISHES = Preferences(None, (Statement(Stance.WANT, About.WORK, "9223", "cleaner"),))


@pytest.fixture
def team(make_team):
    return make_team()


@pytest.fixture
def sam(make_user, team):
    return make_user(team=team)


@pytest.fixture
def headers(signed_in, sam):
    return signed_in(sam)


@pytest.fixture
def make_client(engine, sam):
    """Takes on a client who wants to clean."""

    def make(reference):
        with session_of(engine) as session:
            made = service.create_client(session, sam, reference)
            preferences.set_preferences(session, sam, made.id, WISHES)
            return made.id

    return make


@pytest.fixture
def client_id(engine, make_client):
    lines = "\n".join(json.dumps(advert) for advert in ADVERTS)
    imports.run_import(engine, "council", io.BytesIO(lines.encode()), file_name="a.jsonl")
    return make_client("N-1")


@pytest.fixture
def suggest(client, headers):
    def ask(client_id):
        answer = client.post(f"/api/v1/clients/{client_id}/suggestions", headers=headers, json={})
        assert answer.status_code == 201, answer.text
        return answer.json()

    return ask


@pytest.fixture
def decide(client, headers):
    def send(suggestion_id, choice="later", headers=headers):
        body = {"suggestion_id": suggestion_id, "choice": choice, "decided_by": "client"}
        return client.post("/api/v1/decisions", headers=headers, json=body)

    return send


@pytest.fixture
def browser(client, engine, sam):
    """Posts forms as Sam's browser does."""
    with session_of(engine) as session:
        found = signing_in.sign_in(session, sam.email, PASSWORD, hours=1)
    client.cookies.set(COOKIE, found.token)

    def post(path, **fields):
        data = {**fields, "csrf_token": found.csrf_token}
        return client.post(path, data=data, follow_redirects=False)

    return post


def count_decisions(engine):
    with session_of(engine, reads_only=True) as session:
        return session.exec(select(func.count()).select_from(Decision)).one()


def test_when_the_work_is_closed_nothing_is_suggested_decided_or_undone(
    *, client, engine, headers, client_id, suggest, decide
):
    shown = suggest(client_id)["items"][0]["id"]
    decision = decide(shown).json()["id"]
    client.post(f"/api/v1/clients/{client_id}/close", headers=headers)
    answers = [
        client.post(f"/api/v1/clients/{client_id}/suggestions", headers=headers, json={}),
        decide(shown, "pursue"),
        client.post(f"/api/v1/decisions/{decision}/undo", headers=headers),
    ]
    assert [answer.status_code for answer in answers] == [409, 409, 409]
    assert {answer.json()["detail"] for answer in answers} == {
        "The work with this client is closed."
    }
    assert count_decisions(engine) == 1


def test_the_form_decides_only_on_the_list_that_shows_the_suggestion(
    engine, browser, client_id, suggest
):
    first, second = suggest(client_id), suggest(client_id)
    shown = first["items"][0]["id"]
    for other in (second["id"], "none"):
        answer = browser(f"/suggestions/{other}/{shown}/decision", choice="later")
        assert answer.status_code == 404
    assert count_decisions(engine) == 0
    answer = browser(f"/suggestions/{first['id']}/{shown}/decision", choice="later")
    assert answer.headers["location"] == f"/suggestions/{first['id']}#s-{shown}"


def test_the_form_undoes_only_on_a_list_that_shows_what_was_decided(
    *, engine, browser, client_id, make_client, suggest, decide
):
    first, elsewhere = suggest(client_id), suggest(make_client("N-2"))
    decision = decide(first["items"][0]["id"]).json()["id"]
    for other in (elsewhere["id"], "none"):
        answer = browser(f"/suggestions/{other}/decisions/{decision}/undo")
        assert answer.status_code == 404
    assert count_decisions(engine) == 1


def test_what_was_decided_on_one_list_is_undone_on_another_that_shows_it(
    browser, client_id, suggest, decide
):
    first, second = suggest(client_id), suggest(client_id)
    decision = decide(first["items"][0]["id"]).json()
    answer = browser(f"/suggestions/{second['id']}/decisions/{decision['id']}/undo")
    [shown] = [i["id"] for i in second["items"] if i["vacancy_id"] == decision["vacancy_id"]]
    assert answer.headers["location"] == f"/suggestions/{second['id']}#s-{shown}"


def test_others_are_told_the_same_as_for_what_does_not_exist(
    client, client_id, suggest, decide, signed_in
):
    made = suggest(client_id)
    shown = made["items"][0]["id"]
    decision = decide(shown).json()["id"]
    other = signed_in(Role.SPECIALIST)
    for send, real in (
        (lambda id_: client.get(f"/api/v1/suggestions/{id_}", headers=other), made["id"]),
        (lambda id_: decide(id_, headers=other), shown),
        (lambda id_: client.post(f"/api/v1/decisions/{id_}/undo", headers=other), decision),
    ):
        told = [{**send(id_).json(), "request_id": None} for id_ in (real, "0" * 32)]
        assert told[0] == told[1]
        assert told[0]["type"] == "not-found"


def test_a_list_made_at_the_command_line_is_nobody_s_act_and_the_supervisor_reads_of_it(
    *, client, engine, client_id, make_user, signed_in, team, suggest
):
    at_command_line = make_list(engine, "N-1", 5, today())
    asked_for = suggest(client_id)

    def read(team):
        boss = signed_in(make_user(Role.SUPERVISOR, team=team))
        found = client.get("/api/v1/audit", params={"subject_id": client_id}, headers=boss)
        made = [e for e in found.json()["items"] if e["action"] == "suggestions.made"]
        return {event["details"].pop("list"): event for event in made}

    told = read(team)
    assert told[at_command_line.id]["user_id"] is None
    assert told[at_command_line.id]["details"] == {"way": "command line"}
    assert told[asked_for["id"]]["user_id"] is not None
    assert told[asked_for["id"]]["details"] == {}
    assert read(None) == {}


@pytest.mark.usefixtures("client_id")
def test_a_list_for_another_day_is_only_looked_at(client, engine, headers):
    looked_at = make_list(engine, "N-1", 5, today() - timedelta(days=1))
    assert looked_at.considered == len(ADVERTS)
    kept = client.get(f"/api/v1/suggestions/{looked_at.id}", headers=headers)
    assert kept.status_code == 404
