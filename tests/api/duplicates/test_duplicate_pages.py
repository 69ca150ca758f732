"""Doubles in the browser, read as HTML."""

import pytest
from sqlmodel import select

from api.accounts import signing_in
from api.accounts.cookies import COOKIE
from api.accounts.roles import Role
from api.database import session_of
from api.duplicates import asked, service
from api.duplicates.settled import settled
from api.duplicates.states import State
from api.duplicates.tables import DuplicateQuestion
from api.employers import naming
from api.employers.tables import Employer
from matcher.normalise.employers import read_employer
from tests.api.duplicates.conftest import CAFE, DEPOT, advert, framed
from tests.api.imports.test_import_pages import Browser, html, text
from tests.conftest import PASSWORD

NOBODY = "0" * 32


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


@pytest.fixture
def sign_in(engine, make_user, client):
    """Signs a new person in, in the one browser."""

    def of_role(role, name="Sam Reed"):
        with session_of(engine) as session:
            user = make_user(role, name=name)
            who = signing_in.sign_in(session, user.email, PASSWORD, hours=1)
        client.cookies.set(COOKIE, who.token)
        return Browser(client, who.csrf_token)

    return of_role


@pytest.fixture
def browser(sign_in):
    return sign_in(Role.IMPORTER)


@pytest.fixture
def two_jobs(take):
    """Two listings that may be one job; the import of the second."""
    take(
        "board", advert("1", title="Cafe cleaner", pay="£12.60 an hour", url="https://b.example/1")
    )
    return take("centre", advert("x", title="Kitchen cleaner"))


@pytest.fixture
def two_employers(take):
    """Two employers that may be one."""
    call = f"{DEPOT} Ring 0113 496 0123."
    take(
        "board", advert("7", call, title="Porter", employer="Brackenfell", url="https://w.example")
    )
    take("board", advert("8", title="Cleaner", employer="Brackenfell Group", postcode="WF1 1AA"))


@pytest.fixture
def states(engine):
    """The states of the questions, the oldest first."""

    def read():
        with session_of(engine, reads_only=True) as session:
            query = select(DuplicateQuestion.state).order_by(DuplicateQuestion.id)
            return [str(state) for state in session.exec(query).all()]

    return read


def path_of(browser, kind="vacancy"):
    """The path of the only question of a kind that waits."""
    [link] = browser.get(f"/duplicates?kind={kind}").css("tbody a")
    return link.attributes["href"]


def answers(page):
    """What can be pressed below the comparison, and where it leads."""
    forms = page.css("main .ips-answer form")
    return {one.text(strip=True): one.attributes["action"].rpartition("/")[2] for one in forms}


@pytest.mark.parametrize("role", [Role.IMPORTER, Role.SUPERVISOR, Role.ADMIN])
def test_whoever_may_decide_is_led_to_the_questions(sign_in, role):
    page = sign_in(role).get("/duplicates")
    assert page.css_first('header nav a[href="/duplicates"]')
    assert "No jobs wait for an answer" in text(page)
    assert "Employers (0 waiting)" in text(page)


def test_a_specialist_sees_no_questions(sign_in, two_jobs, states):
    browser = sign_in(Role.SPECIALIST)
    assert not browser.get("/clients").css_first('a[href="/duplicates"]')
    for path in ("", "/settled", "/settled?by=comparing", "/x", "/x/later"):
        assert browser.client.get(f"/duplicates{path}").status_code == 403
    for answer in ("merge", "apart", "ask-again"):
        assert browser.post(f"/duplicates/x/{answer}").status_code == 403
    assert states() == ["waiting"]


@pytest.mark.parametrize("path", ["/duplicates", "/duplicates/settled", "/duplicates/x"])
def test_who_is_not_signed_in_must_sign_in_first(client, path):
    answer = client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")


def test_an_answer_without_its_token_is_not_taken(browser, two_jobs, states):
    assert browser.post(f"{path_of(browser)}/merge", csrf_token="").status_code == 403
    assert states() == ["waiting"]


def test_the_imports_tell_how_many_questions_wait(browser, two_jobs):
    link = browser.get("/imports").css_first('main a[href="/duplicates"]')
    assert link.text() == "Same or not? 1 question waits"


def test_imports_that_ask_nothing_say_nothing_of_it(browser):
    assert not browser.get("/imports").css_first('main a[href="/duplicates"]')


def test_the_list_names_both_and_the_reason(browser, two_jobs, two_employers):
    page = browser.get("/duplicates")
    assert "Jobs (1 waiting)" in text(page)
    assert "Cafe cleaner (from board)" in page.css_first('tbody th[scope="row"]').text()
    assert "The titles differ" in text(page)
    link = page.css_first("tbody a").text()
    assert link == "Compare Cafe cleaner (from board) and Kitchen cleaner (from centre)"
    page = browser.get(page.css_first('main nav a[href$="employer"]').attributes["href"])
    assert "Brackenfell Group" in page.css_first("tbody").text()


def test_the_list_begins_with_what_there_is(browser, two_employers):
    page = browser.get("/duplicates")
    assert page.css_first('main nav [aria-current="page"]').text() == "Employers (1 waiting)"


def test_two_jobs_stand_side_by_side_with_the_words_marked(browser, two_jobs):
    page = browser.get(path_of(browser))
    lines = {
        row.css_first("th").text(separator=" ", strip=True): [
            [mark.text() for mark in cell.css("mark")] for cell in row.css("td")
        ]
        for row in page.css("tbody tr")
    }
    assert lines["Title Differs"] == [["Cafe"], ["Kitchen"]]
    assert lines["Pay Only one says"] == [[], []]
    assert lines["Place"] == [[], []]
    assert "Neither says:" in text(page)
    assert page.css_first('td a[href="https://b.example/1"]').attributes["rel"]
    assert len(page.css('td a[href^="/vacancies/"]')) == 2
    assert "Why it is asked: The titles differ" in text(page)


def test_words_of_the_texts_are_marked_and_told(browser, take):
    take("board", advert("1", f"{CAFE} Bring boots.", title="Cafe cleaner"))
    take("centre", advert("x", f"{CAFE} Bring gloves.", title="Kitchen cleaner"))
    page = browser.get(path_of(browser))
    assert [mark.text() for mark in page.css("section mark")] == ["boots", "gloves"]
    told = [one.text() for one in page.css("section .nhsuk-u-visually-hidden")]
    assert ["boots" in told[0], "gloves" in told[1]] == [True, True]


def test_what_an_advert_says_is_shown_as_it_is(browser, take):
    take("board", advert("1", f"{CAFE} <script>x</script>", title="Cafe <b>cleaner"))
    take("centre", advert("x", title="Kitchen cleaner", url="javascript:alert(1)"))
    path = path_of(browser)
    for shown in (browser.get(path), browser.get("/duplicates"), html(browser.post(f"{path}/x"))):
        assert not shown.css_first("main b, main script, main a[href^=javascript]")
    browser.post(f"{path}/apart")
    assert not browser.get("/duplicates/settled").css_first("main b")


def test_two_employers_stand_side_by_side(browser, two_employers):
    page = browser.get(path_of(browser, "employer"))
    said = text(page)
    assert "01134960123" in said
    assert "w.example" in said
    assert "WF1 1AA" in said
    assert [one.text() for one in page.css("tbody tr:first-child mark")] == ["Group"]
    assert "Porter" in [one.text() for one in page.css('td a[href^="/vacancies/"]')]


def test_the_same_makes_one_and_goes_on(browser, two_jobs, grouped, states):
    path = path_of(browser)
    answer = browser.post(f"{path}/merge", was="waiting")
    assert answer.status_code == 303
    assert grouped() == [["board 1", "centre x"]]
    page = browser.get(answer.headers["Location"])
    assert "Made one" in text(page)
    assert "That was the last one" in text(page)
    assert answers(page) == {"Undo": "ask-again"}
    assert states() == ["merged"]


def test_the_next_question_follows_with_what_was_answered(browser, take):
    for number, title in enumerate(("Cafe cleaner", "Kitchen cleaner", "Canteen cleaner")):
        take(f"source-{number}", advert("1", title=title))
    first, second, third = (
        one.attributes["href"] for one in browser.get("/duplicates").css("tbody a")
    )
    on = browser.post(f"{first}/apart").headers["Location"]
    assert on.partition("?")[0] == second
    page = browser.get(on)
    assert "Kept apart" in text(page)
    assert page.css_first('a[href$="/later"]').attributes["href"] == f"{second}/later"
    later = browser.client.get(f"{second}/later", follow_redirects=False)
    assert later.headers["Location"] == third
    last = browser.client.get(f"{third}/later", follow_redirects=False)
    assert "You have been through all of them" in text(browser.get(last.headers["Location"]))


def test_an_answer_twice_is_one(browser, two_jobs, states):
    path = path_of(browser)
    first = browser.post(f"{path}/merge", was="waiting")
    again = browser.post(f"{path}/merge", was="waiting")
    assert again.headers["Location"] == first.headers["Location"]
    assert states() == ["merged"]


def test_who_comes_second_is_told_and_changes_nothing(sign_in, two_jobs, grouped):
    first = sign_in(Role.SUPERVISOR, "Ada Moor")
    path = path_of(first)
    first.post(f"{path}/merge", was="waiting")
    answer = sign_in(Role.IMPORTER, "Ben Hill").post(f"{path}/apart", was="waiting")
    assert answer.status_code == 409
    page = html(answer)
    assert "Nothing was changed" in page.css_first(".nhsuk-error-summary").text()
    assert "These were merged by now" in text(page)
    assert "Settled by Ada Moor" in text(page)
    assert page.css_first("title").text().startswith("Error: ")
    assert answers(page) == {"Split again": "apart", "Ask again": "ask-again"}
    assert grouped() == [["board 1", "centre x"]]


def test_what_is_refused_leaves_nothing_behind(browser, take, grouped, states):
    for number, title in enumerate(("Cafe cleaner", "Kitchen cleaner", "Canteen cleaner")):
        take(f"source-{number}", advert("1", title=title))
    first, second, third = (
        one.attributes["href"] for one in browser.get("/duplicates").css("tbody a")
    )
    browser.post(f"{first}/merge")
    browser.post(f"{second}/apart")
    before = grouped(), states()
    answer = browser.post(f"{third}/merge")
    assert answer.status_code == 409
    assert "are kept apart, and would be made one" in text(answer)
    assert (grouped(), states()) == before


def test_a_merge_is_taken_back_either_way(browser, two_jobs, grouped, states):
    path = path_of(browser)
    browser.post(f"{path}/merge")
    assert answers(browser.get(path)) == {"Split again": "apart", "Ask again": "ask-again"}
    assert browser.post(f"{path}/ask-again", was="merged").headers["Location"] == path
    assert (states(), len(grouped())) == (["waiting"], 2)
    browser.post(f"{path}/merge")
    browser.post(f"{path}/apart", was="merged")
    assert (states(), len(grouped())) == (["apart"], 2)
    browser.post(f"{path}/merge", was="apart")
    assert (states(), len(grouped())) == (["merged"], 1)


def test_employers_are_merged_and_taken_back(browser, two_employers, engine):
    path = path_of(browser, "employer")
    browser.post(f"{path}/merge")
    page = browser.get(path)
    assert [one.text() for one in page.css('thead th[scope="col"]')] == [
        "Brackenfell",
        "Brackenfell Group",
    ]
    browser.post(f"{path}/ask-again", was="merged")
    with session_of(engine, reads_only=True) as session:
        assert [row.merged_into for row in session.exec(select(Employer)).all()] == [None, None]
    assert path_of(browser, "employer") == path


def test_what_is_settled_tells_who_and_when_the_latest_first(sign_in, two_jobs, two_employers):
    browser = sign_in(Role.SUPERVISOR, "Ada Moor")
    assert "Nobody has answered a question yet" in text(browser.get("/duplicates/settled"))
    browser.post(f"{path_of(browser)}/apart")
    browser.post(f"{path_of(browser, 'employer')}/merge")
    page = browser.get("/duplicates/settled")
    rows = [" ".join(row.text(separator=" ").split()) for row in page.css("tbody tr")]
    assert "Brackenfell and Brackenfell Group" in rows[0]
    assert "The same" in rows[0]
    assert "Not the same" in rows[1]
    assert all("Ada Moor" in row and "20" in row for row in rows)
    named = [" ".join(one.text().split()) for one in page.css("tbody button")]
    assert named[0] == "Split again Brackenfell and Brackenfell Group"
    assert named[1].startswith("Ask again Cafe cleaner")


def test_what_is_settled_is_paged(browser, engine, two_employers, make_user):
    path = path_of(browser, "employer")
    with session_of(engine) as session:
        names = [read_employer(f"{name} Bakery") for name in ("Tarnhow", "Corrie")]
        naming.employers_by_key(session, names)
    browser.post(f"{path}/apart")
    who = make_user(Role.IMPORTER)
    with session_of(engine) as session:
        first = settled(session, who, limit=1)
        assert len(first.items) == 1
        assert settled(session, who, after=first.items[0].question.id).items == []
    older = browser.get(f"/duplicates/settled?after={path.rpartition('/')[2]}")
    assert "There are no older ones" in text(older)


def test_what_comparing_made_one_is_split_by_a_person(browser, take, grouped, states):
    take("board", advert("1"))
    take("centre", advert("x", framed()))
    assert "Nothing has been made one" not in text(browser.get("/duplicates/settled?by=comparing"))
    page = browser.get("/duplicates/settled?by=comparing")
    [form] = page.css("tbody form")
    was = form.css_first('input[name="was"]').attributes["value"]
    browser.post(form.attributes["action"], was=was)
    assert (grouped(), states()) == ([["board 1"], ["centre x"]], ["apart"])


def test_a_question_that_is_gone_says_so(browser):
    for path in (f"/duplicates/{NOBODY}", f"/duplicates/{NOBODY}/later"):
        answer = browser.client.get(path)
        assert answer.status_code == 404
        assert "This question is gone" in text(answer)
    assert browser.post(f"/duplicates/{NOBODY}/merge").status_code == 404


def test_a_made_up_answer_or_state_is_refused(browser, two_jobs, states):
    path = path_of(browser)
    assert browser.post(f"{path}/burn").status_code == 422
    assert browser.post(f"{path}/merge", was="different").status_code == 422
    assert browser.client.get("/duplicates?kind=people").status_code == 422
    assert states() == ["waiting"]


def test_one_that_was_closed_meanwhile_is_said_to_need_no_answer(browser, two_jobs, take):
    path = path_of(browser)
    take("board", advert("2", DEPOT, title="Porter"), whole_source=True)
    page = browser.get(path)
    assert "one of the two is no longer open" in text(page)
    assert "Closed" in page.css_first("tbody").text()
    assert "No jobs wait" in text(browser.get("/duplicates?kind=vacancy"))


def test_one_that_was_withdrawn_has_no_page_to_go_to(browser, two_jobs, undo):
    path = path_of(browser)
    undo(two_jobs)
    page = browser.get(path)
    assert "Withdrawn: its import was undone" in text(page)
    assert len(page.css('td a[href^="/vacancies/"]')) == 1
    answer = browser.post(f"{path}/merge")
    assert answer.status_code == 409
    assert "was withdrawn" in text(answer)


def test_employers_that_others_made_one_need_no_answer(browser, two_employers, engine, make_user):
    path = path_of(browser, "employer")
    who = make_user(Role.IMPORTER)
    with session_of(engine) as session:
        one, other = session.exec(select(Employer.id)).all()
        service.merge_employers(session, who, one, other)
        shown = asked.get(session, who, path.rpartition("/")[2])
        assert shown.question.state is State.MERGED
    assert answers(browser.get(path)) == {"Split again": "apart", "Ask again": "ask-again"}


def test_long_lists_are_paged(browser, take):
    for number, title in enumerate(("Cafe cleaner", "Kitchen cleaner", "Canteen cleaner")):
        take(f"source-{number}", advert("1", title=title))
    page = browser.get("/duplicates?kind=vacancy&limit=2")
    assert len(page.css("tbody tr")) == 2
    more = page.css_first('main p a[href*="cursor"]').attributes["href"]
    assert len(browser.get(more).css("tbody tr")) == 1


def test_more_than_anybody_counts_is_said_so(browser, two_jobs, monkeypatch):
    monkeypatch.setattr(asked, "MOST_COUNTED", 0)
    monkeypatch.setattr("api.duplicates.page_words.MOST_COUNTED", 0)
    assert "Jobs (more than 0 waiting)" in text(browser.get("/duplicates"))
    assert "More than 0 questions wait" in text(browser.get("/imports"))
