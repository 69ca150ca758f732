"""What makes a list worth reading: once each, a few of each employer, new ones marked, reasons."""

import io
import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from api.accounts import signing_in
from api.accounts.cookies import COOKIE
from api.clients import preferences, service
from api.clock import today
from api.database import session_of
from api.imports import service as imports
from api.suggestions import notices
from api.suggestions.commands import make_list, show
from matcher.preferences import About, HoursWish, Preferences, ScheduleWish, Stance, Statement
from tests.conftest import PASSWORD

CLEANING = Statement(Stance.WANT, About.WORK, "cleaner", "cleaner")
NO_NIGHTS = Statement(Stance.NEVER, About.SCHEDULE, ScheduleWish(nights=True), "no nights")
TEXT = "Wipe the tables and mop the floors of our cafe."
STOCK = {"reference": "stock", "title": "Warehouse operative", "employer": "Box Ltd"}
NIGHT = {
    "reference": "night",
    "title": "Cleaner",
    "employer": "Hotel",
    "description": "You will work night shifts, 10pm to 6am.",
}


def cleaner(reference, employer="Cafe", description=TEXT, **more):
    return {
        "reference": reference,
        "title": "Cleaner",
        "employer": employer,
        "description": description,
        **more,
    }


@pytest.fixture
def sam(make_user):
    return make_user()


@pytest.fixture
def headers(signed_in, sam):
    return signed_in(sam)


@pytest.fixture
def put(engine):
    """Imports adverts from a source."""

    def run(source, *adverts):
        lines = "\n".join(json.dumps(advert) for advert in adverts)
        imports.run_import(engine, source, io.BytesIO(lines.encode()), file_name="a.jsonl")

    return run


@pytest.fixture
def client_id(engine, sam):
    with session_of(engine) as session:
        made = service.create_client(session, sam, "L-1")
        wishes = Preferences(None, (CLEANING, NO_NIGHTS))
        preferences.set_preferences(session, sam, made.id, wishes)
        return made.id


@pytest.fixture
def suggest(client, headers, client_id):
    """Asks for a list; each is read again as it was answered."""

    def ask():
        path = f"/api/v1/clients/{client_id}/suggestions"
        answer = client.post(path, headers=headers, json={})
        assert answer.status_code == 201, answer.text
        shown = answer.json()
        again = client.get(f"/api/v1/suggestions/{shown['id']}", headers=headers)
        assert again.json() == shown
        return shown

    return ask


@pytest.fixture
def page(client, engine, sam):
    """Reads a list's page as Sam's browser does."""
    with session_of(engine) as session:
        client.cookies.set(COOKIE, signing_in.sign_in(session, sam.email, PASSWORD, hours=1).token)

    def read(shown):
        return client.get(f"/suggestions/{shown['id']}").text

    return read


def references(shown):
    return [item["vacancy"]["reference"] for item in shown["items"]]


def test_the_same_job_from_two_sources_is_shown_once(put, suggest, page):
    put("council", cleaner("a"))
    put("agency", cleaner("b"), cleaner("c", description="Wash up in our other cafe by the sea."))
    shown = suggest()
    both = next(item for item in shown["items"] if item["also"])
    assert len(shown["items"]) == 2
    assert {both["vacancy"]["source"], both["also"][0]["source"]} == {"council", "agency"}
    assert "Also listed by" in page(shown)


def test_a_job_that_was_decided_about_stays_out_on_every_site(client, headers, put, suggest):
    put("council", cleaner("a"))
    put("agency", cleaner("b"))
    item = suggest()["items"][0]
    body = {"suggestion_id": item["id"], "choice": "not_for_me", "decided_by": "client"}
    decision = client.post("/api/v1/decisions", headers=headers, json=body).json()
    put("a third", cleaner("c"))
    shown = suggest()
    assert (shown["items"], shown["already_decided"]) == ([], 1)
    client.post(f"/api/v1/decisions/{decision['id']}/undo", headers=headers)
    assert len(suggest()["items"][0]["also"]) == 2


def test_more_than_three_of_an_employer_are_told_with_the_third(put, suggest, page):
    put("jobs", *(cleaner(f"m{at}", "Many", f"Clean our hall {at}.") for at in range(6)))
    put("jobs", *(cleaner(f"o{at}", f"Other {at}", "Clean.") for at in range(7)))
    shown = suggest()
    of_many = [item for item in shown["items"] if item["vacancy"]["employer"]["name"] == "Many"]
    assert (len(shown["items"]), len(of_many)) == (10, 3)
    more = of_many[-1]["more_at_employer"]
    assert len(more) == 3
    assert more[0]["title"] == "Cleaner"
    assert "And 3 more at Many" in page(shown)


def test_what_came_after_the_last_list_is_marked_as_new(put, suggest, page):
    put("jobs", cleaner("old"))
    first = suggest()
    assert not first["items"][0]["new"]
    put("jobs", cleaner("new", "Hotel"))
    put("agency", cleaner("copy of old"))
    second = suggest()
    assert {i["vacancy"]["employer"]["name"]: i["new"] for i in second["items"]} == {
        "Cafe": False,
        "Hotel": True,
    }
    tags = LexborHTMLParser(page(second)).css(".nhsuk-tag")
    assert [tag.text(strip=True) for tag in tags].count("New") == 1
    assert not any(item["new"] for item in suggest()["items"])


def test_where_nothing_is_the_wanted_kind_the_nearest_are_shown_and_labelled(put, suggest, page):
    put("jobs", STOCK)
    shown = suggest()
    assert shown["notice"] == f"{notices.NONE_OF_KIND} {notices.NEAREST}"
    assert [item["nearest"] for item in shown["items"]] == [True]
    assert "Not the kind of work they want" in page(shown)


def test_where_all_of_the_wanted_kind_are_ruled_out_it_is_said_what_would_open_some(
    put, suggest, page
):
    put("jobs", STOCK, NIGHT)
    shown = suggest()
    assert shown["notice"].startswith("The one open vacancy of the kind of work they want is ruled")
    assert shown["what_if"][0]["opens"] == 1
    html = page(shown)
    assert "What one change would open</a>" in html
    assert '<details class="nhsuk-details" open>' in html
    assert "no nights: There is night work." in html


def test_where_some_are_of_the_wanted_kind_nothing_is_said(put, suggest):
    put("jobs", STOCK, NIGHT, cleaner("a"))
    shown = suggest()
    assert shown["notice"] is None
    assert not any(item["nearest"] for item in shown["items"])


@pytest.mark.parametrize(
    ("adverts", "said"), [((), notices.NO_VACANCIES), ((NIGHT,), notices.ALL_RULED_OUT)]
)
def test_an_empty_list_says_why(put, suggest, page, adverts, said):
    if adverts:
        put("jobs", *adverts)
    shown = suggest()
    assert not shown["items"]
    assert shown["notice"].startswith(said)
    assert said in page(shown)


def test_what_is_to_be_checked_says_why_everywhere(engine, put, suggest, page, capsys):
    put("jobs", cleaner("a", contract="zero hours contract"))
    shown = suggest()
    [why, *_] = shown["items"][0]["check"]
    assert why in page(shown)
    show("L-1", make_list(engine, "L-1", 5, today()))
    assert "Check before" in capsys.readouterr().out


@pytest.fixture
def at_most_24_hours(engine, sam, client_id):
    """A client who must have hours of which the cafe's job is sure to give only some."""
    hours = Statement(Stance.MUST, About.HOURS, HoursWish(16, 24), "16 to 24 hours")
    with session_of(engine) as session:
        preferences.set_preferences(session, sam, client_id, Preferences(None, (CLEANING, hours)))


@pytest.mark.usefixtures("at_most_24_hours")
def test_a_must_that_is_kept_only_in_part_is_named(put, suggest, page):
    put("jobs", cleaner("a", hours="20 to 37.5 hours a week"))
    shown = suggest()
    assert shown["items"][0]["only_in_part"] == ["16 to 24 hours"]
    assert "Only in part: 16 to 24 hours" in page(shown)


@pytest.mark.usefixtures("at_most_24_hours")
def test_the_terminal_names_what_is_kept_only_in_part(engine, put, capsys):
    put("jobs", cleaner("a", hours="20 to 37.5 hours a week"))
    show("L-1", make_list(engine, "L-1", 5, today()))
    assert "Only in part" in capsys.readouterr().out


def test_of_several_musts_about_work_one_that_is_met_is_enough(
    engine, sam, client_id, put, suggest
):
    works = [Statement(Stance.MUST, About.WORK, job, job) for job in ("cleaner", "cleaning lead")]
    with session_of(engine) as session:
        preferences.set_preferences(session, sam, client_id, Preferences(None, tuple(works)))
    put("jobs", cleaner("a"))
    assert suggest()["items"][0]["only_in_part"] == []
