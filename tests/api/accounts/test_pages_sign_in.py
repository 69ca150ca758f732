"""How pages know who is there: a page that shows a name and a form that is posted."""

import pytest
from starlette.responses import PlainTextResponse, Response

from api.accounts import signing_in
from api.accounts.cookies import COOKIE, clear_cookie, set_cookie
from api.database import session_of
from api.dependencies import FormUser, PageUser

PASSWORD = "correct horse battery"


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


@pytest.fixture
def client(app, client):
    @app.get("/hello")
    def hello(who: PageUser) -> PlainTextResponse:
        return PlainTextResponse(f"Hello {who.name}")

    @app.post("/hello")
    def change(who: FormUser) -> PlainTextResponse:
        return PlainTextResponse(f"Changed by {who.name}")

    return client


@pytest.fixture
def who(engine, make_user):
    user = make_user(name="Sam Reed")
    with session_of(engine) as session:
        return signing_in.sign_in(session, user.email, PASSWORD, hours=1)


@pytest.fixture
def browser(client, who):
    client.cookies.set(COOKIE, who.token)
    return client


def test_the_cookie_opens_a_page(browser):
    assert browser.get("/hello").text == "Hello Sam Reed"


def test_without_a_cookie_a_page_asks_to_sign_in(client):
    answer = client.get("/hello", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_a_bearer_token_never_opens_a_page(client, who):
    headers = {"Authorization": f"Bearer {who.token}"}
    answer = client.get("/hello", headers=headers, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_a_cookie_never_opens_the_api(browser):
    assert browser.get("/api/v1/me").status_code == 401


def test_a_form_of_the_session_is_taken(browser, who):
    answer = browser.post("/hello", data={"csrf_token": who.csrf_token})
    assert answer.text == "Changed by Sam Reed"


@pytest.mark.parametrize("data", [{}, {"csrf_token": ""}, {"csrf_token": "guess"}])
def test_a_form_without_the_token_of_the_session_is_refused(browser, data):
    answer = browser.post("/hello", data=data)
    assert answer.status_code == 403
    assert "out of date" in answer.text


def test_a_form_with_another_session_s_token_is_refused(engine, browser, make_user):
    ann = make_user()
    with session_of(engine) as session:
        other = signing_in.sign_in(session, ann.email, PASSWORD, hours=1)
    assert browser.post("/hello", data={"csrf_token": other.csrf_token}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_from_another_site_is_refused(browser, who, site):
    answer = browser.post(
        "/hello", data={"csrf_token": who.csrf_token}, headers={"Sec-Fetch-Site": site}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize(("secure", "shown"), [(True, True), (False, False)])
def test_the_cookie_is_hidden_from_scripts_and_other_sites(who, secure, shown):
    response = Response()
    set_cookie(response, who, secure=secure)
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert ("Secure" in cookie) is shown


def test_signing_out_takes_the_cookie_away():
    response = Response()
    clear_cookie(response, secure=True)
    assert "Max-Age=0" in response.headers["set-cookie"]
