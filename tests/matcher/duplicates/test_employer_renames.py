"""Employers that took another name, and words that one of two spellings cuts short."""

import pytest

from matcher.duplicates.employer_clusters import find_duplicates
from matcher.duplicates.employer_renames import called_now
from matcher.duplicates.employer_words import Kind, in_full, kind_of, stem
from matcher.duplicates.employers import Employer, KnownEmployers
from matcher.reference import rows

HERE, THERE = "LS1 4AP", "YO1 7HH"


def telling(written):
    stems = [stem(word) for word in in_full(written.split())]
    return [word for word in stems if kind_of(word) is not Kind.FILLER]


def clusters(*names, postcode=None):
    return find_duplicates([Employer(name, postcode) for name in names]).clusters


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Statoil (UK) Ltd", "Equinor UK Limited"),
        ("Interserve Tarn Cleaning Ltd", "Mitie Tarn Cleaning"),
        ("Tarnhow Servest", "Tarnhow Atalian Servest Ltd"),
        ("Bidvest 3663", "Bidfood"),
    ],
)
def test_the_name_of_today_is_the_same_employer(was, now):
    assert clusters(was, now) == (0, 0) == clusters(now, was)
    known = KnownEmployers()
    known.add(Employer(was), 7)
    assert known.look_up(Employer(now)).sure == 7


@pytest.mark.parametrize("other", ["Mitie Security", "Mitie", "Mitie Services", "Tarn Cleaning"])
def test_the_rest_of_the_name_must_be_the_same(other):
    assert clusters("Interserve Tarn Cleaning", other) == (0, 1)


def test_an_old_name_does_not_join_the_parts_of_a_group():
    names = ["Interserve", "Mitie", "Mitie Services", "Mitie Management", "Mitie Solutions"]
    assert clusters(*names) == (0, 0, 1, 2, 3)


def test_two_old_names_are_not_one_unless_todays_is_there():
    assert clusters("Bidvest 3663 Tarn", "Brackenfell Tarn") == (0, 1)
    assert called_now(("brackenfell",)) is None


def test_no_rename_is_of_words_that_tell_nothing():
    for row in rows("employers/renamed.csv"):
        was, now = telling(row["was"]), telling(row["now"])
        assert was, row
        assert set(now) - set(was), f"{row}: what is only shorter needs no table"


def test_a_word_that_goes_on_is_the_same_name_at_the_same_address():
    assert clusters("Tarnhow Europe", "Tarnhowparsons Europe", postcode=HERE) == (0, 0)
    rows = [Employer("Tarnhow Europe", HERE), Employer("Tarnhowparsons Europe", THERE)]
    assert find_duplicates(rows).clusters == (0, 1)
