import pytest

from api.accounts.roles import Role

CLIENTS = "/api/v1/clients"


@pytest.fixture
def sam(signed_in):
    return signed_in(Role.SPECIALIST)


@pytest.fixture
def team(make_team):
    return make_team()


@pytest.fixture
def boss(signed_in, make_user, team):
    return signed_in(make_user(Role.SUPERVISOR, team=team))


def take_on(client, headers, **body):
    return client.post(CLIENTS, json={"reference": "N-1", **body}, headers=headers)


def test_a_specialist_takes_a_client_on_to_their_own_caseload(client, sam):
    made = take_on(client, sam)
    assert made.status_code == 201
    assert made.json()["specialist_id"] == client.get("/api/v1/me", headers=sam).json()["id"]
    assert client.get(f"{CLIENTS}/{made.json()['id']}", headers=sam).json() == made.json()


def test_a_supervisor_takes_a_client_on_for_one_of_the_team(client, boss, make_user, team):
    ann = make_user(Role.SPECIALIST, team=team)
    assert take_on(client, boss, specialist_id=ann.id).json()["specialist_id"] == ann.id


def test_a_client_is_given_to_nobody_but_an_active_specialist_of_the_team(
    client, boss, make_user, team, signed_in
):
    left = make_user(team=team)
    client.patch(f"/api/v1/users/{left.id}", json={"active": False}, headers=signed_in(Role.ADMIN))
    wrong = [None, "nobody", make_user().id, make_user(Role.IMPORTER, team=team).id, left.id]
    for specialist_id in wrong:
        answer = take_on(client, boss, specialist_id=specialist_id)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["where"] == "body.specialist_id"
    assert client.get(CLIENTS, headers=boss).json()["items"] == []


def test_a_specialist_gives_nobody_a_client(client, make_user, team, signed_in):
    sam, ann = make_user(team=team), make_user(team=team)
    assert take_on(client, signed_in(sam), specialist_id=ann.id).status_code == 422
    assert take_on(client, signed_in(sam), specialist_id=sam.id).status_code == 201


def test_admins_and_importers_take_nobody_on(client, signed_in):
    for role in (Role.ADMIN, Role.IMPORTER):
        assert take_on(client, signed_in(role)).status_code == 403


def test_a_reference_is_used_once_in_a_team(client, make_user, team, signed_in):
    sam, ann, far = make_user(team=team), make_user(team=team), make_user()
    assert take_on(client, signed_in(sam)).status_code == 201
    assert take_on(client, signed_in(ann)).status_code == 409
    assert take_on(client, signed_in(far)).status_code == 201


@pytest.mark.parametrize(("first", "second"), [("LDS-01", "lds-01"), ("é-1", "É-1")])
def test_references_that_differ_in_capitals_alone_are_one(client, sam, first, second):
    assert take_on(client, sam, reference=first).status_code == 201
    assert take_on(client, sam, reference=second).status_code == 409


@pytest.mark.parametrize(
    "reference",
    ["", "   ", "x" * 41, 7, None, "N\t1", "N-\u200b1", "\u202eN-1", "N-1\u00ad", "\ufeff"],
)
def test_a_reference_that_can_not_be_is_refused(client, sam, reference):
    answer = take_on(client, sam, reference=reference)
    assert (answer.status_code, answer.json()["errors"][0]["where"]) == (422, "body.reference")
    assert client.get(CLIENTS, headers=sam).json()["items"] == []


def test_a_name_has_nowhere_to_go(client, sam):
    answer = take_on(client, sam, name="Alex")
    assert answer.json()["errors"] == [{"where": "body.name", "problem": "is not a known field"}]


def test_a_client_who_is_closed_leaves_the_list_and_keeps_their_record(client, sam):
    made = take_on(client, sam).json()
    closed = client.post(f"{CLIENTS}/{made['id']}/close", headers=sam)
    assert closed.status_code == 200
    assert closed.json()["closed_at"] is not None
    assert client.get(CLIENTS, headers=sam).json()["items"] == []
    assert client.get(f"{CLIENTS}?closed=true", headers=sam).json()["items"] == [closed.json()]


def test_closing_twice_changes_nothing(client, sam):
    made = take_on(client, sam).json()
    first, second = (client.post(f"{CLIENTS}/{made['id']}/close", headers=sam) for _ in range(2))
    assert first.json() == second.json()
