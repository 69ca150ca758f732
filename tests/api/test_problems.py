import pytest
from sqlalchemy import text
from sqlmodel import Session
from starlette.responses import PlainTextResponse

from api import database, problems
from api.accounts.roles import Role
from api.database import make_engine, session_of
from api.errors import KINDS, Conflict


@pytest.fixture
def database_url(sqlite_url):
    """Errors look the same whatever is behind them: one database will do."""
    return sqlite_url


SHAPE = {"type", "title", "status", "detail", "errors", "request_id"}


def refuse(app, path, error):
    @app.get(path)
    def refused():
        raise error


def test_every_kind_has_a_word_of_its_own():
    words = [kind.type for kind in KINDS.values()]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_refusal_is_answered_in_the_one_shape(app, client, kind):
    refuse(app, "/api/refused", kind("Because.", retry_after=7))
    answer = client.get("/api/refused")
    problem = answer.json()
    assert answer.status_code == problem["status"] == KINDS[kind].status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == "7"
    assert set(problem) == SHAPE
    assert problem["type"] == KINDS[kind].type
    assert problem["detail"] == "Because."
    assert problem["request_id"] == answer.headers["x-request-id"]


def test_an_unknown_address_below_api_is_a_problem(client):
    answer = client.get("/api/v1/nothing")
    assert answer.json()["type"] == "not-found"
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_wrong_method_is_told_which_ones_work(client):
    answer = client.post("/api/v1/me")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json()["type"] == "method-not-allowed"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        ("{", "application/json", 400),
        ("[" * 100_000, "application/json", 400),
        ("[]", "application/json", 422),
        ("null", "application/json", 422),
        ('"text"', "application/json", 422),
        ("", "application/json", 422),
        ("{}", "text/plain", 415),
        ("{}", None, 415),
        ('{"email": "a", "password": "b", "more": 1}', "application/json", 422),
        ('{"email": "\\u0000", "password": "b"}', "application/json", 422),
        ('{"email": "\\ud800", "password": "b"}', "application/json", 422),
        ('{"email": 1e999, "password": NaN}', "application/json", 422),
        (b'{"email": "\xff"}', "application/json", 400),
        (b'{"email": "\xed\xa0\x80", "password": "b"}', "application/json", 400),
        ('{"email": "\0", "password": "b"}'.encode("utf-16"), "application/json", 400),
        ('{"email": "\\u0000", "password": "b"}'.encode("utf-16-le"), "application/json", 400),
        ('{"email": "\\u0000", "password": "b"}'.encode("utf-32-be"), "application/json", 400),
    ],
)
def test_a_wrong_body_is_refused_in_the_one_shape(client, content, kind, status):
    headers = {"Content-Type": kind} if kind else {}
    answer = client.post("/api/v1/sessions", content=content, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


@pytest.mark.parametrize(
    "content",
    ["\\ud", '{"\\u0000"', "[" * 200_000 + "\\u0000", '"\\u0000"'.encode("utf-16")],
    ids=["half an escape", "cut off", "nested without end", "not UTF-8"],
)
def test_a_broken_body_is_never_a_fault_of_ours_where_none_is_asked_for(client, signed_in, content):
    headers = {**signed_in(Role.SPECIALIST), "Content-Type": "application/json"}
    answer = client.post("/api/v1/clients/none/close", content=content, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "bad-request")


def test_a_wrong_field_is_named_in_plain_words_and_its_value_not_repeated(client):
    answer = client.post("/api/v1/sessions", json={"email": 5551234, "pasword": "hunter2hunter2"})
    assert answer.json()["errors"] == [
        {"where": "body.email", "problem": "must be text"},
        {"where": "body.password", "problem": "is missing"},
        {"where": "body.pasword", "problem": "is not a known field"},
    ]
    assert "5551234" not in answer.text
    assert "hunter2" not in answer.text


def test_a_nul_in_an_address_is_refused(client):
    assert client.get("/api/v1/clients/%00").status_code == 422
    assert client.get("/api/v1/audit?subject_id=%00").status_code == 422


def test_a_body_over_a_megabyte_is_refused(client):
    answer = client.post("/api/v1/sessions", json={"email": "x" * 1_000_001, "password": "y"})
    assert (answer.status_code, answer.json()["type"]) == (413, "too-large")
    assert answer.json()["detail"] == "Send at most 1 MB."


def test_a_body_of_unstated_length_is_refused_once_it_is_too_large(client):
    sent = 0

    def endless():
        nonlocal sent
        for _ in range(100):
            sent += 1
            yield b" " * 100_000

    answer = client.post(
        "/api/v1/sessions", content=endless(), headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["type"]) == (413, "too-large")


def test_a_fault_of_ours_tells_nothing_but_a_request_id(app, client):
    refuse(app, "/api/broken", RuntimeError("the secret of row 7"))
    answer = client.get("/api/broken")
    assert answer.status_code == 500
    assert answer.json() == {
        "type": "unexpected",
        "title": "Something went wrong on our side",
        "status": 500,
        "errors": [],
        "request_id": answer.headers["x-request-id"],
    }
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_commit_that_fails_is_never_answered_as_a_success(client, signed_in, monkeypatch):
    headers = signed_in(Role.SPECIALIST)
    with monkeypatch.context() as patched:
        patched.setattr(Session, "commit", _fails)
        answer = client.post("/api/v1/clients", json={"reference": "A"}, headers=headers)
    assert answer.status_code == 500
    assert client.get("/api/v1/clients", headers=headers).json()["items"] == []


def _fails(session):
    raise RuntimeError("the disk is full")


def test_a_database_that_does_not_answer_is_a_busy_service(app, client):
    app.state.engine.dispose()
    app.state.engine = make_engine("postgresql+psycopg://nobody@127.0.0.1:1/none")
    answer = client.get("/api/v1/me", headers={"Authorization": "Bearer x"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_a_table_that_is_not_there_is_a_fault_and_not_a_busy_service(client, engine):
    with session_of(engine) as session:
        session.exec(text("DROP TABLE idempotency_key"))
        session.exec(text("DROP TABLE sign_in"))
    answer = client.get("/api/v1/me", headers={"Authorization": "Bearer x"})
    assert (answer.status_code, answer.json()["type"]) == (500, "unexpected")


def test_a_file_that_somebody_else_keeps_locked_is_a_busy_service(client, engine, monkeypatch):
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.1)
    client.app.state.engine = make_engine(str(engine.url))
    with engine.begin():  # a write is under way
        answer = client.post("/api/v1/sessions", json={"email": "a", "password": "b"})
    assert (answer.status_code, answer.json()["type"]) == (503, "unavailable")
    client.app.state.engine.dispose()


def test_outside_api_a_refusal_is_a_page(app, client):
    refuse(app, "/somewhere", Conflict("<b>No</b>"))
    answer = client.get("/somewhere")
    assert answer.status_code == 409
    assert answer.headers["content-type"].startswith("text/html")
    assert "&lt;b&gt;No&lt;/b&gt;" in answer.text


def test_the_pages_may_render_refusals_their_own_way(app, client):
    problems.install(app, lambda request, found: PlainTextResponse(f"ours: {found.problem.type}"))
    assert client.get("/nowhere").text == "ours: not-found"
