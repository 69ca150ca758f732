"""Postcodes, telephone numbers and web addresses, as they can be compared."""

import pytest

from matcher.duplicates.employer_sites import Site, Sites, ground, read_site


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((None, "0113 496 0101", None), (None, "+44 (0)113 4960101", None)),
        ((None, None, "https://www.tarnhow.co.uk/jobs?x=1"), (None, None, "tarnhow.com")),
        ((None, None, "careers.tarnhow.org.uk"), (None, None, "jobs@tarnhow.org.uk")),
        (("ls1 4ap", None, None), ("LS14AP", None, None)),
    ],
)
def test_two_ways_to_write_an_address_meet(one, other):
    assert read_site(*one) == read_site(*other) != Site()


@pytest.mark.parametrize(
    "site",
    [
        ("LS1", "ext 12", "https://www.facebook.com/tarnhow"),
        ("nowhere", "n/a", "n/a"),
        (None, "0" * 90, "http://"),
        ("", "", ""),
    ],
)
def test_what_tells_no_employer_is_not_known(site):
    assert read_site(*site) == Site()


def test_a_school_is_known_by_its_own_name_not_its_area():
    assert read_site(None, None, "www.tarnhow.leeds.sch.uk").web == "tarnhow"


def test_one_shared_address_of_many_is_enough():
    here = Sites(Site("LS1 4AP", "1"), Site("LS2 7AA"))
    where = ground(here, Sites(Site("LS2 7AA", "2")))
    assert where.same == ("postcode",)
    assert where.differ == ("telephone number",)
    assert not where.agrees
    assert not where.disagrees or where.differ
