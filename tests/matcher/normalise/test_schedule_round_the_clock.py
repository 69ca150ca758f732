"""Rotas worked day and night, and services that only are open day and night."""

import pytest

from matcher.normalise.advert_text import advert_text
from matcher.normalise.schedule import read_schedule


def read(text):
    return read_schedule(advert_text(None, "Helper", text))


@pytest.mark.parametrize(
    "text",
    [
        "You join the 24 hour, 7 day a week rota.",
        "You will work shifts covering 24 hours, seven days a week.",
        "A shift system providing 24 hours a day cover, 365 days a year, is worked.",
        "A planned shift pattern to cover a 24/7 working pattern.",
        "Willing to work across a 24-hour/7 day roster.",
    ],
)
def test_a_rota_round_the_clock_holds_nights_and_weekends(text):
    found = read(text)
    assert (found.nights, found.weekends) == (True, True)


def test_a_day_round_says_nothing_of_weekends():
    found = read("You take part in a 24 hour shift rota.")
    assert (found.nights, found.weekends) == (True, None)


@pytest.mark.parametrize(
    "text",
    [
        "The team provides a 24 hour service, 7 days a week.",
        "Staff have a 24/7 counselling line.",
        "You will take part in the on call 24/7 rota.",
        "The ward runs a 24 hour rota; the clerk keeps office hours.",
        "Manage the 24/7 rota from the office.",
    ],
)
def test_a_service_round_the_clock_says_nothing_of_the_post(text):
    assert read(text).nights is None


def test_stated_days_come_before_a_rota_round_the_clock():
    found = read("We have a 24/7 shift rota. No nights in this job.")
    assert found.nights is False


def test_what_the_employer_cannot_offer_is_denied():
    found = read("If you want evenings or weekends, we cannot offer these.")
    assert (found.evenings, found.weekends) == (False, False)
