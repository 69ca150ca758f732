from dataclasses import replace
from datetime import date

import pytest

from api.vacancies.facts import facts_of
from matcher.normalise.advert import read_advert
from matcher.vacancy import Advert, Competitive, Contract, Place, Requirements


@pytest.fixture
def fact():
    """One line of the facts of a vacancy in which these records stand."""

    def of(name, **records):
        vacancy = read_advert(Advert("Cleaner", "Acme"), date(2026, 11, 2))
        [found] = [f for f in facts_of(replace(vacancy, **records)) if f.name == name]
        return found

    return of


def test_where_the_work_is_done_is_told_in_our_words_and_quoted_in_the_adverts(fact):
    place = fact("Place", place=Place(name="Leeds", remote="onsite", quote="in our Leeds office"))
    assert (place.value, place.note) == ("Leeds", "Done at the place of work")
    assert place.quote == "in our Leeds office"


def test_the_name_of_a_place_is_not_quoted_again(fact):
    place = fact("Place", place=Place(name="Leeds", quote="Leeds"))
    assert (place.note, place.quote) == (None, None)


def test_why_work_may_not_be_competitive_is_our_own_note(fact):
    found = fact("Competitive work", competitive=Competitive("check", ("Paid by commission",)))
    assert (found.note, found.quote) == ("Paid by commission", None)


def test_a_contract_tells_of_agency_and_zero_hours(fact):
    contract = Contract(kinds=("temporary",), agency=True, zero_hours=True, quote="temp, agency")
    assert (
        fact("Contract", contract=contract).value == "temporary, through an agency and zero hours"
    )


def test_hours_that_are_promised_say_so(fact):
    assert fact("Contract", contract=Contract(zero_hours=False)).value == "not zero hours"


@pytest.mark.parametrize(
    ("dbs", "words"),
    [
        ("enhanced", "enhanced DBS check"),
        ("unspecified", "DBS check"),
        (False, "no DBS check needed"),
    ],
)
def test_the_level_of_a_dbs_check_is_named(fact, dbs, words):
    assert fact("Asked for", requirements=Requirements(dbs=dbs)).value == words
