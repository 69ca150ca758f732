"""Imports over HTTP."""

import json
import time

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from api.accounts.roles import Role
from api.database import session_of
from api.imports import spool, supervisor
from api.imports.carrying_out import carry_out_waiting
from api.main import create_app
from api.vacancies.tables import VacancyRow
from tests.api.imports.workbooks import workbook, zipped

FILE = b"reference,title,employer\n1,Cook,Cafe\n2,Baker\n"
PATH = "/api/v1/imports"


@pytest.fixture
def importer(signed_in):
    """The headers of an importer."""
    return signed_in(Role.IMPORTER)


@pytest.fixture
def send(client, importer):
    """Sends a file as an importer."""

    def post(content=FILE, headers=None, key=None, **form):
        headers = importer if headers is None else headers
        headers = {**headers, "Idempotency-Key": key} if key else headers
        files = {"file": ("jobs.csv", content)}
        return client.post(PATH, files=files, data={"source": "jobs", **form}, headers=headers)

    return post


@pytest.fixture
def done(send, engine, client, importer):
    """Sends a file, has it imported, and answers its report."""

    def import_it(*content, **form):
        location = send(*content, **form).headers["Location"]
        carry_out_waiting(engine)
        return client.get(location, headers=importer).json()

    return import_it


@pytest.fixture
def copies(engine):
    """The names of the files that are kept for imports."""
    return lambda: [path.name for path in spool.folder_of(engine).iterdir() if path.suffix == ""]


def test_a_file_is_taken_at_once_and_its_import_waits(send, client, importer, copies):
    answer = send()
    assert answer.status_code == 202
    run = answer.json()
    assert (run["state"], run["read"], run["format"]) == ("waiting", 0, "csv")
    assert answer.headers["Location"] == f"{PATH}/{run['id']}"
    assert client.get(answer.headers["Location"], headers=importer).json()["state"] == "waiting"
    assert copies() == [run["id"]]


def test_a_file_is_imported_and_reported(done, copies):
    report = done()
    assert (report["state"], report["read"]) == ("done", 2)
    assert (report["added"], report["refused"]) == (1, 1)
    assert report["progress"]["bytes_read"] == report["progress"]["bytes"] == len(FILE)
    assert report["examples"]["added"] == [{"reference": "1", "title": "Cook", "employer": "Cafe"}]
    assert report["first_refusals"] == [
        {
            "line": 3,
            "column": None,
            "problem": "too few cells: the row has 2 cells and the header 3",
            "excerpt": "2,Baker",
        }
    ]
    assert copies() == []


def test_a_key_sent_again_with_the_same_file_is_the_same_import(send, client, importer, copies):
    first, again = send(key="nightly"), send(key="nightly")
    assert (again.status_code, again.json()["id"]) == (202, first.json()["id"])
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(client.get(PATH, headers=importer).json()["items"]) == 1
    assert copies() == [first.json()["id"]]


@pytest.mark.parametrize(
    "other", [{"content": b"title,employer\nCook,Cafe\n"}, {"dry_run": "true"}]
)
def test_a_key_sent_again_with_another_request_is_refused(send, other, copies):
    send(key="nightly")
    answer = send(key="nightly", **other)
    assert (answer.status_code, answer.json()["type"]) == (409, "key-reused")
    assert len(copies()) == 1


def test_a_dry_run_is_reported_and_listed_as_one_but_not_stored(done, client, importer, engine):
    report = done(dry_run="true")
    assert (report["state"], report["dry_run"], report["added"]) == ("done", True, 1)
    [listed] = client.get(PATH, headers=importer).json()["items"]
    assert (listed["id"], listed["dry_run"]) == (report["id"], True)
    with session_of(engine, reads_only=True) as session:
        assert session.exec(select(VacancyRow)).all() == []


def test_an_import_that_waits_is_cancelled_at_once(send, client, importer, engine, copies):
    path = f"{PATH}/{send().json()['id']}"
    answer = client.post(f"{path}/cancel", headers=importer)
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert carry_out_waiting(engine) == []
    assert copies() == []
    again = client.post(f"{path}/cancel", headers=importer)
    assert again.status_code == 409
    assert "cancelled" in again.json()["detail"]


def test_an_import_is_undone_in_the_background(done, client, importer, engine):
    path = f"{PATH}/{done()['id']}"
    answer = client.post(f"{path}/undo", headers=importer)
    assert (answer.status_code, answer.json()["state"]) == (202, "undoing")
    carry_out_waiting(engine)
    report = client.get(path, headers=importer).json()
    assert (report["state"], report["undo"]["withdrawn"]) == ("undone", 1)
    assert client.get(f"{path}/kept", headers=importer).json()["items"] == []
    assert client.get("/api/v1/vacancies", headers=importer).json()["items"] == []


def test_an_import_under_way_or_dry_is_not_undone(send, done, client, importer):
    answer = client.post(f"{PATH}/{send().json()['id']}/undo", headers=importer)
    assert answer.status_code == 409
    assert "under way" in answer.json()["detail"]
    dry = client.post(f"{PATH}/{done(dry_run='true')['id']}/undo", headers=importer)
    assert dry.status_code == 409


def test_a_file_that_is_too_large_is_refused(settings, importer, make_user, signed_in, copies):
    app = create_app(settings.model_copy(update={"max_import_mb": 1}))
    with TestClient(app) as client:
        content = FILE + b"x" * 1_000_001
        answer = client.post(
            PATH, files={"file": ("a.csv", content)}, data={"source": "a"}, headers=importer
        )
    app.state.engine.dispose()
    assert answer.status_code == 422
    assert "larger than 1 MB" in answer.json()["errors"][0]["problem"]
    assert copies() == []


def test_a_service_carries_out_what_was_sent_to_it_and_answers_meanwhile(
    settings, importer, monkeypatch
):
    monkeypatch.setattr(supervisor, "LOOK_EVERY", 0.05)
    app = create_app(settings.model_copy(update={"run_imports": True}))
    with TestClient(app) as client:
        files = {"file": ("jobs.csv", FILE)}
        sent = client.post(PATH, files=files, data={"source": "jobs"}, headers=importer)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            run = client.get(sent.headers["Location"], headers=importer).json()
            if run["state"] == "done":
                break
            time.sleep(0.1)
    app.state.engine.dispose()
    assert (run["state"], run["added"]) == ("done", 1)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMIN])
def test_supervisors_and_admins_may_import(send, signed_in, role):
    assert send(headers=signed_in(role)).status_code == 202


def test_specialists_may_not_import(send, signed_in, client):
    headers = signed_in(Role.SPECIALIST)
    assert send(headers=headers).status_code == 403
    assert client.get(PATH, headers=headers).status_code == 403
    assert client.get(f"{PATH}/x/refusals", headers=headers).status_code == 403


def test_nobody_imports_without_signing_in(send):
    assert send(headers={}).status_code == 401


def test_a_mapping_is_json(done):
    report = done(b"what,who\nCook,Cafe\n", mapping='{"what": "title", "who": "employer"}')
    assert report["added"] == 1


@pytest.mark.parametrize("mapping", ["[1]", "nonsense", '{"a": 1}'])
def test_a_wrong_mapping_is_refused(send, client, signed_in, mapping):
    answer = send(mapping=mapping)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "body.mapping"


@pytest.mark.parametrize(
    "case",
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
    send, client, importer, case, copies
):
    content, form = case
    answer = send(content, **form)
    assert answer.status_code == 422
    assert answer.json()["type"] == "invalid"
    assert copies() == []
    assert client.get(PATH, headers=importer).json()["items"] == []


def test_imports_are_listed_newest_first(send, client, importer):
    ids = [send().json()["id"] for _ in range(3)]
    first = client.get(PATH, params={"limit": 2}, headers=importer).json()
    assert [run["id"] for run in first["items"]] == [ids[2], ids[1]]
    rest = client.get(PATH, params={"cursor": first["next"]}, headers=importer).json()
    assert [run["id"] for run in rest["items"]] == [ids[0]]


def test_one_import_is_shown_with_its_refusals_by_page(done, client, importer):
    made = done(b"title,employer\n" + b"x\n" * 5)
    assert client.get(f"{PATH}/{made['id']}", headers=importer).json()["refused"] == 5
    path = f"{PATH}/{made['id']}/refusals"
    page = client.get(path, params={"limit": 3}, headers=importer).json()
    assert [row["line"] for row in page["items"]] == [2, 3, 4]
    rest = client.get(path, params={"cursor": page["next"]}, headers=importer).json()
    assert [row["line"] for row in rest["items"]] == [5, 6]


@pytest.mark.parametrize("path", [f"{PATH}/nope", f"{PATH}/nope/refusals", f"{PATH}/nope/kept"])
def test_an_import_that_is_not_there_is_not_found(client, signed_in, path):
    assert client.get(path, headers=signed_in(Role.IMPORTER)).status_code == 404


def test_refused_rows_come_as_a_sheet(done, client, importer):
    report = done(b"reference,title,employer\n1,Cook,Cafe\n2,,Inn\n")
    answer = client.get(f"{PATH}/{report['id']}/refused.csv", headers=importer)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="jobs-refused.csv"'
    assert answer.text.splitlines()[1].endswith('"2","","Inn"')


def test_refused_rows_are_not_for_specialists(done, client, signed_in):
    report = done()
    answer = client.get(f"{PATH}/{report['id']}/refused.csv", headers=signed_in(Role.SPECIALIST))
    assert answer.status_code == 403


def test_columns_are_proposed_and_the_mapping_can_be_sent_back(client, importer, done):
    content = b"Post,Business,Wage\nCook,Cafe,12.50 an hour\n"
    files = {"file": ("jobs.csv", content)}
    answer = client.post(f"{PATH}/columns", files=files, headers=importer)
    assert answer.status_code == 200
    found = answer.json()
    assert found["mapping"] == {"Post": "title", "Business": "employer", "Wage": "pay"}
    assert found["columns"][2]["examples"] == ["12.50 an hour"]
    assert done(content, mapping=json.dumps(found["mapping"]))["added"] == 1


def test_columns_are_for_those_who_may_import(client, signed_in):
    files = {"file": ("jobs.csv", b"Post\nCook\n")}
    path = f"{PATH}/columns"
    assert client.post(path, files=files).status_code == 401
    headers = signed_in(Role.SPECIALIST)
    assert client.post(path, files=files, headers=headers).status_code == 403


def test_unknown_columns_are_refused_with_what_they_seem_to_hold(send):
    answer = send(b"Grade,Firm trading as\nCook,Cafe\n")
    assert answer.status_code == 422
    assert {error["where"] for error in answer.json()["errors"]} == {"body.file", "body.mapping"}


@pytest.mark.parametrize(
    "content",
    [
        b"Grade,Shade\nA,red\n",
        workbook(["Grade", "Shade"], ["A", "red"]),
        zipped({"list.csv": b"Grade,Shade\nA,red\n"}),
    ],
    ids=["csv", "xlsx", "zip"],
)
def test_columns_that_match_nothing_are_refused_with_what_to_send(send, content):
    [_, error] = send(content).json()["errors"]
    assert error["where"] == "body.mapping"
    for said in (
        "needs the fields title and employer",
        "The columns seen are: Grade, Shade.",
        '{"THE COLUMN OF THE TITLE": "title", "THE COLUMN OF THE EMPLOYER": "employer"}',
        "The fields are title, employer, reference, ",
        "/api/v1/imports/columns",
    ):
        assert said in error["problem"]


def test_the_mapping_that_is_asked_for_names_the_columns_that_are_known(send):
    error = send(b"Grade,Company\nA,Harbour Cafe Ltd\n").json()["errors"][1]
    assert '{"THE COLUMN OF THE TITLE": "title", "Company": "employer"}' in error["problem"]


def test_a_wrong_format_is_told_the_right_ones(send):
    [error] = send(format="excel").json()["errors"]
    assert "xlsx" in error["problem"]


def test_one_employers_sheet_without_a_header(done):
    form = {"has_header": "false", "employer": "Cafe", "mapping": '{"column 1": "title"}'}
    report = done(b"Cook\nBaker\n", **form)
    assert (report["added"], report["notes"]) == (2, [])
