"""Employers' names for people, and keys under which their spellings meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.employers import read_employer


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("  Brightside   Cleaning Ltd ", "Brightside Cleaning Ltd"),
        ("Bell &amp; Sons", "Bell & Sons"),
        ('"Brightside Cleaning"', "Brightside Cleaning"),
        ("'Brightside Cleaning", "Brightside Cleaning"),
        ("Northvale Care (formerly known as Dale Care)", "Northvale Care"),
        ("Northvale Care, formerly known as Dale Care", "Northvale Care"),
        ("St Anselms' ", "St Anselms'"),
        ("Bell & Sons,", "Bell & Sons"),
    ],
)
def test_a_name_is_tidied_for_people(written, tidy):
    assert read_employer(written).name == tidy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brightside Cleaning Ltd", "BRIGHTSIDE CLEANING LIMITED"),
        ("Brightside Cleaning Ltd.", "The Brightside Cleaning plc"),
        ("Bell & Sons", "Bell and Sons LLP"),
        ("A.B. Bell C.I.C.", "AB Bell Community Interest Company"),
        ("Café Mirabel", "Cafe Mirabel"),
        ("St. Anselm's Hospice", "St Anselms Hospice"),
        ("Northvale NHS Foundation Trust", "Northvale NHS Trust"),
        ("Northvale Partnership Trust (NPT)", "Northvale Partnership Trust"),
        ("Bell Storage Co", "Bell Storage Company Ltd"),
        ("Bell Foods Ltd t/a Burger Barn", "Bell Foods Limited"),
        ("Bell Foods Limited(The)", "The Bell Foods PLC"),
        ("A.B.Bell(Leeds)Ltd", "A B Bell (Leeds)"),
        ("Bell Co-operative", "Bell Cooperative Ltd"),
        ("Swift Recruitment for and on behalf of Bell Foods Ltd", "Bell Foods"),
    ],
)
def test_spellings_of_one_employer_meet(one, other):
    assert read_employer(one).key == read_employer(other).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northvale NHS Trust", "Northvale Trust"),
        ("Swift Recruitment on behalf of our client", "Our client"),
        ("Bell Foods", "Bell Food Services"),
        ("Bell (Leeds) Ltd", "Bell (York) Ltd"),
    ],
)
def test_different_employers_do_not(one, other):
    assert read_employer(one).key != read_employer(other).key


@pytest.mark.parametrize(
    "name", ["Limited", "The", "t/a Bell", "(formerly known as Bell)", "東京", "9"]
)
def test_a_name_of_nothing_but_what_is_dropped_keeps_a_key(name):
    assert read_employer(name).key


@given(st.text(max_size=200))
def test_a_key_is_empty_only_without_letters_and_digits(name):
    employer = read_employer(name)
    assert bool(employer.key) or not any(one.isalnum() for one in employer.name)


@given(st.text(max_size=200))
def test_case_and_space_around_make_no_difference(name):
    if name.isascii():
        assert read_employer(f"  {name.upper()} ").key == read_employer(name).key
