"""Telephone numbers and web addresses in the words of adverts."""

import pytest

from api.duplicates.addresses import hosts_in, phones_in


@pytest.mark.parametrize(
    "text",
    ["Ring 0113 496 0123.", "call (0113) 496-0123 now", "+44 113 496 0123", "+44 (0)113 4960123"],
)
def test_one_number_is_told_however_it_is_written(text):
    assert phones_in(text) == ["01134960123"]


@pytest.mark.parametrize(
    "text", ["£012,345,678.90", "Ref 20260511", "0900 to 1700", "0.12345678901"]
)
def test_other_numbers_are_none(text):
    assert phones_in(text) == []


def test_addresses_are_those_of_links_and_emails():
    text = "See https://www.Moor.example/jobs or www.moor.example, or write to jobs@mill.example."
    assert hosts_in([text]) == ["moor.example", "mill.example"]
    assert hosts_in(["9 a.m. to 5 p.m., e.g. cook.Apply"]) == []


@pytest.mark.parametrize("piece", ["0 ", "a@a.", "www.", "0(", "http://a."])
def test_a_megabyte_of_beginnings_is_read_to_its_end(piece):
    long = piece * (1_000_000 // len(piece))
    assert len(phones_in(long)) <= 1
    assert isinstance(hosts_in([long]), list)
