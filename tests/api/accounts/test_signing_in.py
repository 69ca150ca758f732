from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from api.accounts import signing_in
from api.accounts.roles import Role
from api.accounts.tables import FailedSignIn, SignIn
from api.clock import now
from api.database import session_of
from api.errors import TooManyAttempts, WrongPassword

PASSWORD = "correct horse battery"
SESSIONS = "/api/v1/sessions"


@pytest.fixture
def sam(make_user):
    return make_user(email="sam@example.org")


def attempt(client, email="sam@example.org", password=PASSWORD):
    return client.post(SESSIONS, json={"email": email, "password": password})


def test_signing_in_answers_with_a_token_that_opens_the_service(client, sam):
    answer = attempt(client)
    assert answer.status_code == 201
    assert answer.json()["user"]["email"] == "sam@example.org"
    me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {answer.json()['token']}"})
    assert me.json()["id"] == sam.id


def test_an_address_is_the_same_in_capitals(client, sam):
    assert attempt(client, " SAM@Example.org ").status_code == 201


def test_a_password_typed_on_another_keyboard_is_the_same(client, make_user):
    make_user(email="zoe@example.org", password="Zoe\u0308 cycles to work")
    assert attempt(client, "zoe@example.org", "Zo\u00eb cycles to work").status_code == 201


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client, sam):
    wrong = attempt(client, password="incorrect horse")
    unknown = attempt(client, email="nobody@example.org")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.headers["www-authenticate"] == "Bearer"
    drop = {"request_id"}
    assert {k: v for k, v in wrong.json().items() if k not in drop} == {
        k: v for k, v in unknown.json().items() if k not in drop
    }


def test_an_unknown_address_costs_as_much_work_as_a_wrong_password(session, sam, monkeypatch):
    checked = []
    fits = signing_in.passwords.fits
    monkeypatch.setattr(
        signing_in.passwords, "fits", lambda *given: checked.append(given) or fits(*given)
    )
    for email in ("sam@example.org", "nobody@example.org"):
        with pytest.raises(WrongPassword):
            signing_in.sign_in(session, email, "incorrect horse", hours=1)
    assert [kept is None for _, kept in checked] == [False, True]


def test_the_tenth_wrong_password_is_the_last_for_a_while(client, sam):
    for _ in range(10):
        assert attempt(client, password="incorrect horse").status_code == 401
    answer = attempt(client)
    assert (answer.status_code, answer.json()["type"]) == (429, "too-many-attempts")
    assert 0 < int(answer.headers["retry-after"]) <= 15 * 60 + 1


def test_other_addresses_are_not_slowed_down(client, sam, make_user):
    make_user(email="ann@example.org")
    for _ in range(10):
        attempt(client, password="incorrect horse")
    assert attempt(client, "ann@example.org").status_code == 201


def test_failures_are_forgotten_after_a_quarter_of_an_hour(engine, client, sam):
    with session_of(engine) as session:
        for _ in range(10):
            session.add(FailedSignIn(email=sam.email, at=now() - timedelta(minutes=16)))
    assert attempt(client).status_code == 201
    with session_of(engine) as session:
        assert session.exec(select(FailedSignIn)).all() == []


def test_signing_in_forgets_the_failures_before_it(engine, client, sam):
    for _ in range(9):
        attempt(client, password="incorrect horse")
    attempt(client)
    for _ in range(9):
        assert attempt(client, password="incorrect horse").status_code == 401
    assert attempt(client).status_code == 201


def test_guesses_sent_together_are_each_counted(engine, sam):
    def guess(_):
        try:
            with session_of(engine) as session:
                signing_in.sign_in(session, sam.email, "incorrect horse", hours=1)
        except (WrongPassword, TooManyAttempts) as refusal:
            return type(refusal)

    with ThreadPoolExecutor(8) as pool:
        refusals = list(pool.map(guess, range(16)))
    assert refusals.count(WrongPassword) == 10
    assert refusals.count(TooManyAttempts) == 6


def test_only_a_hash_of_the_token_is_stored(engine, client, sam):
    token = attempt(client).json()["token"]
    with session_of(engine) as session:
        row = session.exec(select(SignIn)).one()
    assert token not in (row.token_hash, row.csrf_token)
    assert len(row.token_hash) == 64


def test_signing_out_closes_the_session_and_no_other(client, sam):
    first, second = (
        {"Authorization": f"Bearer {attempt(client).json()['token']}"} for _ in range(2)
    )
    assert client.delete("/api/v1/sessions/current", headers=first).status_code == 204
    assert client.get("/api/v1/me", headers=first).status_code == 401
    assert client.get("/api/v1/me", headers=second).status_code == 200


def test_a_session_that_has_ended_opens_nothing(engine, client, sam, signed_in):
    headers = signed_in(sam)
    with session_of(engine) as session:
        session.exec(select(SignIn)).one().expires_at = now() - timedelta(seconds=1)
    answer = client.get("/api/v1/me", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (401, "sign-in-needed")


def test_signing_in_clears_away_sessions_that_have_ended(engine, client, sam, signed_in):
    signed_in(sam)
    with session_of(engine) as session:
        session.exec(select(SignIn)).one().expires_at = now() - timedelta(days=1)
    attempt(client)
    with session_of(engine) as session:
        assert len(session.exec(select(SignIn)).all()) == 1


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer ", "Bearer x", "Basic c2FtOnB3", "Bearer \xff"]
)
def test_without_a_good_token_nothing_opens(client, header):
    headers = {} if header is None else {"Authorization": header.encode("latin-1")}
    answer = client.get("/api/v1/me", headers=headers)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_a_dated_hash_is_renewed_at_the_next_sign_in(engine, client, sam, monkeypatch):
    before = sam.password_hash
    monkeypatch.setattr(signing_in.passwords, "is_dated", lambda kept: True)
    assert attempt(client).status_code == 201
    with session_of(engine) as session:
        after = session.get_one(type(sam), sam.id).password_hash
    assert after != before
    assert signing_in.passwords.fits(PASSWORD, after)


def test_a_signed_in_session_never_shows_its_secrets(session, sam):
    who = signing_in.sign_in(session, sam.email, PASSWORD, hours=1)
    assert who.token not in repr(who)
    assert who.csrf_token not in repr(who)


def test_nobody_is_signed_in_by_a_token_that_was_never_given(session):
    assert signing_in.signed_in(session, "\ud800 anything") is None


def test_somebody_deactivated_is_signed_out_at_once(client, sam, signed_in):
    hers = signed_in(sam)
    admin = signed_in(Role.ADMIN)
    answer = client.patch(f"/api/v1/users/{sam.id}", json={"active": False}, headers=admin)
    assert answer.json()["active"] is False
    assert client.get("/api/v1/me", headers=hers).status_code == 401
    assert attempt(client).status_code == 401
