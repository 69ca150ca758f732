import pytest

from api.accounts.roles import Role

ADMIN_ONLY = [
    ("GET", "/api/v1/teams", None),
    ("POST", "/api/v1/teams", {"name": "North"}),
    ("GET", "/api/v1/users", None),
    ("POST", "/api/v1/users", "somebody"),
    ("PATCH", "/api/v1/users/0", {"active": False}),
]
WRONG = [
    ("email", "sam", "must be an email address, such as sam@example.org"),
    ("email", "sam@example", "must be an email address, such as sam@example.org"),
    ("email", "sam@@example.org", "must be an email address, such as sam@example.org"),
    ("email", "sam reed@example.org", "must be an email address, such as sam@example.org"),
    ("email", "x" * 255, "must be at most 254 characters long"),
    ("name", "  ", "must be 1 to 120 characters long"),
    ("name", "x" * 121, "must be at most 120 characters long"),
    ("role", "chief", "must be one of specialist, supervisor, importer or admin"),
    ("team_id", "nowhere", "must be the id of a team"),
    ("password", "short", "must be at least 12 characters long"),
    ("password", "x" * 201, "must be at most 200 characters long"),
    ("password", None, "must be text"),
]


@pytest.fixture
def admin(signed_in):
    return signed_in(Role.ADMIN)


@pytest.fixture
def somebody(make_team):
    return {
        "email": "Sam@Example.org",
        "name": " Sam  Reed ",
        "role": "specialist",
        "team_id": make_team().id,
        "password": "correct horse battery",
    }


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.SUPERVISOR, Role.IMPORTER])
def test_only_admins_look_after_people(client, signed_in, somebody, role):
    headers = signed_in(role)
    for method, path, body in ADMIN_ONLY:
        sent = somebody if body == "somebody" else body
        answer = client.request(method, path, json=sent, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (403, "forbidden"), path


def test_nobody_does_it_without_signing_in(client, somebody):
    for method, path, body in ADMIN_ONLY:
        sent = somebody if body == "somebody" else body
        assert client.request(method, path, json=sent).status_code == 401, path


def test_an_admin_makes_a_team(client, admin):
    made = client.post("/api/v1/teams", json={"name": " North  East "}, headers=admin)
    assert made.status_code == 201
    assert made.json()["name"] == "North East"
    assert made.json() in client.get("/api/v1/teams", headers=admin).json()["items"]


def test_two_teams_can_not_have_one_name(client, admin):
    client.post("/api/v1/teams", json={"name": "North"}, headers=admin)
    again = client.post("/api/v1/teams", json={"name": "North"}, headers=admin)
    assert (again.status_code, again.json()["detail"]) == (409, "There is a team of this name.")


def test_an_admin_lets_somebody_in(client, admin, somebody):
    made = client.post("/api/v1/users", json=somebody, headers=admin)
    assert made.status_code == 201
    assert made.json()["email"] == "sam@example.org"
    assert made.json()["name"] == "Sam Reed"
    assert "password" not in made.text
    signing_in = {"email": somebody["email"], "password": somebody["password"]}
    assert client.post("/api/v1/sessions", json=signing_in).status_code == 201


def test_two_people_can_not_have_one_address(client, admin, somebody):
    client.post("/api/v1/users", json=somebody, headers=admin)
    again = client.post(
        "/api/v1/users", json={**somebody, "email": "SAM@example.ORG"}, headers=admin
    )
    assert again.status_code == 409


def test_a_person_that_can_not_be_is_refused_and_not_written(client, admin, somebody):
    before = client.get("/api/v1/users", headers=admin).json()
    for field, value, problem in WRONG:
        answer = client.post("/api/v1/users", json={**somebody, field: value}, headers=admin)
        assert answer.status_code == 422
        assert answer.json()["errors"] == [{"where": f"body.{field}", "problem": problem}]
    assert client.get("/api/v1/users", headers=admin).json() == before


def test_an_address_of_nothing_but_dots_is_refused(client, admin, somebody):
    dots = {**somebody, "email": "a@" + "." * 250}
    answer = client.post("/api/v1/users", json=dots, headers=admin)
    assert answer.status_code == 422
    assert [error["where"] for error in answer.json()["errors"]] == ["body.email"]


def test_somebody_let_in_again_signs_in_again(client, admin, make_user):
    sam = make_user(email="sam@example.org")
    for active in (False, True):
        client.patch(f"/api/v1/users/{sam.id}", json={"active": active}, headers=admin)
    signing_in = {"email": "sam@example.org", "password": "correct horse battery"}
    assert client.post("/api/v1/sessions", json=signing_in).status_code == 201


def test_the_last_admin_stays(client, admin):
    me = client.get("/api/v1/me", headers=admin).json()["id"]
    answer = client.patch(f"/api/v1/users/{me}", json={"active": False}, headers=admin)
    assert answer.status_code == 409
    assert client.get("/api/v1/me", headers=admin).status_code == 200


def test_there_is_nobody_of_an_unknown_id(client, admin):
    answer = client.patch("/api/v1/users/0", json={"active": False}, headers=admin)
    assert answer.status_code == 404
