"""Imports through the pages, in Chromium, with scripts off and on."""

import pytest
from playwright.sync_api import expect

from api.accounts.roles import Role
from tests.browser.test_story import see, sign_in

pytestmark = pytest.mark.browser
SHEET = b"""reference,title,employer,pay
1,Kitchen porter,Harbour Cafe,12.60 an hour
2,Night cleaner,Moor Services Ltd,13 an hour
3,,Moor Services Ltd,13 an hour
"""
UNCLEAR = """Vacancy name,Firm,Wage on offer
Kitchen porter,Harbour Cafe,£12.60 an hour
Night cleaner,Moor Services Ltd,£13 an hour
""".encode()
_MOST_LOOKS = 60


@pytest.fixture
def scripted(browser, served):
    """A window with scripts on, and what they complained of."""
    context = browser.new_context(base_url=served)
    context.set_default_timeout(15_000)
    window = context.new_page()
    window.complaints = []
    window.on("pageerror", lambda error: window.complaints.append(str(error)))
    window.on("console", lambda said: window.complaints.append(said.text))
    yield window
    context.close()


def choose(page, content, source="council-jobs"):
    """Goes to the form, chooses a file and says where it comes from."""
    page.goto("/imports")
    page.get_by_role("button", name="Import a file").click()
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "jobs.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_label("Source", exact=True).fill(source)


def watch(page, words):
    """Looks again until the page of an import shows the words, as the page does by itself."""
    for _ in range(_MOST_LOOKS):
        if words in page.locator("main").inner_text():
            return
        page.wait_for_timeout(500)
        page.reload()
    see(page, words)


def count(page, name):
    """What stands beside a name in the report."""
    return page.locator(".ips-counts > div").filter(has_text=name).locator("dd")


def test_from_trying_out_to_undoing(page, make_user):
    sign_in(page, make_user(Role.IMPORTER))
    page.get_by_role("link", name="Imports").first.click()
    see(page, "Nothing has been imported yet")
    choose(page, SHEET)
    page.get_by_role("button", name="Continue").click()
    watch(page, "Tried out")
    expect(count(page, "Would be added")).to_have_text("2")
    see(page, "is empty: an advert needs a title")

    page.get_by_role("button", name="Import it for real").click()
    watch(page, "What it did")
    expect(count(page, "Added")).to_have_text("2")
    expect(count(page, "Refused")).to_have_text("1")

    page.get_by_role("button", name="Undo this import").click()
    see(page, "What it added goes: 2 vacancies.")
    page.get_by_role("button", name="Undo this import").click()
    watch(page, "What undoing did")
    see(page, "Gone: the import had added them")
    page.get_by_role("link", name="Imports").first.click()
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("tbody tr").first).to_contain_text("Undone")
    expect(page.locator("tbody tr").last).to_contain_text("only tried out, nothing is stored")


def test_columns_are_looked_at_and_corrected(page, make_user):
    sign_in(page, make_user(Role.SUPERVISOR))
    choose(page, UNCLEAR)
    page.get_by_label("Import it", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    see(page, "What the columns of jobs.csv hold")
    page.get_by_label("What Firm holds").select_option(label="Leave out")
    page.get_by_role("button", name="Import it").click()
    see(page, "Choose the column that holds: Employer")
    page.get_by_label("What Firm holds").select_option(label="Employer")
    page.get_by_role("button", name="Import it").click()
    watch(page, "What it did")
    expect(count(page, "Added")).to_have_text("2")


def test_the_page_follows_an_import_by_itself(scripted, make_user):
    sign_in(scripted, make_user(Role.ADMIN))
    choose(scripted, SHEET)
    scripted.get_by_role("button", name="Continue").click()
    expect(scripted.locator("#standing")).to_contain_text("Tried out", timeout=30_000)
    expect(count(scripted, "Would be added")).to_have_text("2")
    assert scripted.complaints == []
