"""Keys for programs."""

from datetime import timedelta

import pytest
import typer
from sqlmodel import select
from typer.testing import CliRunner

from api.accounts import token_commands, tokens
from api.accounts.roles import Role
from api.accounts.tables import ApiToken
from api.accounts.tokens import Scope
from api.audit.tables import AuditEvent
from api.clock import now
from api.database import session_of
from api.errors import Conflict, Invalid, NotFound

IMPORTS = "/api/v1/imports"


@pytest.fixture
def kim(make_user):
    return make_user(Role.IMPORTER, email="kim@example.org")


@pytest.fixture
def token(engine, kim):
    """A token for imports, and its row."""
    with session_of(engine) as session:
        return tokens.add(session, kim.email, "nightly", Scope.IMPORTS, 30)


def bearer(token):
    return {"Authorization": f"Bearer {token.secret}"}


def send(client, token):
    files = {"file": ("jobs.csv", b"title,employer\nCook,Cafe\n")}
    return client.post(IMPORTS, files=files, data={"source": "jobs"}, headers=bearer(token))


def test_a_token_opens_imports(client, token):
    sent = send(client, token)
    assert sent.status_code == 202
    assert client.get(sent.headers["Location"], headers=bearer(token)).status_code == 200
    assert client.get(IMPORTS, headers=bearer(token)).status_code == 200


@pytest.mark.parametrize(
    "path", ["/api/v1/me", "/api/v1/vacancies", "/api/v1/users", "/api/v1/importsx"]
)
def test_a_token_opens_nothing_else(client, token, path):
    answer = client.get(path, headers=bearer(token))
    assert answer.status_code == (404 if path.endswith("x") else 403)


def test_a_token_opens_no_page(client, token):
    client.cookies.set("ips_session", token.secret)
    assert client.get("/clients", follow_redirects=False).status_code in (303, 401)


def test_only_a_hash_of_it_is_kept(engine, token):
    with session_of(engine, reads_only=True) as session:
        [row] = session.exec(select(ApiToken)).all()
        assert token.secret not in str(row.model_dump())
        events = session.exec(select(AuditEvent).where(AuditEvent.subject == "token")).all()
    assert [event.action for event in events] == ["token.created"]
    assert token.secret not in str(events)


def test_a_revoked_token_opens_nothing(client, engine, token):
    with session_of(engine) as session:
        tokens.revoke(session, token.row.id)
        tokens.revoke(session, token.row.id)
    assert client.get(IMPORTS, headers=bearer(token)).status_code == 401


def test_a_token_out_of_date_opens_nothing(client, engine, token):
    with session_of(engine) as session:
        session.get(ApiToken, token.row.id).expires_at = now() - timedelta(seconds=1)
    answer = client.get(IMPORTS, headers=bearer(token))
    assert answer.status_code == 401
    assert "out of date" in answer.json()["detail"]


def test_a_token_of_somebody_inactive_opens_nothing(client, engine, token, kim):
    with session_of(engine) as session:
        session.get(type(kim), kim.id).active = False
    assert client.get(IMPORTS, headers=bearer(token)).status_code == 401


def test_a_token_that_nobody_made_opens_nothing(client):
    headers = {"Authorization": "Bearer ips_nonsense"}
    assert client.get(IMPORTS, headers=headers).status_code == 401


def test_its_last_use_is_kept(client, engine, token):
    send(client, token)
    with session_of(engine, reads_only=True) as session:
        assert session.get(ApiToken, token.row.id).used_at is not None


def test_who_may_not_import_gets_no_token(session, make_user):
    make_user(Role.SPECIALIST, email="sam@example.org")
    with pytest.raises(Conflict, match="may not import"):
        tokens.add(session, "sam@example.org", "nightly", Scope.IMPORTS, 30)
    with pytest.raises(NotFound):
        tokens.add(session, "nobody@example.org", "nightly", Scope.IMPORTS, 30)


@pytest.mark.parametrize(("name", "days"), [(" ", 1), ("x" * 121, 1), ("x", 0), ("x", 3651)])
def test_a_token_has_a_name_and_an_end(session, kim, name, days):
    with pytest.raises(Invalid):
        tokens.add(session, kim.email, name, Scope.IMPORTS, days)


def test_the_commands_make_list_and_revoke(engine, kim, client, monkeypatch):
    app = typer.Typer()
    token_commands.add_commands(app)
    monkeypatch.setattr(token_commands, "ready_engine", lambda: engine)

    def run(*words):
        answer = CliRunner().invoke(app, ["token", *words])
        assert answer.exit_code == 0, answer.output
        return answer.stdout

    secret = run("add", "nightly", "--user", kim.email, "--scope", "imports").strip()
    headers = {"Authorization": f"Bearer {secret}"}
    assert client.get(IMPORTS, headers=headers).status_code == 200
    listed = run("list")
    assert "nightly, imports for kim@example.org" in listed
    assert secret not in listed
    with session_of(engine, reads_only=True) as session:
        key = session.exec(select(ApiToken.id)).one()
    run("revoke", key)
    assert client.get(IMPORTS, headers=headers).status_code == 401
    assert '"state": "revoked"' in run("list", "--json")
