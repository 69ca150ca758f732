"""Imports over HTTP."""

import pytest

from api.accounts.roles import Role

FILE = b"reference,title,employer\n1,Cook,Cafe\n2,Baker\n"
PATH = "/api/v1/imports"


@pytest.fixture
def send(client, signed_in):
    """Sends a file as an importer."""
    headers = signed_in(Role.IMPORTER)

    def post(content=FILE, headers=headers, **form):
        files = {"file": ("jobs.csv", content)}
        return client.post(PATH, files=files, data={"source": "jobs", **form}, headers=headers)

    return post


def test_a_file_is_imported_and_reported(send):
    answer = send()
    assert answer.status_code == 201
    report = answer.json()
    assert (report["read"], report["added"], report["refused"]) == (2, 1, 1)
    assert report["first_refusals"] == [
        {
            "line": 3,
            "column": None,
            "problem": "too few cells: the row has 2 cells and the header 3",
            "excerpt": "2,Baker",
        }
    ]


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMIN])
def test_supervisors_and_admins_may_import(send, signed_in, role):
    assert send(headers=signed_in(role)).status_code == 201


def test_specialists_may_not_import(send, signed_in, client):
    headers = signed_in(Role.SPECIALIST)
    assert send(headers=headers).status_code == 403
    assert client.get(PATH, headers=headers).status_code == 403
    assert client.get(f"{PATH}/x/refusals", headers=headers).status_code == 403


def test_nobody_imports_without_signing_in(send):
    assert send(headers={}).status_code == 401


def test_a_mapping_is_json(send):
    answer = send(b"what,who\nCook,Cafe\n", mapping='{"what": "title", "who": "employer"}')
    assert answer.json()["added"] == 1


@pytest.mark.parametrize("mapping", ["[1]", "nonsense", '{"a": 1}'])
def test_a_wrong_mapping_is_refused(send, client, signed_in, mapping):
    answer = send(mapping=mapping)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "body.mapping"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"", {}),
        (b"name,town\nx,y\n", {}),
        (b"<html></html>", {}),
        (FILE, {"format": "xlsx"}),
        (FILE, {"encoding": "klingon"}),
        (FILE, {"mapping": '{"title": "mood"}'}),
        (FILE, {"source": " "}),
        (FILE, {"source": "x" * 100}),
    ],
)
def test_what_cannot_be_imported_is_refused_and_leaves_nothing(
    send, client, signed_in, content, form
):
    answer = send(content, **form)
    assert answer.status_code == 422
    assert answer.json()["type"] == "invalid"
    headers = signed_in(Role.IMPORTER)
    assert client.get(PATH, headers=headers).json()["items"] == []


def test_imports_are_listed_newest_first(send, client, signed_in):
    ids = [send().json()["id"] for _ in range(3)]
    headers = signed_in(Role.IMPORTER)
    first = client.get(PATH, params={"limit": 2}, headers=headers).json()
    assert [run["id"] for run in first["items"]] == [ids[2], ids[1]]
    rest = client.get(PATH, params={"cursor": first["next"]}, headers=headers).json()
    assert [run["id"] for run in rest["items"]] == [ids[0]]


def test_one_import_is_shown_with_its_refusals_by_page(send, client, signed_in):
    made = send(b"title,employer\n" + b"x\n" * 5).json()
    headers = signed_in(Role.IMPORTER)
    assert client.get(f"{PATH}/{made['id']}", headers=headers).json()["refused"] == 5
    path = f"{PATH}/{made['id']}/refusals"
    page = client.get(path, params={"limit": 3}, headers=headers).json()
    assert [row["line"] for row in page["items"]] == [2, 3, 4]
    rest = client.get(path, params={"cursor": page["next"]}, headers=headers).json()
    assert [row["line"] for row in rest["items"]] == [5, 6]


@pytest.mark.parametrize("path", [f"{PATH}/nope", f"{PATH}/nope/refusals"])
def test_an_import_that_is_not_there_is_not_found(client, signed_in, path):
    assert client.get(path, headers=signed_in(Role.IMPORTER)).status_code == 404
