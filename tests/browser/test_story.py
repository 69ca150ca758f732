"""The main job through the pages, in Chromium with scripts off."""

import io
import json

import pytest
from playwright.sync_api import expect

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
    expect(page.get_by_label("Password")).to_be_hidden()


def see(page, words):
    """Waits until the page shows the words: a click returns before its answer is all there."""
    expect(page.locator("body")).to_contain_text(words)


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
    see(page, "Saved as version 1")
    see(page, "Understood as: must – hours: 10 to 24 hours a week")

    page.get_by_role("link", name="see the suggestions").click()
    page.get_by_role("button", name="Make the first list").click()
    expect(page.locator("ol > li h2")).to_have_text(["1. Cleaner", "2. School cleaner"])
    expect(page.locator("ol > li").first).to_contain_text("16 hours a week")
    question = "Ask: How many hours a week is it, and is there any choice?"
    asked = page.locator("ol > li").nth(1).locator(".ips-ask").filter(has_text=question)
    expect(asked).to_have_count(1)
    reasons = page.locator("#ruled-out ~ details summary")
    expect(reasons).to_have_text(["1: Not competitive work", "1: nights"])

    page.get_by_role("button", name="Not for me").first.click()
    expect(page.locator("ol > li").first).to_contain_text("Not for the client")
    page.get_by_role("button", name="Make a new list").click()
    expect(page.locator("ol > li h2")).to_have_text(["1. School cleaner"])
    see(page, "1 was decided about before")

    page.go_back()
    page.get_by_role("button", name="Undo: Not for the client (Cleaner,").click()
    page.get_by_role("button", name="Make a new list").click()
    expect(page.locator("ol > li h2")).to_have_count(2)

    page.locator("ol > li h2 a").first.click()
    see(page, "What was read in the advert")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.goto("/clients")
    assert page.url.endswith("/sign-in")


@pytest.mark.usefixtures("adverts")
def test_a_second_specialist_sees_none_of_it(page, make_user, browser, served):
    sign_in(page, make_user(Role.SPECIALIST))
    page.get_by_label("Reference").fill("C-1")
    page.get_by_role("button", name="Add client").click()
    expect(page.get_by_label("Where they travel from")).to_be_visible()
    address = page.url

    window = browser.new_context(base_url=served, java_script_enabled=False)
    other = window.new_page()
    sign_in(other, make_user(Role.SPECIALIST))
    see(other, "You have no clients here yet")
    answer = other.goto(address)
    assert answer.status == 404
    see(other, "There is nothing here")
    window.close()


def test_a_wrong_password_says_so_and_keeps_the_address(page, make_user):
    user = make_user(Role.SPECIALIST)
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Sign in").click()
    see(page, "There is a problem")
    expect(page.get_by_label("Email address")).to_have_value(user.email)


def test_what_cannot_be_read_is_shown_beside_its_row_and_nothing_is_saved(page, make_user):
    sign_in(page, make_user(Role.SPECIALIST))
    page.get_by_label("Reference").fill("C-1")
    page.get_by_role("button", name="Add client").click()
    page.get_by_label("Where they travel from").fill("Atlantis")
    write_wish(page, 1, "Wants", "???")
    page.get_by_role("button", name="Save").click()
    see(page, "Nothing was saved yet")
    see(page, "“Atlantis” is not a postcode or place")
    expect(page.locator("#words-1")).to_have_value("???")
    expect(page.locator("#problem-1")).to_have_count(1)


def test_a_wish_is_taken_back_by_clearing_its_words(page, make_user):
    sign_in(page, make_user(Role.SPECIALIST))
    page.get_by_label("Reference").fill("C-1")
    page.get_by_role("button", name="Add client").click()
    write_wish(page, 1, "Wants", "cleaner")
    write_wish(page, 2, "Never", "nights")
    page.get_by_role("button", name="Save").click()
    see(page, "Saved as version 1")
    page.locator("#words-1").fill("")
    page.get_by_role("button", name="Save").click()
    see(page, "Saved as version 2")
    expect(page.locator("#words-1")).to_have_value("nights")
    expect(page.locator("#stance-1")).to_have_value("never")


def test_an_importer_is_told_what_their_role_is_for(page, make_user):
    sign_in(page, make_user(Role.IMPORTER))
    see(page, "Your role does not see clients")


def test_what_is_ruled_out_opens_without_scripts_where_nothing_else_is_left(
    page, make_user, engine
):
    run_import(engine, "council", io.BytesIO(json.dumps(ADVERTS[2]).encode()))
    sign_in(page, make_user(Role.SPECIALIST))
    page.get_by_label("Reference").fill("C-1")
    page.get_by_role("button", name="Add client").click()
    write_wish(page, 1, "Wants", "cleaner")
    write_wish(page, 2, "Never", "nights")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="see the suggestions").click()
    page.get_by_role("button", name="Make the first list").click()
    see(page, "Every open vacancy is ruled out")
    reason = page.locator("#ruled-out ~ details").first
    expect(reason).to_contain_text("There is night work.")
    expect(reason.get_by_role("link", name="Night cleaner")).to_be_visible()
    reason.locator("summary").click()
    expect(reason.get_by_role("link", name="Night cleaner")).to_be_hidden()
