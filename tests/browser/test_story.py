"""The main job through the pages, in Chromium with scripts off."""

import io
import json

import pytest

from api.accounts.roles import Role
from api.imports.service import run_import
from tests.api.test_story import ADVERTS
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def adverts(engine):
    """The adverts of the story, imported."""
    lines = "\n".join(json.dumps(advert) for advert in ADVERTS)
    run_import(engine, "council", io.BytesIO(lines.encode()))


def sign_in(page, user):
    """Signs in by the form."""
    page.goto("/")
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def write_wish(page, row, stance, words):
    """Fills one row of the preferences."""
    page.locator(f"#stance-{row}").select_option(label=stance)
    page.locator(f"#words-{row}").fill(words)


@pytest.mark.usefixtures("adverts")
def test_from_signing_in_to_undoing_a_decision(page, make_user, tmp_path):
    sign_in(page, make_user(Role.SPECIALIST))
    page.get_by_label("Reference").fill("C-1")
    page.get_by_role("button", name="Add client").click()

    page.get_by_label("Where they travel from").fill("LS9 7TF")
    write_wish(page, 1, "Wants", "cleaner")
    write_wish(page, 2, "Must have", "10 to 24 hours a week")
    write_wish(page, 3, "Never", "nights")
    write_wish(page, 4, "Wants", "quiet")
    page.get_by_role("button", name="Save").click()
    assert "Saved as version 1" in page.content()
    assert "Understood as: must – hours: 10 to 24 hours a week" in page.content()

    page.get_by_role("link", name="see the suggestions").click()
    page.get_by_role("button", name="Make the first list").click()
    titles = page.locator("ol > li h2").all_inner_texts()
    assert titles == ["1. Cleaner", "2. School cleaner"]
    assert "16 hours a week" in page.locator("ol > li").first.inner_text()
    questions = page.locator("ol > li").nth(1).locator(".ips-ask").all_inner_texts()
    assert "Ask: How many hours a week is it, and could they be fewer or more?" in questions
    reasons = page.locator("#ruled-out ~ details summary").all_inner_texts()
    assert reasons == ["1: Not competitive work", "1: nights"]

    page.get_by_role("button", name="Not for me").first.click()
    assert "Not for the client" in page.locator("ol > li").first.inner_text()
    page.get_by_role("button", name="Make a new list").click()
    assert page.locator("ol > li h2").all_inner_texts() == ["1. School cleaner"]
    assert "1 was decided about before" in page.content()

    page.go_back()
    page.get_by_role("button", name="Undo: Not for the client (Cleaner,").click()
    page.get_by_role("button", name="Make a new list").click()
    assert page.locator("ol > li h2").count() == 2

    page.locator("ol > li h2 a").first.click()
    assert "What was read in the advert" in page.content()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/clients")
    assert page.url.endswith("/sign-in")


@pytest.mark.usefixtures("adverts")
def test_a_second_specialist_sees_none_of_it(page, make_user, browser, served):
    sign_in(page, make_user(Role.SPECIALIST))
    page.get_by_label("Reference").fill("C-1")
    page.get_by_role("button", name="Add client").click()
    address = page.url

    window = browser.new_context(base_url=served, java_script_enabled=False)
    other = window.new_page()
    sign_in(other, make_user(Role.SPECIALIST))
    assert "You have no clients here yet" in other.content()
    answer = other.goto(address)
    assert answer.status == 404
    assert "There is nothing here" in other.content()
    window.close()


def test_a_wrong_password_says_so_and_keeps_the_address(page, make_user):
    user = make_user(Role.SPECIALIST)
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    assert "There is a problem" in page.content()
    assert page.get_by_label("Email address").input_value() == user.email


def test_what_cannot_be_read_is_shown_beside_its_row_and_nothing_is_saved(page, make_user):
    sign_in(page, make_user(Role.SPECIALIST))
    page.get_by_label("Reference").fill("C-1")
    page.get_by_role("button", name="Add client").click()
    page.get_by_label("Where they travel from").fill("Atlantis")
    write_wish(page, 1, "Wants", "???")
    page.get_by_role("button", name="Save").click()
    assert "Nothing was saved yet" in page.content()
    assert "“Atlantis” is not a postcode or place" in page.content()
    assert page.locator("#words-1").input_value() == "???"
    assert page.locator("#problem-1").count() == 1


def test_a_wish_is_taken_back_by_clearing_its_words(page, make_user):
    sign_in(page, make_user(Role.SPECIALIST))
    page.get_by_label("Reference").fill("C-1")
    page.get_by_role("button", name="Add client").click()
    write_wish(page, 1, "Wants", "cleaner")
    write_wish(page, 2, "Never", "nights")
    page.get_by_role("button", name="Save").click()
    page.locator("#words-1").fill("")
    page.get_by_role("button", name="Save").click()
    assert "Saved as version 2" in page.content()
    assert page.locator("#words-1").input_value() == "nights"
    assert page.locator("#stance-1").input_value() == "never"


def test_an_importer_is_told_what_their_role_is_for(page, make_user):
    sign_in(page, make_user(Role.IMPORTER))
    assert "Your role does not see clients" in page.content()
