"""Imports in the browser, read as HTML."""

import hmac
import io
from hashlib import sha256

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.accounts import signing_in
from api.accounts.cookies import COOKIE
from api.accounts.roles import Role
from api.clock import now
from api.database import session_of
from api.imports import service, spool
from api.imports.carrying_out import carry_out_waiting
from api.imports.service import imports
from api.imports.states import State
from api.imports.tables import ImportRun
from tests.conftest import PASSWORD

PLAIN = b"reference,title,employer\n1,Cook,Cafe\n2,Baker\n"
UNCLEAR = (
    "Vacancy name,Firm,Wage on offer,Colour\n"
    "Kitchen porter,Harbour Cafe,£12.60 an hour,red\n"
    "Night cleaner,Moor Services Ltd,£13 an hour,blue\n"
).encode()


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


class Browser:
    """Somebody's browser: sends forms with their token, reads answers as HTML."""

    def __init__(self, client, csrf):
        self.client, self.csrf = client, csrf

    def get(self, path):
        return LexborHTMLParser(self.client.get(path).text)

    def post(self, path, content=None, **form):
        files = {"file": ("jobs.csv", content)} if content is not None else {"file": ("", b"")}
        data = {"csrf_token": self.csrf, **form}
        return self.client.post(path, data=data, files=files, follow_redirects=False)

    def begin(self, content=PLAIN, **form):
        """Fills in the form and sends it; the path of the import that began."""
        answer = self.post("/imports/new", content, **{"source": "jobs", "what": "import", **form})
        assert answer.status_code == 303, text(answer)
        return answer.headers["Location"]


def html(answer):
    return LexborHTMLParser(answer.text)


def text(found):
    found = found if isinstance(found, LexborHTMLParser) else html(found)
    return " ".join(found.css_first("main").text(separator=" ").split())


def fields(page, action):
    """The hidden fields of a form, as they are sent again."""
    found = page.css(f'form[action="{action}"] input[type="hidden"]')
    named = {one.attributes["name"]: one.attributes.get("value") or "" for one in found}
    return {name: value for name, value in named.items() if name != "csrf_token"}


@pytest.fixture
def sign_in(app, engine, make_user, client):
    """Signs a new person in, in the one browser."""

    def of_role(role):
        with session_of(engine) as session:
            who = signing_in.sign_in(session, make_user(role).email, PASSWORD, hours=1)
        client.cookies.set(COOKIE, who.token)
        return Browser(client, who.csrf_token)

    return of_role


@pytest.fixture
def browser(sign_in):
    return sign_in(Role.IMPORTER)


@pytest.fixture
def copies(engine):
    return lambda: [one.name for one in spool.folder_of(engine).iterdir() if one.suffix == ""]


@pytest.mark.parametrize("role", [Role.IMPORTER, Role.SUPERVISOR, Role.ADMIN])
def test_whoever_may_import_is_led_to_the_imports(sign_in, role):
    page = sign_in(role).get("/imports")
    assert page.css_first('header nav a[href="/imports"]')
    assert page.css_first('a[href="/imports/new"]').text(strip=True) == "Import a file"
    assert "Nothing has been imported yet" in text(page)


def test_a_specialist_sees_no_imports(sign_in, engine, copies):
    browser = sign_in(Role.SPECIALIST)
    assert not browser.get("/clients").css_first('a[href="/imports"]')
    for path in ("/imports", "/imports/new", "/imports/x", "/imports/x/undo", "/imports/x/refused"):
        assert browser.client.get(path).status_code == 403
    for path in ("/imports/x/cancel", "/imports/x/undo", "/imports/x/for-real"):
        assert browser.post(path).status_code == 403
    assert browser.post("/imports/new", PLAIN, source="jobs").status_code == 403
    assert copies() == []


@pytest.mark.parametrize("path", ["/imports", "/imports/new", "/imports/x"])
def test_who_is_not_signed_in_must_sign_in_first(client, path):
    answer = client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")


def test_a_file_from_nobody_is_not_copied(client, copies):
    files = {"file": ("jobs.csv", PLAIN)}
    answer = client.post("/imports/new", data={"source": "jobs"}, files=files)
    assert answer.url.path == "/sign-in"
    assert copies() == []


def test_a_form_without_its_token_begins_nothing(browser, engine, copies):
    answer = browser.post("/imports/new", PLAIN, source="jobs", what="import", csrf_token="")
    assert answer.status_code == 403
    assert copies() == []
    path = browser.begin()
    for what in ("cancel", "undo", "for-real"):
        assert browser.post(f"{path}/{what}", csrf_token="guess").status_code == 403


def test_an_import_is_followed_then_reported_bad_rows_first(browser, engine):
    path = browser.begin()
    waiting = browser.get(path)
    assert "Waiting to begin" in text(waiting)
    assert waiting.css_first('noscript meta[http-equiv="refresh"]')
    assert waiting.css_first("#standing[data-follow]")
    carry_out_waiting(engine)
    done = browser.get(path)
    assert not done.css_first("[data-follow], meta[http-equiv]")
    said = text(done)
    assert "Rows in the file 2 Refused 1 Added 1 Changed 0 Unchanged 0" in said
    assert said.index("too few cells") < said.index("Added, for example Cook, Cafe")
    rows = done.css("table caption")
    assert [row.text() for row in rows] == ["Refused rows"]


def test_progress_is_said_in_words_and_as_a_bar(browser, engine):
    path = browser.begin()
    with session_of(engine) as session:
        run = service.get(session, path.removeprefix("/imports/"))
        run.state, run.read, run.refused = State.UNDER_WAY, 1200, 7
        run.begun_at = run.heartbeat_at = now()
        run.bytes, run.bytes_read = 1000, 410
    page = browser.get(path)
    assert "41% of the file is read 1,200 rows so far . 7 refused so far." in text(page).replace(
        "so far.", "so far .", 1
    )
    bar = page.css_first("progress")
    assert (bar.attributes["value"], bar.attributes["max"]) == ("41", "100")
    assert page.css_first('label[for="part"]')
    browser.post(f"{path}/cancel")
    page = browser.get(path)
    assert "Being cancelled" in text(page)
    assert not page.css_first(f'form[action="{path}/cancel"]')


def test_an_import_that_waits_is_cancelled(browser):
    path = browser.begin()
    assert browser.post(f"{path}/cancel").headers["Location"] == path
    assert "Cancelled" in text(browser.get(path))
    assert browser.post(f"{path}/cancel").headers["Location"] == path


def test_imports_are_listed_newest_first_and_paged(browser, engine):
    first, second = browser.begin(), browser.begin(PLAIN + b"3,Cleaner,Cafe\n")
    carry_out_waiting(engine)
    links = [one.attributes["href"] for one in browser.get("/imports").css("tbody th a")]
    assert links == [second, first]
    older = browser.get("/imports?limit=1").css_first("main p a").attributes["href"]
    links = [one.attributes["href"] for one in browser.get(older).css("tbody th a")]
    assert links == [first]


def test_what_is_missing_is_said_beside_its_field(browser, copies):
    answer = browser.post("/imports/new", what="import", whole_source="true")
    assert answer.status_code == 422
    page = html(answer)
    links = [one.attributes["href"] for one in page.css(".nhsuk-error-summary a")]
    assert links == ["#file", "#source"]
    for link in links:
        problem = page.css_first(f"{link}-error").text(strip=True)
        assert problem.startswith("Error:")
        assert (
            f"{link}-error".removeprefix("#")
            in page.css_first(link).attributes["aria-describedby"].split()
        )
    assert page.css_first('input[name="what"][value="import"][checked]')
    assert page.css_first('input[name="whole_source"][checked]')
    assert copies() == []


def test_a_file_chosen_once_is_not_chosen_again(browser, engine, copies):
    page = html(browser.post("/imports/new", PLAIN, what="import"))
    assert "The file jobs.csv is kept" in text(page)
    assert len(copies()) == 1
    again = fields(page, "/imports/new")
    path = browser.post("/imports/new", **again, source="jobs", what="import").headers["Location"]
    carry_out_waiting(engine)
    assert "jobs.csv" in text(browser.get(path))
    assert copies() == []


def test_a_file_kept_for_somebody_else_is_not_given(sign_in, copies):
    again = fields(html(sign_in(Role.IMPORTER).post("/imports/new", PLAIN)), "/imports/new")
    other = sign_in(Role.IMPORTER)
    answer = other.post("/imports/new", **again, source="jobs", what="import")
    assert answer.status_code == 422
    assert "not kept any more: choose it again" in text(answer)


@pytest.mark.parametrize("key", ["../../etc/passwd.x", "x", "é.é", "0" * 32])
def test_a_made_up_key_opens_nothing(browser, key):
    answer = browser.post("/imports/new", source="jobs", copy_key=key)
    assert answer.status_code == 422
    assert "not kept any more" in text(answer)


def test_nobody_can_make_a_key_for_a_file_of_the_server(browser, tmp_path):
    secret = tmp_path / "private"
    secret.write_text("title,employer\nCook,Secret")
    token = browser.csrf
    for name in (str(secret), f"../{secret.name}", "0" * 32):
        seal = hmac.new(token.encode(), f"copy {name}".encode(), sha256).hexdigest()
        answer = browser.post("/imports/new", source="jobs", copy_key=f"{name}.{seal}", what="try")
        assert answer.status_code == 422
        assert "not kept any more" in text(answer)


@pytest.mark.parametrize("name", ["/etc/passwd", "../x", "", "0" * 31, "0" * 33, "A" * 32])
def test_only_ids_name_copies(engine, name):
    with pytest.raises(ValueError, match="no id"):
        spool.path_of(engine, name)


def test_a_file_that_cannot_be_read_is_refused_beside_its_field(browser, copies):
    answer = browser.post("/imports/new", b"\x89PNG\r\n\x1a\n" + bytes(50), source="jobs")
    assert answer.status_code == 422
    page = html(answer)
    assert "picture" in page.css_first("#file-error").text().lower()
    assert page.css_first("#source").attributes["value"] == "jobs"
    assert copies() == []


def test_a_file_that_is_too_large_is_refused_beside_its_field(browser, app, copies):
    app.state.settings = app.state.settings.model_copy(update={"max_import_mb": 1})
    answer = browser.post("/imports/new", bytes(1_000_001), source="jobs")
    assert answer.status_code == 422
    assert "larger than 1 MB" in html(answer).css_first("#file-error").text()
    assert copies() == []


def test_known_sources_are_suggested(browser):
    browser.begin(source="council-jobs")
    page = browser.get("/imports/new")
    listed = page.css_first("#source").attributes["list"]
    offered = [one.attributes["value"] for one in page.css(f"#{listed} option")]
    assert offered == ["council-jobs"]


def test_trying_out_comes_first_and_is_chosen_at_the_start(browser):
    [first, second] = browser.get("/imports/new").css('input[name="what"]')
    assert (first.attributes["value"], "checked" in first.attributes) == ("try", True)
    assert "checked" not in second.attributes


def test_a_file_that_was_tried_out_is_imported_without_choosing_it_again(browser, engine, copies):
    path = browser.begin(what="try", source="jobs")
    carry_out_waiting(engine)
    page = browser.get(path)
    assert "Nothing is stored" in text(page)
    assert "Would be added 1" in text(page)
    assert not page.css_first(f'a[href="{path}/undo"]')
    real = browser.post(f"{path}/for-real").headers["Location"]
    carry_out_waiting(engine)
    assert "Added 1" in text(browser.get(real))
    assert copies() == []
    assert "choose the file again" in text(browser.get(path))
    again = browser.post(f"{path}/for-real")
    assert again.status_code == 409
    assert "choose it again" in text(again)
    with session_of(engine, reads_only=True) as session:
        assert [run.dry_run for run in session.exec(imports()).all()] == [True, False]
    listed = text(browser.get("/imports"))
    assert "jobs: only tried out, nothing is stored Tried out" in listed.replace("State ", "")


def test_an_import_for_real_is_not_begun_from_one_that_was_real(browser, engine):
    path = browser.begin()
    carry_out_waiting(engine)
    assert browser.post(f"{path}/for-real").status_code == 409


def test_columns_that_are_not_plain_are_looked_at_first(browser, engine):
    answer = browser.post("/imports/new", UNCLEAR, source="jobs", what="import")
    assert answer.status_code == 200
    page = html(answer)
    chosen = {
        label.text(): page.css_first(f"#{label.attributes['for']} option[selected]").text()
        for label in page.css("tbody label")
    }
    assert chosen == {
        "What Vacancy name holds": "Job title",
        "What Firm holds": "Employer",
        "What Wage on offer holds": "Pay",
        "What Colour holds": "Leave out",
    }
    assert "Kitchen porter" in text(page)
    again = fields(page, "/imports/columns")
    sent = browser.post("/imports/columns", **again, chosen=["title", "employer", "", ""])
    path = sent.headers["Location"]
    carry_out_waiting(engine)
    assert "Added 2" in text(browser.get(path))
    with session_of(engine, reads_only=True) as session:
        run = session.get(ImportRun, path.removeprefix("/imports/"))
        assert run.options["mapping"] == {
            "Vacancy name": "title",
            "Firm": "employer",
            "Wage on offer": "",
            "Colour": "",
        }


def test_names_of_our_own_are_believed(browser, engine):
    counted = b"reference,title,employer\n1,Cook,Cafe\n2,Baker,Mill Bakery\n3,Cleaner,Moor Ltd\n"
    path = browser.begin(counted)
    carry_out_waiting(engine)
    assert "Added 3" in text(browser.get(path))


def test_columns_of_a_workbook_are_looked_at_below_its_heading(browser, engine):
    rows = [["Vacancies this week"], [], ["Vacancy name", "Firm"], ["Kitchen porter", "Cafe Ltd"]]
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    content = io.BytesIO()
    workbook.save(content)
    page = html(browser.post("/imports/new", content.getvalue(), source="jobs", what="import"))
    again = fields(page, "/imports/columns")
    chosen = [one.attributes["value"] for one in page.css("select option[selected]")]
    assert chosen == ["title", "employer"]
    path = browser.post("/imports/columns", **again, chosen=chosen).headers["Location"]
    carry_out_waiting(engine)
    assert "Added 1" in text(browser.get(path))


def test_columns_are_chosen_for_what_an_advert_needs_and_each_field_once(browser):
    page = html(browser.post("/imports/new", UNCLEAR, source="jobs"))
    again = fields(page, "/imports/columns")
    answer = browser.post("/imports/columns", **again, chosen=["pay", "pay", "employer", ""])
    assert answer.status_code == 422
    page = html(answer)
    links = [one.attributes["href"] for one in page.css(".nhsuk-error-summary a")]
    assert links == ["#field-1", "#field-2"]
    assert "Choose the column that holds: Job title" in text(page)
    assert page.css_first("#field-2").attributes["aria-describedby"] == "problem-2"
    assert page.css_first("#field-3 option[selected]").text() == "Employer"


def test_a_made_up_field_is_refused_in_words(browser):
    page = html(browser.post("/imports/new", UNCLEAR, source="jobs"))
    again = fields(page, "/imports/columns")
    answer = browser.post("/imports/columns", **again, chosen=["title", "employer", "x", ""])
    assert answer.status_code == 422
    assert "a field is one of" in text(answer)


def test_columns_of_a_file_that_is_gone_lead_back_to_choosing(browser, engine):
    page = html(browser.post("/imports/new", UNCLEAR, source="jobs"))
    again = fields(page, "/imports/columns")
    spool.clear(engine, again["copy_key"].partition(".")[0])
    answer = browser.post("/imports/columns", **again, chosen=["title", "employer", "", ""])
    assert answer.status_code == 422
    assert "not kept any more: choose it again" in text(answer)
    assert html(answer).css_first("#source").attributes["value"] == "jobs"


def test_undoing_is_confirmed_done_and_reported(browser, engine):
    path = browser.begin()
    assert browser.client.get(f"{path}/undo", follow_redirects=False).headers["Location"] == path
    assert browser.post(f"{path}/undo").status_code == 409
    carry_out_waiting(engine)
    assert browser.get(path).css_first(f'a[href="{path}/undo"]')
    asked = text(browser.get(f"{path}/undo"))
    assert "What it added goes: 1 vacancy." in asked
    assert browser.post(f"{path}/undo").headers["Location"] == path
    assert "Being undone" in text(browser.get(path))
    carry_out_waiting(engine)
    page = browser.get(path)
    assert "Gone: the import had added them 1" in text(page)
    assert "Employers gone: only the import had named them 1" in text(page)
    assert not page.css_first(f'a[href="{path}/undo"]')
    again = browser.begin()
    carry_out_waiting(engine)
    assert "Added 1" in text(browser.get(again))


def test_what_an_undo_left_is_listed_with_its_reason(browser, engine):
    first = browser.begin()
    carry_out_waiting(engine)
    browser.begin(b"reference,title,employer\n1,Head cook,Cafe\n")
    carry_out_waiting(engine)
    browser.post(f"{first}/undo")
    carry_out_waiting(engine)
    page = browser.get(first)
    row = page.css_first("tbody tr")
    assert "Head cook" in row.text()
    assert "It was added" in row.text()
    assert "A later import changed it" in row.text()
    assert "Undo what stayed" in text(page)


def test_refused_rows_are_paged_and_escaped(browser, engine):
    rows = b"".join(b"%d,<b>%d\n" % (number, number) for number in range(25))
    path = browser.begin(b"reference,title,employer\n" + rows)
    carry_out_waiting(engine)
    page = browser.get(path)
    assert "Refused rows: the first 20 of 25" in text(page)
    assert len(page.css("tbody tr")) == 20
    more = browser.get(f"{path}/refused?limit=20")
    assert "25 of 25 rows were refused" in text(more)
    assert not more.css_first("main b")
    rest = browser.get(more.css_first(f'a[href*="{path}/refused"]').attributes["href"])
    assert len(rest.css("tbody tr")) == 5


def test_changes_are_shown_as_they_were_and_are(browser, engine):
    browser.begin(b"reference,title,employer,pay\n1,Cook,Cafe,12.60 an hour\n")
    carry_out_waiting(engine)
    path = browser.begin(b"reference,title,employer,pay\n1,Cook,Cafe,13 an hour\n")
    carry_out_waiting(engine)
    assert "Pay: “12.60 an hour” became “13 an hour”" in text(browser.get(path))


def test_only_references_that_a_file_states_are_shown(browser, engine):
    path = browser.begin(b"reference,title,employer\nA-7,Cook,Cafe\n,Baker,Mill\n")
    carry_out_waiting(engine)
    said = text(browser.get(path))
    assert "Cook, Cafe (reference A-7)" in said
    assert "Baker, Mill" in said
    assert "sha256" not in said


def test_an_import_that_failed_says_how_to_mend_it(browser, engine):
    path = browser.begin()
    with session_of(engine) as session:
        run = service.get(session, path.removeprefix("/imports/"))
        run.state, run.read, run.failure = State.FAILED, 40, "The packed data is <cut> short."
    said = text(browser.get(path))
    assert "Stopped before the end of the file" in said
    assert "The packed data is <cut> short." in said
    assert "Mend the file, then import it again" in said
    assert "Undo this import" in said


def test_an_import_that_is_not_there_is_not_found(browser):
    for path in ("/imports/nothing", "/imports/nothing/undo", "/imports/nothing/refused"):
        assert browser.client.get(path).status_code == 404


def test_kept_columns_are_shown_by_source_and_forgotten(browser, engine):
    page = html(browser.post("/imports/new", UNCLEAR, source="<jobs>", what="import"))
    again = fields(page, "/imports/columns")
    browser.post("/imports/columns", **again, chosen=["title", "employer", "pay", ""])
    carry_out_waiting(engine)
    assert browser.get("/imports").css_first('a[href="/imports/kept-columns"]')
    page = browser.get("/imports/kept-columns")
    assert "Wage on offer It holds Pay" in text(page)
    assert "Colour It holds Left out" in text(page)
    button = page.css_first('form[action="/imports/kept-columns/forget"] button')
    assert " ".join(button.text().split()) == "Forget these columns of <jobs>"
    assert button.css_first("span").text() == " of <jobs>"
    form = fields(page, "/imports/kept-columns/forget")
    assert form == {"source": "<jobs>"}
    assert browser.post("/imports/kept-columns/forget", **form).status_code == 303
    assert "Nothing is kept" in text(browser.get("/imports/kept-columns"))
    assert browser.post("/imports/kept-columns/forget", **form).status_code == 404


def test_most_is_closed_by_one_more_step(browser, engine):
    rows = b"reference,title,employer\n" + b"".join(b"%d,Cook,Cafe\n" % n for n in range(6))
    browser.begin(rows)
    carry_out_waiting(engine)
    short = b"reference,title,employer\n1,Cook,Cafe\n"
    tried = browser.begin(short, what="try", whole_source="true")
    real = browser.begin(short, whole_source="true")
    carry_out_waiting(engine)
    page = browser.get(real)
    assert "<p>" not in text(page)
    link = page.css_first('a[href*="close_most"]').attributes["href"]
    form = browser.get(link)
    assert form.css_first("#source").attributes["value"] == "jobs"
    for name in ("whole_source", "close_most"):
        assert form.css_first(f'input[name="{name}"][checked]')
    [agreed] = browser.get(tried).css('form:has(input[name="close_most"])')
    path = browser.post(agreed.attributes["action"], close_most="true").headers["Location"]
    carry_out_waiting(engine)
    assert "Closed 5" in text(browser.get(path))
    assert not browser.get(path).css_first('a[href*="close_most"]')


def test_undoing_what_is_undone_says_when_and_by_whom(browser, engine):
    path = browser.begin()
    carry_out_waiting(engine)
    browser.post(f"{path}/undo")
    carry_out_waiting(engine)
    again = browser.post(f"{path}/undo")
    assert again.status_code == 409
    assert "this import was undone already, on " in text(again)
    assert "by Sam Reed" in text(again)


def test_an_import_of_another_team_is_not_there(sign_in, engine):
    path = sign_in(Role.IMPORTER).begin()
    other = sign_in(Role.SUPERVISOR)
    carry_out_waiting(engine)
    for what in ("", "/undo", "/refused", "/refused.csv"):
        assert other.client.get(f"{path}{what}").status_code == 404
    for what in ("cancel", "undo", "for-real"):
        assert other.post(f"{path}/{what}").status_code == 404
    assert not other.get("/imports").css_first("tbody tr")
