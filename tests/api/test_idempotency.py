from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from fastapi import UploadFile
from pydantic import BaseModel
from sqlmodel import select
from starlette.responses import Response

from api.accounts.roles import Role
from api.accounts.tables import IdempotencyKey
from api.audit.tables import AuditEvent
from api.clock import now
from api.database import session_of
from api.idempotency import OnceOnly

CLIENTS = "/api/v1/clients"


@pytest.fixture
def headers(signed_in):
    return {**signed_in(Role.SPECIALIST), "Idempotency-Key": "key-1"}


def take_on(client, headers, reference="N-1"):
    return client.post(CLIENTS, json={"reference": reference}, headers=headers)


def count_made(engine):
    with session_of(engine) as session:
        query = select(AuditEvent).where(AuditEvent.action == "client.created")
        return len(session.exec(query).all())


def test_sent_again_a_write_gets_the_first_answer_and_writes_nothing(client, engine, headers):
    first, second = take_on(client, headers), take_on(client, headers)
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.content == first.content
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"
    assert count_made(engine) == 1


def test_without_a_key_each_request_stands_alone(client, headers):
    del headers["Idempotency-Key"]
    assert take_on(client, headers).status_code == 201
    assert take_on(client, headers).status_code == 409


def test_a_key_used_for_another_request_is_refused(client, engine, headers):
    take_on(client, headers, "N-1")
    answer = take_on(client, headers, "N-2")
    assert (answer.status_code, answer.json()["type"]) == (409, "key-reused")
    assert count_made(engine) == 1


def test_a_key_used_at_another_address_is_refused(client, headers):
    made = take_on(client, headers).json()
    answer = client.post(f"{CLIENTS}/{made['id']}/close", headers=headers)
    assert answer.json()["type"] == "key-reused"


def test_two_people_may_use_the_same_key(client, headers, signed_in):
    other = {**signed_in(Role.SPECIALIST), "Idempotency-Key": "key-1"}
    first, second = take_on(client, headers), take_on(client, other)
    assert first.json()["id"] != second.json()["id"]


def test_a_refused_write_may_be_mended_under_its_key(client, headers):
    assert take_on(client, headers, "").status_code == 422
    assert take_on(client, {**headers, "Idempotency-Key": "other"}, "N-1").status_code == 201
    assert take_on(client, headers, "N-1").status_code == 409
    assert take_on(client, headers, "N-2").status_code == 201


def test_a_version_of_preferences_sent_again_is_one_version(client, headers):
    made = take_on(client, headers).json()
    address = f"{CLIENTS}/{made['id']}/preferences"
    for _ in range(2):
        answer = client.put(address, json={}, headers={**headers, "Idempotency-Key": "key-2"})
        assert answer.json()["number"] == 1


def test_of_many_sent_together_one_writes_and_all_get_its_answer(client, engine, headers):
    together = Barrier(6)

    def send(_):
        together.wait()
        return take_on(client, headers)

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(send, range(6)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("idempotency-replayed" not in answer.headers for answer in answers) == 1
    assert count_made(engine) == 1


def test_a_key_is_forgotten_after_a_day(client, engine, headers):
    take_on(client, headers)
    with session_of(engine) as session:
        session.exec(select(IdempotencyKey)).one().created_at = now() - timedelta(hours=25)
    assert take_on(client, headers).status_code == 409


def test_the_answers_of_people_who_no_longer_write_are_forgotten_too(
    client, engine, headers, signed_in
):
    take_on(client, headers)
    with session_of(engine) as session:
        session.exec(select(IdempotencyKey)).one().created_at = now() - timedelta(hours=25)
    other = {**signed_in(Role.SPECIALIST), "Idempotency-Key": "key-2"}
    take_on(client, other)
    with session_of(engine, reads_only=True) as session:
        assert [kept.key for kept in session.exec(select(IdempotencyKey)).all()] == ["key-2"]


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_that_can_not_be_is_refused(client, headers, key):
    answer = take_on(client, {**headers, "Idempotency-Key": key})
    assert answer.json()["errors"][0]["where"] == "header.idempotency-key"


class Taken(BaseModel):
    size: int


def test_an_upload_is_the_same_when_its_file_is(app, client, headers):
    @app.post("/api/upload")
    def upload(file: UploadFile, once: OnceOnly) -> Response:
        return once(lambda: Taken(size=len(file.file.read())))

    def send(content):
        return client.post("/api/upload", files={"file": ("a.csv", content)}, headers=headers)

    first, again, other = send(b"one"), send(b"one"), send(b"two")
    assert first.json() == again.json() == {"size": 3}
    assert again.headers["idempotency-replayed"] == "true"
    assert other.json()["type"] == "key-reused"
