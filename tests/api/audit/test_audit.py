import pytest
from sqlmodel import select

from api.accounts.roles import Role
from api.audit.tables import AuditEvent
from api.database import session_of

AUDIT = "/api/v1/audit"


@pytest.fixture
def team(make_team):
    return make_team()


@pytest.fixture
def boss(signed_in, make_user, team):
    return signed_in(make_user(Role.SUPERVISOR, team=team))


def actions(client, headers, **query):
    items = client.get(AUDIT, params=query, headers=headers).json()["items"]
    return [item["action"] for item in items]


def test_every_change_is_recorded_with_who_and_what(client, team, boss, make_user, signed_in):
    sam = make_user(team=team)
    headers = signed_in(sam)
    made = client.post("/api/v1/clients", json={"reference": "N-1"}, headers=headers).json()
    wish = {"statements": [{"stance": "want", "words": "somewhere quiet, near mum"}]}
    client.put(f"/api/v1/clients/{made['id']}/preferences", json=wish, headers=headers)
    client.post(f"/api/v1/clients/{made['id']}/close", headers=headers)
    assert actions(client, boss, subject_id=made["id"]) == [
        "client.closed",
        "preferences.set",
        "client.created",
    ]
    event = client.get(AUDIT, params={"subject_id": made["id"]}, headers=boss).json()["items"][1]
    assert event["user_id"] == sam.id
    assert event["details"] == {"number": 1}


def test_what_people_do_with_people_is_recorded(client, signed_in, engine):
    admin = signed_in(Role.ADMIN)
    team = client.post("/api/v1/teams", json={"name": "North"}, headers=admin).json()
    body = {
        "email": "sam@example.org",
        "name": "Sam Reed",
        "role": "specialist",
        "team_id": team["id"],
        "password": "correct horse battery",
    }
    sam = client.post("/api/v1/users", json=body, headers=admin).json()
    for active in (False, True):
        client.patch(f"/api/v1/users/{sam['id']}", json={"active": active}, headers=admin)
    client.delete("/api/v1/sessions/current", headers=admin)
    with session_of(engine) as session:
        events = session.exec(select(AuditEvent).order_by(AuditEvent.id)).all()
    kept = " ".join(str(event.details) for event in events)
    assert [event.action for event in events][-5:] == [
        "team.created",
        "user.created",
        "user.deactivated",
        "user.activated",
        "user.signed_out",
    ]
    assert "sam@example.org" not in kept
    assert "Sam" not in kept


def test_no_words_of_a_client_are_in_the_record(client, engine, signed_in):
    headers = signed_in(Role.SPECIALIST)
    made = client.post("/api/v1/clients", json={"reference": "N-1"}, headers=headers).json()
    wish = {"base": "LS9 7TF", "statements": [{"stance": "want", "words": "near mum"}]}
    client.put(f"/api/v1/clients/{made['id']}/preferences", json=wish, headers=headers)
    with session_of(engine) as session:
        events = session.exec(select(AuditEvent)).all()
    kept = " ".join(event.model_dump_json() for event in events)
    for words in ("near mum", "LS9", "N-1"):
        assert words not in kept


def test_a_supervisor_sees_what_their_own_people_did_and_no_one_else(
    client, boss, make_user, signed_in
):
    far = make_user()
    client.post("/api/v1/clients", json={"reference": "S-1"}, headers=signed_in(far))
    seen = client.get(AUDIT, headers=boss).json()["items"]
    assert far.id not in {event["user_id"] for event in seen}
    assert actions(client, boss) == ["user.signed_in"]


def test_nobody_else_reads_the_record(client, signed_in):
    for role in (Role.SPECIALIST, Role.ADMIN, Role.IMPORTER):
        assert client.get(AUDIT, headers=signed_in(role)).status_code == 403


def test_what_was_refused_is_not_in_the_record(client, engine, signed_in):
    headers = signed_in(Role.SPECIALIST)
    for _ in range(2):
        client.post("/api/v1/clients", json={"reference": "N-1"}, headers=headers)
    with session_of(engine) as session:
        query = select(AuditEvent).where(AuditEvent.action == "client.created")
        assert len(session.exec(query).all()) == 1
