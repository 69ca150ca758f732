import json
import logging

import pytest

from api.accounts.roles import Role
from api.logs import OneLine, log, set_up


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, logger="ips_matcher")

    def read(form="text"):
        return [OneLine(form).format(record) for record in caplog.records]

    return read


def test_a_request_is_one_line_of_facts(client, signed_in, lines):
    headers = signed_in(Role.SPECIALIST)
    answer = client.get("/api/v1/clients/some-id?cursor=x", headers=headers)
    facts = json.loads(lines("json")[-1])
    assert facts["event"] == "request"
    assert facts["method"] == "GET"
    assert facts["route"] == "/api/v1/clients/{client_id}"
    assert facts["status"] == 404
    assert facts["ms"] > 0
    assert facts["request_id"] == answer.headers["x-request-id"]
    assert len(facts["user"]) == 32


def test_the_same_facts_read_as_key_and_value(client, lines):
    client.get("/healthz")
    assert "event=request" in lines()[-1]
    assert "route=/healthz status=200" in lines()[-1]
    assert "user=-" in lines()[-1]
    assert "\n" not in lines()[-1]


def test_no_line_holds_what_was_said_or_who_said_it(client, app, signed_in, make_user, lines):
    sam = make_user(email="sam@example.org", name="Sam Reed")
    headers = signed_in(sam)
    client.post("/api/v1/sessions", json={"email": "sam@example.org", "password": "hunter2hunter2"})
    made = client.post("/api/v1/clients", json={"reference": "N-0417"}, headers=headers).json()
    wish = {"statements": [{"stance": "want", "words": "near mum"}]}
    client.put(f"/api/v1/clients/{made['id']}/preferences", json=wish, headers=headers)
    client.get("/api/v1/clients?cursor=near-mum", headers=headers)
    text = "\n".join([*lines(), *lines("json")])
    token = headers["Authorization"].removeprefix("Bearer ")
    for secret in ("sam@example.org", "Sam Reed", "hunter2", "N-0417", "mum", token, made["id"]):
        assert secret not in text


def test_a_fault_is_one_line_with_its_place_and_without_its_message(app, client, lines):
    @app.get("/api/broken")
    def broken():
        try:
            return {}["sam@example.org"]
        except KeyError as cause:
            raise RuntimeError("row of Sam Reed\nsecond line") from cause

    client.get("/api/broken")
    fault, request = lines()[-2:]
    assert "event=fault" in fault
    assert 'fault="RuntimeError from KeyError"' in fault
    assert "test_logs.py" in fault
    assert "Sam" not in fault
    assert "example.org" not in fault
    assert "\n" not in fault
    assert "status=500" in request


def test_a_value_that_would_break_the_line_is_quoted():
    record = logging.LogRecord("x", logging.INFO, "", 0, "a\nb=c", None, None)
    assert 'event="a\\nb=c"' in OneLine("text").format(record)


def test_setting_up_sends_one_line_a_record_to_standard_error(capsys):
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        set_up("info", "json")
        log.info("started", extra={"facts": {"port": 8000}})
        logging.getLogger("another").info("not ours, not a warning")
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["port"] == 8000
