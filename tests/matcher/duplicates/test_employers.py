"""Known employers, and whether a further one is among them."""

import pytest

from matcher.duplicates.employers import Employer, KnownEmployers

HERE, THERE = "LS1 4AP", "YO1 7HH"
PHONE, OTHER_PHONE = "0113 496 0101", "01904 555 0202"


def known(*employers):
    found = KnownEmployers()
    for number, employer in enumerate(employers):
        found.add(employer if isinstance(employer, Employer) else Employer(employer), number)
    return found


def ask(one, other):
    return known(one).look_up(other if isinstance(other, Employer) else Employer(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brackenfell Cleaning Ltd", "BRACKENFELL CLEANING LIMITED"),
        ("Brackenfell Care C.I.C.", "Brackenfell Care Community Interest Company"),
        ("Brackenfell Housing Limited(The)", "The Brackenfell Housing Limited"),
        ("Brackenfell", "Brackenfell (UK) Ltd"),
        ("Brackenfell plc, UK branch", "Brackenfell Limited"),
        ("Brackenfell Intl Mgmt", "Brackenfell International Management"),
        ("Bracken-Fell Logistics", "Brackenfell Logistics"),
        ("Brackenfel Logistics", "Brackenfell Logistics"),
        ("Brackenfell Eng", "Brackenfell Engineering"),
        ("Brackenfell & Tarn", "Tarn and Brackenfell"),
        ("City Council of Brackenfell", "Brackenfell City Council"),
        ("University of Brackenfell", "Brackenfell Univ."),
        ("Brackenfell CofE School", "Brackenfell Church of England School"),
        ("P.D.Brackenfell (Hatcheries)Ltd", "P D Brackenfell Hatcheries"),
        ("Brackenfell NHS FT", "Brackenfell NHS Foundation Trust"),
        ("Brackenfell Co-operative", "Brackenfell Cooperative"),
        ("BSPCT", "Brackenfell Society for Protection of Curlews and Terns"),
        ("Swift Recruitment on behalf of Brackenfell Ltd", "Brackenfell"),
    ],
)
def test_spellings_of_one_employer_meet(one, other):
    assert ask(one, other).sure == 0
    assert ask(other, one).sure == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Smith Care", "Smith Homes"),
        ("Brackenfell Care", "Brackenfell Homes"),
        ("Bell (Leeds) Ltd", "Bell (York) Ltd"),
        ("Brackenfell 2 Ltd", "Brackenfell 3 Ltd"),
        ("Brackenfell Care", "Tarnhow Care"),
        ("Care Services", "Home Services"),
    ],
)
def test_different_employers_stay_apart_even_without_an_address(one, other):
    assert ask(one, other) == ask(other, one) == type(ask(one, other))()


@pytest.mark.parametrize(
    "other",
    ["Brackenfell Holdings", "Brackenfell Group", "Brackenfell Leeds", "Brackenfell Catering"],
)
def test_a_parent_a_branch_or_a_further_word_is_for_a_person(other):
    [doubt] = ask("Brackenfell", other).doubtful
    assert doubt.number == 0
    assert doubt.because[0].isupper()


def test_two_branches_of_a_chain_are_one_employer():
    leeds = Employer("Brackenfell Bakery Ltd", HERE, PHONE)
    assert ask(leeds, Employer("Brackenfell Bakery", THERE, OTHER_PHONE)).sure == 0


def test_like_names_stay_apart_where_the_address_differs():
    leeds = Employer("Brackenfell Bakery", HERE, PHONE, "brackenfell.co.uk")
    york = Employer("Brackenfel Bakery", THERE, OTHER_PHONE, "brackenfelbakery.com")
    assert ask(leeds, york).sure is None


def test_a_word_more_at_the_same_address_is_the_same_employer():
    assert ask(Employer("Brackenfell", HERE), Employer("Brackenfell Solutions", HERE)).sure == 0


def test_a_school_of_a_common_name_is_another_in_another_place():
    answer = ask(Employer("St Mary's School", HERE), Employer("St Marys School", THERE))
    assert answer.sure is None
    assert "many places" in answer.doubtful[0].because


def test_an_agency_that_names_nobody_is_itself():
    assert ask("Swift Recruitment", "Swift Recruitment on behalf of our client").sure is None
    assert ask("Brackenfell", "Swift Recruitment on behalf of our client").sure is None


def test_a_trading_name_is_sure_only_at_the_same_address():
    holder = Employer("Tarn Foods Ltd t/a Brackenfell Burgers", HERE)
    assert ask(holder, Employer("Brackenfell Burgers", HERE)).sure == 0
    [doubt] = ask(holder, Employer("Brackenfell Burgers", THERE)).doubtful
    assert "trades under" in doubt.because


def test_a_further_name_and_site_of_a_known_employer_are_known_too():
    found = known("Brackenfell Ltd")
    found.add(Employer("Tarnhow Ltd", THERE), 0)
    assert found.look_up(Employer("Tarnhow")).sure == 0


def test_initials_of_three_letters_are_too_few():
    answer = ask("Brackenfell Housing Trust", "BHT")
    assert answer.sure is None
    assert "initials" in answer.doubtful[0].because


@pytest.mark.parametrize("name", ["", "!!!", "the", "and", "東京", "a" * 100_000, "and " * 50_000])
def test_any_name_can_be_added_and_looked_up(name):
    assert ask(name, name).sure == 0
