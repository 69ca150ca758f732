"""All the readers together: each gets the same plain text, none gets too much of it."""

import importlib
import sys
from datetime import date
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.normalise.advert_text import AdvertText
from matcher.vacancy import Advert, Contract, Hours, Place, Requirements, Schedule, Vacancy

ON = date(2026, 5, 1)
READERS = {
    "hours": ("read_hours", Hours()),
    "schedule": ("read_schedule", Schedule()),
    "contracts": ("read_contract", Contract()),
    "requirements": ("read_requirements", Requirements()),
    "places": ("read_place", Place()),
    "titles": ("read_occupation", None),
}


class Readers:
    """Stand-ins for the readers that have tests of their own; they note what they were given."""

    def __init__(self, monkeypatch):
        self.given = {}
        self.answers = dict(READERS.values())
        for module, (name, _) in READERS.items():
            stand_in = ModuleType(f"matcher.normalise.{module}")
            setattr(stand_in, name, self._noting(name))
            stand_in.clean_title = lambda title: title.strip()
            monkeypatch.setitem(sys.modules, stand_in.__name__, stand_in)
        monkeypatch.delitem(sys.modules, "matcher.normalise.advert", raising=False)
        self.module = importlib.import_module("matcher.normalise.advert")

    def _noting(self, name):
        def read(*given):
            self.given[name] = given
            return self.answers[name]

        return read

    def read(self, **fields):
        advert = Advert(**{"title": "Cleaner", "employer": "Bell & Sons Ltd", **fields})
        return self.module.read_advert(advert, ON)


def description(given):
    """The description that a reader was given, alone or with the other fields."""
    return given.text[given.title_end + 1 :] if isinstance(given, AdvertText) else given


@pytest.fixture
def readers(monkeypatch):
    yield Readers(monkeypatch)
    sys.modules.pop("matcher.normalise.advert", None)


def test_an_advert_becomes_a_vacancy(readers):
    found = readers.read(reference="7", pay="£13 per hour", description="<p>Keep it clean.</p>")
    assert (found.reference, found.title, found.text) == ("7", "Cleaner", "Keep it clean.")
    assert found.employer.key == "bell and sons"
    assert found.pay.hourly_min == 13
    assert found.competitive.verdict == "yes"


def test_every_reader_gets_the_same_plain_text(readers):
    readers.read(description="<p>Tea &amp;amp; cake.</p><script>alert(1)</script>")
    texts = {name: description(given[-1]) for name, given in readers.given.items()}
    assert set(texts.values()) == {"Tea & cake."}
    assert set(texts) == set(readers.answers)


def test_hours_and_contract_are_made_plain_once(readers):
    readers.read(hours="<b>30 hours</b>", contract="<i>Fixed&nbsp;term</i>")
    (said,) = readers.given["read_hours"]
    assert said.text[: said.hours_end] == "30 hours"
    assert readers.given["read_contract"][0] == "Fixed term"


def test_only_title_and_employer_are_needed(readers):
    found = readers.read()
    assert found.pay is None
    assert found.text == ""
    assert readers.given["read_occupation"] == ("Cleaner", None)


def test_the_stated_hours_turn_a_year_into_hours(readers):
    readers.answers["read_hours"] = Hours(40, 40)
    assert readers.read(pay="£26,000 per annum").pay.hourly_min == 12.47


def test_pay_is_read_from_the_description_when_the_field_is_empty(readers):
    assert readers.read(description="<b>Pay:</b> £13.10 per hour").pay.hourly_min == 13.1


def test_the_minimum_wage_is_that_of_the_posting_date_or_else_of_the_given_day(readers):
    assert readers.read(pay="£12.30 per hour", posted="2025-06-01").competitive.verdict == "yes"
    assert readers.read(pay="£12.30 per hour").competitive.verdict == "check"


def test_no_reader_gets_more_than_the_limit(readers):
    readers.read(title="t" * 10_000_000, description="d" * 10_000_000, pay="9" * 10_000_000)
    (said,) = readers.given["read_hours"]
    assert said.title_end - said.title_start == readers.module.MOST_FIELD
    assert len(description(said)) == readers.module.MOST_TEXT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text(), st.none() | st.text(), st.none() | st.text())
def test_any_advert_becomes_a_vacancy(readers, title, employer, description, pay):
    found = readers.read(title=title, employer=employer, description=description, pay=pay)
    assert isinstance(found, Vacancy)
