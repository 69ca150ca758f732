"""What pages hold, read as HTML."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.requests import Request

from api.accounts import signing_in
from api.accounts.cookies import COOKIE
from api.clients.pages import PreferencesPage
from api.clients.preference_form import PreferenceForm, Row
from api.database import session_of
from api.pages.rendering import render
from api.suggestions.pages import SuggestionsPage
from tests.conftest import PASSWORD

REQUEST = Request({"type": "http", "method": "GET", "path": "/", "headers": []})
EMPTY = SuggestionsPage(
    "c", "C-1", has_preferences=True, list_id="l", made_at=datetime(2026, 11, 2, tzinfo=UTC)
)


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


def suggestions(page):
    return render(REQUEST, "suggestions/suggestions.jinja", page).body.decode()


@pytest.fixture
def browser(client, engine, make_user):
    """Signed in; `browser.csrf` goes with forms."""
    with session_of(engine) as session:
        who = signing_in.sign_in(session, make_user().email, PASSWORD, hours=1)
    client.cookies.set(COOKIE, who.token)
    client.csrf = who.csrf_token
    return client


def test_a_form_of_an_ended_session_is_said_to_be_lost(client):
    page = client.post("/clients", data={"reference": "C-1"}).text
    assert "You were signed out: sign in again. What you had typed was not kept." in page


@pytest.mark.parametrize(("method", "path"), [("GET", "/clients"), ("POST", "/sign-out")])
def test_where_nothing_was_typed_nothing_is_said_to_be_lost(client, method, path):
    page = client.request(method, path).text
    assert "Email address" in page
    assert "You were signed out" not in page


def test_a_client_heads_their_row_and_the_links_are_named(browser):
    browser.post("/clients", data={"reference": "C-1", "csrf_token": browser.csrf})
    page = LexborHTMLParser(browser.get("/clients").text)
    assert page.css_first('tbody th[scope="row"]').text(strip=True).endswith("C-1")
    assert page.css_first('header nav[aria-label] a[href="/clients"]')


def test_problems_of_preferences_lead_to_their_rows():
    form = PreferenceForm("?", 0, [Row(), Row(problem="b")], base_problem="a")
    page = LexborHTMLParser(
        render(REQUEST, "clients/preferences.jinja", PreferencesPage("c", "C-1", form)).body
    )
    links = [link.attributes["href"] for link in page.css(".nhsuk-error-summary a")]
    assert links == ["#base", "#words-2"]
    assert all(page.css_first(link) for link in links)
    weights = [option.text() for option in page.css("#importance-1 option")]
    assert weights == ["a little", "somewhat", "a lot"]


def test_what_is_to_settle_is_asked_on_the_page_of_preferences():
    form = PreferenceForm("", 1, [Row(words="cleaning")])
    asked = "“<b>cleaning” is both a wish and a never: which holds?"
    page = PreferencesPage("c", "C-1", form, to_settle=[asked])
    shown = LexborHTMLParser(render(REQUEST, "clients/preferences.jinja", page).body)
    callout = shown.css_first(".nhsuk-card--warning, .nhsuk-warning-callout")
    assert "To settle" in callout.css_first("h2").text()
    assert [item.text() for item in callout.css("li")] == [asked]


def test_an_empty_list_blames_nothing_where_nothing_was_ruled_out():
    assert "ruled them out" not in suggestions(EMPTY)
    assert "No vacancies are open" in suggestions(EMPTY)


def test_without_preferences_no_list_is_offered():
    for page in (EMPTY, replace(EMPTY, list_id=None)):
        html = suggestions(replace(page, has_preferences=False))
        assert "Record the preferences first" in html
        assert "<button" not in html.partition("<main")[2]
