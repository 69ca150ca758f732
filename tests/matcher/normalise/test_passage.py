import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.advert_text import advert_text
from matcher.normalise.passage import MOST_MENTIONS, Cues, Hints, fold, passage

NIGHT = Hints("night", "nightshift")
PIECES = [
    "night",
    "nights",
    "overnight",
    "Nightshift",
    "ni",
    "ght",
    " ",
    "é",
    "\N{BULLET}",
    "\n",
    "\ud800",
]


def starts(said, pattern, hints=None, **bounds):
    return [found.start for found in said.mentions(re.compile(pattern), hints, **bounds)]


def test_hints_find_the_same_as_the_whole_text():
    text = "Nights " + "filler words " * 40 + "and overnight shifts; " + "more " * 50 + "nights"
    pattern = r"\b(?:over)?nights?\b"
    assert starts(passage(text), pattern, Hints("night")) == starts(passage(text), pattern)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_cues_found_at_once_find_the_same_as_one_by_one(text):
    at_once, one_by_one = passage(text, Cues([NIGHT, Hints("ght")])), passage(text)
    pattern = r"(?:over)?nights?"
    assert starts(at_once, pattern, NIGHT) == starts(one_by_one, pattern, NIGHT)
    assert at_once.holds(NIGHT) == one_by_one.holds(NIGHT) == ("night" in text.lower())


def test_what_is_not_among_the_cues_is_found_too():
    assert starts(passage("a dog barks", Cues([NIGHT])), "dog", Hints("dog")) == [2]


def test_mentions_are_looked_for_between_bounds():
    said = passage("nights, nights and nights")
    assert starts(said, "nights", Hints("night"), low=1, high=14) == [8]


def test_only_so_many_mentions_are_looked_at():
    text = "nights " * (MOST_MENTIONS * 3)
    assert len(starts(passage(text), "nights")) == MOST_MENTIONS


def test_what_stands_around_a_mention_ends_with_its_sentence():
    said = passage("Nights are worked. No WEEKENDS at all. Days too.")
    (found,) = said.mentions(re.compile("weekends"))
    assert (found.before, found.words, found.after) == ("no ", "weekends", " at all")


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(("hours", "field"), [(None, ""), ("16 hours", "16 hours")])
def test_the_fields_of_an_advert_stand_where_it_says(hours, field):
    said = advert_text(hours, "Cleaner", "Quiet work.")
    assert said.text[: said.hours_end] == field
    assert said.text[said.title_start : said.title_end] == "Cleaner"
    assert said.text[said.title_end :] == "\nQuiet work."


def test_nothing_is_found_across_two_fields():
    said = advert_text(None, "Cleaner 0.6", "WTE 37.5 hours")
    assert starts(said, r"0\.6\s+wte") == []
