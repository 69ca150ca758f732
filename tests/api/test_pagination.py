import pytest

from api.accounts.roles import Role
from api.clients import service
from api.database import session_of

CLIENTS = "/api/v1/clients"


@pytest.fixture
def sam(make_user):
    return make_user(Role.SPECIALIST)


@pytest.fixture
def headers(sam, signed_in):
    return signed_in(sam)


def take_on(engine, sam, *references):
    for reference in references:
        with session_of(engine) as session:
            service.create_client(session, sam, reference)


def walk(client, headers, **query):
    seen, cursor = [], {}
    while True:
        page = client.get(CLIENTS, params={**query, **cursor}, headers=headers).json()
        seen += [item["reference"] for item in page["items"]]
        if page["next"] is None:
            return seen
        cursor = {"cursor": page["next"]}


def test_a_list_of_nothing_is_one_empty_page(client, headers):
    assert client.get(CLIENTS, headers=headers).json() == {"items": [], "next": None}


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 6])
def test_page_after_page_shows_everything_once_and_in_order(client, engine, sam, headers, limit):
    take_on(engine, sam, *"ABCDE")
    assert walk(client, headers, limit=limit) == list("ABCDE")


def test_a_full_last_page_has_no_next(client, engine, sam, headers):
    take_on(engine, sam, *"AB")
    assert client.get(CLIENTS, params={"limit": 2}, headers=headers).json()["next"] is None


def test_what_comes_in_between_pages_is_neither_skipped_nor_shown_twice(
    client, engine, sam, headers
):
    take_on(engine, sam, *"AB")
    first = client.get(CLIENTS, params={"limit": 1}, headers=headers).json()
    take_on(engine, sam, "C")
    query = {"cursor": first["next"]}
    second = client.get(CLIENTS, params=query, headers=headers).json()
    assert [item["reference"] for item in second["items"]] == ["B", "C"]


def test_a_cursor_says_nothing_readable(client, engine, sam, headers):
    take_on(engine, sam, *"AB")
    first = client.get(CLIENTS, params={"limit": 1}, headers=headers).json()
    assert first["items"][0]["id"] not in first["next"]


@pytest.mark.parametrize("limit", ["0", "201", "-1", "ten", "1e3", "9" * 400])
def test_a_page_has_1_to_200_items(client, headers, limit):
    answer = client.get(CLIENTS, params={"limit": limit}, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "query.limit"


@pytest.mark.parametrize("cursor", ["", "x", "é", "AAAA", "=" * 24, "A" * 100, "A" * 101, "-_-_"])
def test_a_cursor_that_no_page_gave_is_refused(client, headers, cursor):
    answer = client.get(CLIENTS, params={"cursor": cursor}, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "query.cursor"
