"""Files and callers that mean no good, by the API and by the pages: refused, nothing kept."""

import asyncio
import gzip
import io
import sqlite3
import struct
import threading
import zipfile
from contextlib import closing, suppress

import pytest
from sqlmodel import select
from starlette.requests import ClientDisconnect

from api.accounts import signing_in
from api.accounts.cookies import COOKIE
from api.accounts.roles import Role
from api.database import session_of
from api.errors import Conflict
from api.imports import column_review, kept_files, service, spool, wanted
from api.imports.carrying_out import carry_out, carry_out_waiting
from api.imports.rows import UnreadableFileError
from api.imports.tables import ImportRun
from api.imports.wanted import Wanted
from api.tables import new_id
from api.vacancies.tables import VacancyRow
from tests.api.imports.workbooks import with_part, workbook, zipped
from tests.conftest import PASSWORD

PATH = "/api/v1/imports"
GOOD = b"reference,title,employer\n1,Cook,Cafe\n"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE source [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9))
    + b"]><source><job><title>&a9;</title><company>x</company></job></source>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)


def locked_zip():
    """A zip whose file is marked as in need of a password."""
    content = bytearray(zipped({"list.csv": GOOD}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(mark) + at
        content[place : place + 2] = struct.pack("<H", 1)
    return bytes(content)


def zip_of_zips():
    content = GOOD
    for _ in range(4):
        content = zipped({"a.zip": content})
    return content


def overlapping_zip():
    """A zip of two names for the same bytes, as zip bombs without end are made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.csv", GOOD + b"x" * 30_000_000)
        packed.filelist = packed.filelist * 40
    return out.getvalue()


def sheet_xml(change):
    return with_part(
        workbook(["title", "employer"], ["Cook", "x"]), "xl/worksheets/sheet1.xml", change
    )


FILES = {
    "zip bomb": zipped({"list.csv": GOOD + b"x" * 60_000_000}),
    "zip bomb of one file under many names": overlapping_zip(),
    "zip in zip in zip": zip_of_zips(),
    "gzip bomb": gzip.compress(GOOD + b"x" * 60_000_000),
    "gzip of very many parts": gzip.compress(GOOD) + gzip.compress(b"") * 50_000,
    "gzip cut short": gzip.compress(GOOD * 50_000)[:-9],
    "gzip bomb in a zip": zipped({"a.gz": gzip.compress(GOOD + b"x" * 60_000_000)}),
    "workbook bomb": sheet_xml(lambda part: part.replace(b"<row", b" " * 60_000_000 + b"<row", 1)),
    "billion laughs": LAUGHS,
    "entity of a file": OUTSIDE + b"<s><job><title>&x;</title><company>x</company></job></s>",
    "laughs in a workbook": sheet_xml(lambda part: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + part),
    "web page": b"<!DOCTYPE html><html><head><title>Jobs</title></head><body>x</body></html>",
    "web page with commas": b"<html><body>title,employer<br>Cook,Cafe</body></html>",
    "picture": PICTURE,
    "picture in gzip": gzip.compress(PICTURE),
    "locked zip": locked_zip(),
    "zip that climbs": zipped({"../../etc/cron.d/list.csv": GOOD}),
    "zip that climbs on Windows": zipped({"..\\..\\list.csv": GOOD}),
    "zip with a root": zipped({"/etc/list.csv": GOOD}),
    "program": b"\x7fELF" + bytes(500),
    "half a zip": zipped({"list.csv": GOOD})[:-30],
}  # fmt: skip


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


@pytest.fixture
def importer(make_user):
    return make_user(Role.IMPORTER)


@pytest.fixture
def headers(signed_in, importer):
    return signed_in(importer)


@pytest.fixture
def browser(client, engine, importer):
    """Sends the form that begins an import."""
    with session_of(engine) as session:
        who = signing_in.sign_in(session, importer.email, PASSWORD, hours=1)
    client.cookies.set(COOKIE, who.token)

    def post(content, name="jobs.csv", **form):
        data = {"csrf_token": who.csrf_token, "source": "jobs", "what": "import", **form}
        files = {"file": (name, content)}
        return client.post("/imports/new", data=data, files=files, follow_redirects=False)

    return post


@pytest.fixture
def signed(headers, browser, client):
    """The headers of somebody who may send what they like, by the API and on pages."""
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    return {**headers, "Cookie": cookies}


@pytest.fixture
def nothing_is_left(engine):
    """Makes sure that nothing was stored or kept."""

    def check():
        with session_of(engine, reads_only=True) as session:
            assert session.exec(select(ImportRun)).all() == []
            assert session.exec(select(VacancyRow)).all() == []
        left = [one.name for one in spool.folder_of(engine).iterdir()]
        assert [name for name in left if spool.is_id(name.partition(".")[0])] == []

    return check


@pytest.fixture
def others_write(engine, monkeypatch):
    """Has somebody else write, who does not wait, whenever a file is looked at; the looks."""
    looks = []

    def meanwhile(module, name):
        real = getattr(module, name)

        def look(*given):
            path = engine.url.database
            with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                other.execute("ROLLBACK")
            looks.append(name)
            return real(*given)

        monkeypatch.setattr(module, name, look)

    meanwhile(wanted, "opened_with")
    meanwhile(column_review, "beginning_of")
    meanwhile(service, "proposed")
    return looks


@pytest.mark.parametrize("key", [{}, {"Idempotency-Key": "nightly"}])
def test_others_write_while_a_file_sent_to_the_api_is_looked_at(client, headers, others_write, key):
    files = {"file": ("jobs.csv", GOOD)}
    answer = client.post(PATH, files=files, data={"source": "jobs"}, headers={**headers, **key})
    assert answer.status_code == 202
    assert others_write == ["opened_with"]


def test_others_write_while_a_file_is_looked_at_for_its_columns(client, headers, others_write):
    answer = client.post(f"{PATH}/columns", files={"file": ("jobs.csv", GOOD)}, headers=headers)
    assert answer.status_code == 200
    assert others_write == ["proposed"]


def test_others_write_while_a_file_sent_by_the_page_is_looked_at(browser, others_write):
    assert browser(GOOD).status_code == 303
    assert others_write == ["beginning_of", "opened_with"]


def test_others_write_while_the_file_of_a_dry_run_is_looked_at(
    browser, client, engine, others_write
):
    tried = browser(GOOD, what="try").headers["Location"]
    carry_out_waiting(engine)
    others_write.clear()
    with session_of(engine, reads_only=True) as session:
        token = signing_in.signed_in(session, client.cookies[COOKIE]).csrf_token
    form = {"csrf_token": token}
    first = client.post(f"{tried}/for-real", data=form, follow_redirects=False)
    assert (first.status_code, others_write) == (303, ["opened_with"])


def test_a_dry_run_is_imported_for_real_once_by_two_who_ask_at_once(engine, importer, monkeypatch):
    with session_of(engine) as session:
        spooled = spool.copy(engine, new_id(), io.BytesIO(GOOD), 1)
        tried = service.queue_upload(session, importer, spooled, Wanted("jobs", dry_run=True))
        kept_files.keep_for_later(engine, tried.id)
    carry_out_waiting(engine)
    real, asked = wanted.opened_with, []

    def another_asks_meanwhile(*given):
        if not asked:
            asked.append(True)
            with session_of(engine) as session:
                kept_files.import_for_real(session, engine, importer, tried.id)
        return real(*given)

    monkeypatch.setattr(wanted, "opened_with", another_asks_meanwhile)
    with pytest.raises(Conflict), session_of(engine) as session:
        kept_files.import_for_real(session, engine, importer, tried.id)
    with session_of(engine, reads_only=True) as session:
        assert len(session.exec(select(ImportRun)).all()) == 2


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_is_no_listing_is_refused_by_the_api(client, headers, nothing_is_left, what):
    files = {"file": ("jobs.csv", FILES[what])}
    answer = client.post(PATH, files=files, data={"source": "jobs"}, headers=headers)
    assert answer.status_code == 422
    said = answer.json()["errors"][0]["problem"]
    assert said.endswith(".")
    assert len(said) < 500
    nothing_is_left()


@pytest.mark.parametrize("what", [name for name in FILES if name != "gzip cut short"])
def test_nobody_is_told_its_columns(client, headers, nothing_is_left, what):
    files = {"file": ("jobs.csv", FILES[what])}
    assert client.post(f"{PATH}/columns", files=files, headers=headers).status_code == 422
    nothing_is_left()


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_is_no_listing_is_refused_on_the_page(browser, nothing_is_left, what):
    answer = browser(FILES[what])
    assert answer.status_code == 422
    assert 'id="file-error"' in answer.text
    nothing_is_left()


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\x", "/etc/passwd", "a\0b", "x" * 2000])
def test_the_name_of_a_file_is_only_a_label(browser, client, headers, engine, name):
    files = {"file": (name, GOOD)}
    by_api = client.post(PATH, files=files, data={"source": "jobs"}, headers=headers)
    assert by_api.status_code == 202
    on_page = browser(GOOD, name)
    assert on_page.status_code == 303
    carry_out_waiting(engine)
    kept = {path.name for path in spool.folder_of(engine).iterdir()}
    assert not {one for one in kept if one != "secret.key" and not spool.is_id(one[:32])}
    for path in (by_api.headers["Location"], f"{PATH}/{on_page.headers['Location'][9:]}"):
        assert client.get(path, headers=headers).json()["added"] in (0, 1)
        sheet = client.get(f"{path}/refused.csv", headers=headers)
        assert set(sheet.headers["Content-Disposition"]) <= set(
            'attachment; filename=".-_'
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        )


@pytest.mark.parametrize("address", [PATH, "/imports/new", "/imports/columns"])
def test_two_gigabytes_are_refused_before_they_are_read(client, headers, nothing_is_left, address):
    kind = "multipart/form-data; boundary=x"
    more = {**headers, "Content-Type": kind, "Content-Length": "2000000000"}
    answer = client.post(address, content=b"--x\r\n", headers=more)
    assert answer.status_code == 413
    nothing_is_left()


def test_a_sparse_file_of_two_gigabytes_is_refused_before_it_is_copied(
    engine, tmp_path, nothing_is_left
):
    with (tmp_path / "large.csv").open("w+b") as handle:
        handle.truncate(2 << 30)
        with pytest.raises(UnreadableFileError, match="larger than"):
            spool.copy(engine, "0" * 32, handle, 1000)
    nothing_is_left()


def sent_in_part(app, address, headers, body):
    """Sends the beginning of a body, then hangs up; the status of the answer, if there was one."""
    said = [
        {"type": "http.request", "body": body, "more_body": True},
        {"type": "http.disconnect"},
    ]
    found = []

    async def receive():
        return said.pop(0) if said else {"type": "http.disconnect"}

    async def send(message):
        if message["type"] == "http.response.start":
            found.append(message["status"])

    names = [(k.lower().encode(), v.encode()) for k, v in headers.items()]
    scope = {
        "type": "http", "http_version": "1.1", "method": "POST", "path": address, "root_path": "",
        "raw_path": address.encode(), "query_string": b"", "headers": names, "scheme": "http",
        "server": ("test", 80), "client": ("test", 1), "state": {},
    }  # fmt: skip

    with suppress(ClientDisconnect):
        asyncio.run(app(scope, receive, send))
    return found


@pytest.mark.parametrize("address", [PATH, "/imports/new"])
@pytest.mark.parametrize("is_whole", [True, False], ids=["after the file", "in the file"])
def test_an_upload_cut_off_begins_nothing(app, signed, nothing_is_left, address, is_whole):
    body = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name, value)
        for name, value in ((b"source", b"jobs"), (b"what", b"import"))
    )
    body += b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n' + GOOD
    body += b"\r\n--x\r\n" if is_whole else b""
    more = {**signed, "Content-Type": "multipart/form-data; boundary=x"}
    answers = sent_in_part(app, address, {**more, "Content-Length": str(len(body) + 900)}, body)
    assert all(status >= 400 for status in answers)
    nothing_is_left()


def test_two_people_undo_one_import_at_once(engine):
    run = service.run_import(engine, "jobs", io.BytesIO(GOOD)).run
    answers, start = [], threading.Barrier(4)

    def undo():
        start.wait()
        try:
            with session_of(engine) as session:
                service.ask_undo(session, run.id)
            answers.append(carry_out(engine, run.id))
        except Conflict:
            answers.append(None)

    threads = [threading.Thread(target=undo) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    carry_out_waiting(engine)
    found = service.report(engine, run.id).run
    assert len(answers) == 4
    assert (found.state, found.undo["withdrawn"], found.undo["kept"]) == ("undone", 1, 0)


def test_a_key_used_with_another_file_leaves_the_first_import_alone(client, headers, engine):
    def send(content):
        files = {"file": ("jobs.csv", content)}
        more = {**headers, "Idempotency-Key": "nightly"}
        return client.post(PATH, files=files, data={"source": "jobs"}, headers=more)

    first = send(GOOD)
    carry_out_waiting(engine)
    again = send(GOOD.replace(b"Cook", b"Chef"))
    assert (again.status_code, again.json()["type"]) == (409, "key-reused")
    found = client.get(first.headers["Location"], headers=headers).json()
    assert (found["state"], found["added"]) == ("done", 1)
