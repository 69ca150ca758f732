"""An import is its team's: others neither see it nor end it."""

import pytest

from api.accounts.roles import Role
from api.imports.carrying_out import carry_out_waiting
from api.imports.service import run_import

PATH = "/api/v1/imports"
FILE = b"reference,title,employer\n1,Cook,Cafe\n2,,Inn\n"
READS = ("", "/refusals", "/refused.csv", "/kept")
ENDS = ("/cancel", "/undo")


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


@pytest.fixture
def send(client, engine):
    """Has a file imported for somebody; the path of the import."""

    def post(headers):
        files = {"file": ("jobs.csv", FILE)}
        sent = client.post(PATH, files=files, data={"source": "jobs"}, headers=headers)
        carry_out_waiting(engine)
        return sent.headers["Location"]

    return post


@pytest.fixture
def of_role(make_team, make_user, signed_in):
    """The headers of a new person of a team."""
    return lambda role, team: signed_in(make_user(role, team=team))


@pytest.fixture
def at_the_command_line(engine, tmp_path):
    """The path of an import that nobody who signs in began."""
    with (tmp_path / "jobs.csv").open("w+b") as handle:
        handle.write(FILE)
        handle.seek(0)
        return f"{PATH}/{run_import(engine, 'jobs', handle).run.id}"


@pytest.mark.parametrize("role", [Role.IMPORTER, Role.SUPERVISOR])
def test_an_import_is_not_there_for_another_team(client, send, of_role, make_team, role):
    ours = of_role(Role.IMPORTER, make_team())
    path = send(ours)
    other = of_role(role, make_team())
    answers = [client.get(f"{path}{what}", headers=other) for what in READS]
    answers += [client.post(f"{path}{what}", headers=other) for what in ENDS]
    assert {answer.status_code for answer in answers} == {404}
    assert client.get(PATH, headers=other).json()["items"] == []
    assert client.get(path, headers=ours).json()["state"] == "done"


def test_colleagues_and_administrators_see_an_import_and_undo_it(
    client, send, of_role, make_team, engine
):
    north = make_team()
    path = send(of_role(Role.IMPORTER, north))
    for who in (of_role(Role.SUPERVISOR, north), of_role(Role.ADMIN, make_team())):
        assert {client.get(f"{path}{what}", headers=who).status_code for what in READS} == {200}
        assert len(client.get(PATH, headers=who).json()["items"]) == 1
    assert client.post(f"{path}/undo", headers=who).status_code == 202


def test_an_import_of_the_command_line_is_seen_by_all_and_ended_by_administrators(
    client, at_the_command_line, of_role, make_team
):
    path, team = at_the_command_line, make_team()
    importer, admin = of_role(Role.IMPORTER, team), of_role(Role.ADMIN, team)
    assert {client.get(f"{path}{what}", headers=importer).status_code for what in READS} == {200}
    refused = client.post(f"{path}/undo", headers=importer)
    assert refused.status_code == 403
    assert "ask an administrator" in refused.json()["detail"]
    assert client.post(f"{path}/undo", headers=admin).status_code == 202
