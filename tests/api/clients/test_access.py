"""Who sees which clients: the one rule, and that every address keeps it."""

import pytest

from api.accounts.roles import Role
from api.accounts.tables import User
from api.clients import preferences, service
from api.database import session_of
from matcher.preferences import Preferences

CLIENTS = "/api/v1/clients"
WISHES = {"statements": [{"stance": "must", "about": "hours", "value": {"max": 20}}]}
ADDRESSES = [
    ("GET", "", None),
    ("POST", "/close", None),
    ("PUT", "/preferences", WISHES),
    ("GET", "/preferences", None),
    ("GET", "/preferences/versions", None),
]


@pytest.fixture
def north(make_team):
    return make_team("North")


@pytest.fixture
def sam(make_user, north):
    return make_user(Role.SPECIALIST, team=north)


@pytest.fixture
def sams_client(engine, sam):
    with session_of(engine) as session:
        client = service.create_client(session, sam, "N-1")
        preferences.set_preferences(session, sam, client.id, Preferences())
        return client


@pytest.fixture
def others(make_user, north):
    """Everybody who has no business with Sam's client."""
    return [
        make_user(Role.SPECIALIST, team=north),
        make_user(Role.ADMIN, team=north),
        make_user(Role.IMPORTER, team=north),
        make_user(Role.SPECIALIST),
        make_user(Role.SUPERVISOR),
        make_user(Role.ADMIN),
    ]


def test_a_specialist_sees_their_own_caseload(client, sam, sams_client, signed_in):
    items = client.get(CLIENTS, headers=signed_in(sam)).json()["items"]
    assert [item["id"] for item in items] == [sams_client.id]


def test_a_supervisor_sees_the_team_s_clients(client, north, make_user, sams_client, signed_in):
    boss = signed_in(make_user(Role.SUPERVISOR, team=north))
    items = client.get(CLIENTS, headers=boss).json()["items"]
    assert [item["id"] for item in items] == [sams_client.id]
    for method, path, body in ADDRESSES:
        answer = client.request(
            method, CLIENTS + f"/{sams_client.id}{path}", json=body, headers=boss
        )
        assert answer.status_code in (200, 409), path


def test_everybody_else_sees_nobody(client, others, sams_client, signed_in):
    for user in others:
        assert client.get(CLIENTS, headers=signed_in(user)).json()["items"] == []


def test_others_are_told_the_same_as_for_a_client_who_does_not_exist(
    client, others, sams_client, signed_in
):
    for user in others:
        headers = signed_in(user)
        for method, path, body in ADDRESSES:
            answers = [
                client.request(method, f"{CLIENTS}/{id_}{path}", json=body, headers=headers)
                for id_ in (sams_client.id, "0" * 32)
            ]
            told = [{**answer.json(), "request_id": None} for answer in answers]
            assert told[0] == told[1], (user.role, path)
            assert told[0]["type"] == "not-found", (user.role, path)


def test_nothing_that_others_send_is_written(client, others, sam, sams_client, signed_in):
    for user in others:
        for method, path, body in ADDRESSES:
            client.request(
                method, f"{CLIENTS}/{sams_client.id}{path}", json=body, headers=signed_in(user)
            )
    mine = f"{CLIENTS}/{sams_client.id}"
    headers = signed_in(sam)
    assert client.get(mine, headers=headers).json()["closed_at"] is None
    assert client.get(f"{mine}/preferences", headers=headers).json()["number"] == 1


def test_nobody_of_the_team_but_its_supervisor_sees_a_colleague_s_clients(
    engine, north, sams_client
):
    with session_of(engine, reads_only=True) as session:
        for role in Role:
            who = User(email="x", name="x", role=role, team_id=north.id, password_hash="x")
            seen = session.exec(service.visible(who)).all()
            assert len(seen) == (1 if role == Role.SUPERVISOR else 0), role
