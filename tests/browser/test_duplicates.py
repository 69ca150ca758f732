"""Questions about doubles through the pages, in Chromium, by mouse and by keyboard."""

import pytest
from playwright.sync_api import expect

from api.accounts.roles import Role
from tests.api.duplicates.conftest import DEPOT, advert, groups_in, put
from tests.browser.test_story import see, sign_in

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def questions(engine):
    """Two questions about jobs and one about employers."""
    for number, title in enumerate(("Cafe cleaner", "Kitchen cleaner")):
        put(engine, f"source-{number}", advert("1", title=title))
    put(engine, "source-0", advert("2", DEPOT, title="Day porter", employer="Brackenfell"))
    put(engine, "source-1", advert("2", DEPOT, title="Site porter", employer="Brackenfell Group"))


@pytest.mark.usefixtures("questions")
def test_from_a_question_to_its_answer_and_back(page, make_user, engine):
    sign_in(page, make_user(Role.IMPORTER))
    page.get_by_role("link", name="Same or not?").first.click()
    page.get_by_role("link", name="Compare Cafe cleaner (from source-0)").click()
    see(page, "Why it is asked: The titles differ")
    row = page.get_by_role("row", name="Title")
    expect(row.locator("mark")).to_have_text(["Cafe", "Kitchen"])
    page.get_by_role("button", name="The same job", exact=True).click()
    see(page, "Made one")
    assert ["source-0 1", "source-1 1"] in groups_in(engine)

    page.goto("/duplicates/settled")
    expect(page.locator("tbody tr")).to_contain_text("Sam Reed")
    page.get_by_role("button", name="Split again Cafe cleaner").click()
    see(page, "Not the same job")
    assert ["source-0 1"] in groups_in(engine)
    page.get_by_role("button", name="Ask again").click()
    expect(page.get_by_role("button", name="The same job", exact=True)).to_be_visible()


@pytest.mark.usefixtures("questions")
def test_it_is_answered_by_keyboard(page, make_user):
    sign_in(page, make_user(Role.SUPERVISOR))
    page.goto("/duplicates?kind=employer")
    page.get_by_role("link", name="Compare").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The same employer?")
    passed = []
    while "Not the same employer" not in passed and len(passed) < 40:
        page.keyboard.press("Tab")
        passed.append(page.locator(":focus").inner_text().strip())
    assert passed[0] == "Skip to main content"
    assert passed.index("The same employer") + 1 == passed.index("Not the same employer")
    page.keyboard.press("Enter")
    see(page, "Kept apart")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("button", name="Leave for later")).to_be_visible()


@pytest.mark.usefixtures("questions")
def test_nothing_runs_over_on_a_narrow_screen(browser, served, make_user):
    context = browser.new_context(base_url=served, viewport=NARROW)
    window = context.new_page()
    complaints = []
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on("console", lambda said: complaints.append(said.text))
    sign_in(window, make_user(Role.IMPORTER))
    window.goto("/duplicates")
    question = window.locator("tbody a").first.get_attribute("href")
    for path in ("/duplicates", question, "/duplicates/settled"):
        window.goto(path)
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert window.evaluate(width) == 0, path
    assert complaints == []
    context.close()


@pytest.mark.usefixtures("questions")
def test_all_that_can_be_pressed_has_a_name_and_room(browser, served, make_user):
    context = browser.new_context(base_url=served, viewport=NARROW)
    window = context.new_page()
    sign_in(window, make_user(Role.IMPORTER))
    window.goto("/duplicates")
    window.locator("tbody a").first.click()
    headings = window.locator("h1, h2, h3").evaluate_all("all => all.map(one => one.tagName)")
    assert headings[0] == "H1"
    assert headings.count("H1") == 1
    for button in window.locator("main .nhsuk-button").all():
        assert button.inner_text().strip()
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24  # WCAG 2.2, 2.5.8
    ids = window.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    context.close()
