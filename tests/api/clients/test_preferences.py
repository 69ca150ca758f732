from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.accounts.roles import Role
from api.clients import preferences, service
from api.clients.tables import PreferenceVersion
from api.contracts import statement_to_json
from api.database import session_of
from matcher.preferences import (
    CONTRACTS,
    DAYS,
    MODES_OF_TRAVEL,
    REQUIREMENTS,
    About,
    HoursWish,
    PayWish,
    Preferences,
    ScheduleWish,
    Stance,
    Statement,
    TravelWish,
)

HOURS = {"stance": "must", "about": "hours", "value": {"min": 12, "max": 24}}
NIGHTS = {
    "stance": "never",
    "about": "schedule",
    "value": {"nights": True},
    "words": "no nights",
    "importance": 3,
}
WRONG = [
    ({"statements": [{**HOURS, "value": {"max": 169}}]}, "body.statements.0.value.max"),
    (
        {"statements": [HOURS, {**HOURS, "value": {"min": 30, "max": 20}}]},
        "body.statements.1.value",
    ),
    ({"statements": [{**HOURS, "value": {"hours": 3}}]}, "body.statements.0.value.hours"),
    ({"statements": [{**HOURS, "value": {"min": True}}]}, "body.statements.0.value.min"),
    ({"statements": [{**HOURS, "value": {"min": "12"}}]}, "body.statements.0.value.min"),
    ({"statements": [{**NIGHTS, "value": {"nights": "yes"}}]}, "body.statements.0.value.nights"),
    ({"statements": [{**HOURS, "importance": "2"}]}, "body.statements.0.importance"),
    ({"statements": [{**HOURS, "value": {}}]}, "body.statements.0.value"),
    ({"statements": [{**HOURS, "stance": "perhaps"}]}, "body.statements.0.stance"),
    ({"statements": [{**HOURS, "importance": 4}]}, "body.statements.0.importance"),
    ({"statements": [{"stance": "want"}]}, "body.statements.0"),
    ({"statements": "cleaner"}, "body.statements"),
    ({"base": ""}, "body.base"),
    ({"wishes": []}, "body.wishes"),
]


@pytest.fixture
def sam(make_user):
    return make_user(Role.SPECIALIST)


@pytest.fixture
def headers(sam, signed_in):
    return signed_in(sam)


@pytest.fixture
def person(engine, sam):
    with session_of(engine) as session:
        return service.create_client(session, sam, "N-1")


@pytest.fixture
def address(person):
    return f"/api/v1/clients/{person.id}/preferences"


def test_a_client_who_has_said_nothing_has_no_preferences(client, headers, address):
    answer = client.get(address, headers=headers)
    assert answer.status_code == 404
    assert answer.json()["detail"] == "This client's preferences have not been recorded yet."


def test_what_is_sent_is_what_is_kept(client, sam, headers, address):
    body = {"base": "LS9 7TF", "statements": [NIGHTS]}
    answer = client.put(address, json=body, headers=headers)
    assert answer.status_code == 200
    assert answer.json()["number"] == 1
    assert answer.json()["created_by"] == sam.id
    assert answer.json()["base"] == "LS9 7TF"
    assert answer.json()["statements"] == [NIGHTS]
    assert client.get(address, headers=headers).json() == answer.json()


def test_a_change_is_a_new_version_and_the_old_one_stays(client, headers, address):
    first = client.put(address, json={"statements": [NIGHTS]}, headers=headers).json()
    second = client.put(address, json={"statements": [HOURS]}, headers=headers).json()
    assert (first["number"], second["number"]) == (1, 2)
    assert client.get(address, headers=headers).json() == second
    versions = client.get(f"{address}/versions", headers=headers).json()["items"]
    assert versions == [second, first]


def test_a_change_to_a_version_that_is_no_longer_the_newest_is_refused(client, headers, address):
    def send(replaces):
        body = {"statements": [HOURS]}
        return client.put(f"{address}?replaces={replaces}", json=body, headers=headers)

    assert send(0).status_code == 200
    late = send(0)
    assert (late.status_code, late.json()["type"]) == (409, "conflict")
    assert send(1).status_code == 200


def test_wrong_preferences_are_refused_with_their_path_and_nothing_is_written(
    client, headers, address
):
    for body, where in WRONG:
        answer = client.put(address, json=body, headers=headers)
        assert answer.status_code == 422, body
        assert [error["where"] for error in answer.json()["errors"]] == [where]
    assert client.get(address, headers=headers).status_code == 404


def test_a_closed_client_s_preferences_stay_as_they_are(client, headers, address):
    client.post(address.replace("/preferences", "/close"), headers=headers)
    assert client.put(address, json={}, headers=headers).status_code == 409


def test_versions_sent_together_all_get_a_number(engine, sam, person):
    def send(_):
        with session_of(engine) as session:
            return preferences.set_preferences(session, sam, person.id, Preferences()).number

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(send, range(8)))
    assert sorted(numbers) == list(range(1, 9))


def test_of_two_who_change_one_version_together_one_is_told(client, headers, address):
    def send(_):
        body = {"statements": [HOURS]}
        return client.put(f"{address}?replaces=0", json=body, headers=headers).status_code

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(send, range(4))) == [200, 409, 409, 409]


numbers = st.floats(1, 100)
phrases = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=40)
values = st.one_of(
    st.tuples(st.just(About.HOURS), st.builds(HoursWish, max=numbers)),
    st.tuples(st.just(About.PAY), st.builds(PayWish, numbers, st.none() | numbers)),
    st.tuples(
        st.just(About.TRAVEL),
        st.builds(TravelWish, numbers, st.none() | numbers, st.sampled_from(MODES_OF_TRAVEL)),
    ),
    st.tuples(
        st.just(About.SCHEDULE),
        st.builds(
            ScheduleWish,
            nights=st.booleans(),
            days=st.none() | st.lists(st.sampled_from(DAYS), min_size=1, max_size=7).map(tuple),
            between=st.none() | st.just(("09:30", "14:30")),
        ),
    ),
    st.tuples(st.just(About.CONTRACT), st.sampled_from(CONTRACTS)),
    st.tuples(st.just(About.REQUIREMENT), st.sampled_from(REQUIREMENTS)),
    st.tuples(st.sampled_from([About.WORK, About.PEOPLE]), phrases),
)
statements = st.builds(
    lambda stance, value, words, importance: Statement(stance, *value, words, importance),
    st.sampled_from(Stance),
    values,
    phrases,
    st.integers(1, 3),
)


@given(st.builds(Preferences, st.none() | phrases, st.lists(statements).map(tuple)))
def test_preferences_come_back_as_they_went_in(wanted):
    stored = PreferenceVersion(
        client_id="c",
        number=1,
        base=wanted.base,
        statements=[statement_to_json(statement) for statement in wanted.statements],
        created_by="u",
    )
    assert preferences.preferences_of(stored) == wanted


def test_preferences_come_back_from_the_database_as_they_went_in(engine, sam, person):
    wish = ScheduleWish(nights=False, days=("mon", "tue"), between=("09:30", "14:30"))
    wanted = Preferences("LS9", (Statement(Stance.WANT, About.SCHEDULE, wish, "mornings", 1),))
    with session_of(engine) as session:
        preferences.set_preferences(session, sam, person.id, wanted)
    with session_of(engine, reads_only=True) as session:
        kept = preferences.current_preferences(session, sam, person.id)
    assert preferences.preferences_of(kept) == wanted


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (
            {"statements": [{"stance": s, "words": "nights"} for s in ("must", "never")]},
            ("body.statements.1", "“nights” is both a must and a never: which holds?"),
        ),
        (
            {"base": ["LS1 4AP"]},
            ("body.base", "must be one place to travel from, not a list"),
        ),
        (
            {"base": "ZZ99 9ZZ"},
            ("body.base", "is no postcode or place that is known here"),
        ),
        (
            {"statements": [NIGHTS] * 1000},
            ("body.statements", "must have at most 100 items"),
        ),
        (
            {"statements": [{"stance": "want", "words": "quiet " * 17_000}]},
            ("body.statements.0.words", "must be at most 500 characters long"),
        ),
    ],
)
def test_what_cannot_be_ranked_by_is_refused_with_which(client, headers, address, body, problem):
    answer = client.put(address, json=body, headers=headers)
    assert answer.status_code == 422
    assert [(e["where"], e["problem"]) for e in answer.json()["errors"]] == [problem]
    assert client.get(address, headers=headers).status_code == 404


def test_a_wish_that_contradicts_a_never_is_kept_and_to_settle(client, headers, address):
    body = {"statements": [{**NIGHTS, "stance": stance} for stance in ("want", "never")]}
    kept = client.put(address, json=body, headers=headers).json()
    assert len(kept["statements"]) == 2
    says = "“no nights” is both a wish and a never: which holds?"
    assert kept["to_settle"] == [{"statements": [0, 1], "says": says}]
    assert client.get(address, headers=headers).json() == kept
