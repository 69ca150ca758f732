"""Expressions put so that they are quick to search for find what they found before."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.alternatives import any_of, one_of
from matcher.normalise.contract_words import IN_TEXT
from matcher.normalise.requirement_words import ALL
from matcher.normalise.schedule_words import NAMED

ALTERNATIVES = [r"\bnights?", r"\bni", "night", r"(?:a|\bb)c", r"\b[|(]x", r"\bday\|s", r"(?<!a)b"]
NAMINGS = [*ALL, *NAMED.values(), *(naming for _, naming in IN_TEXT)]


def test_neighbours_that_start_a_word_share_one_start() -> None:
    assert one_of(r"\bdbs\b|\bcrb|check|\bpvg").pattern == r"\b(?:dbs\b|crb)|check|\b(?:pvg)"


def test_alternatives_within_a_group_or_a_class_stay() -> None:
    assert one_of(r"(?:\ba|\bb)[|]\||\bc").pattern == r"(?:\ba|\bb)[|]\||\b(?:c)"


def test_where_order_does_not_matter_words_come_first() -> None:
    assert any_of(r"x|\ba|y|\bb").pattern == r"\b(?:a|b)|x|y"


@given(
    st.lists(st.sampled_from(ALTERNATIVES), min_size=1),
    st.text(st.sampled_from("nightabcdsx|(' "), max_size=40),
)
def test_the_same_is_found_in_the_same_places(alternatives: list[str], text: str) -> None:
    pattern = "|".join(alternatives)
    found = [at.span() for at in one_of(pattern).finditer(text)]
    assert found == [at.span() for at in re.finditer(pattern, text)]
    assert bool(any_of(pattern).search(text)) == bool(found)


@pytest.mark.parametrize("naming", NAMINGS)
def test_no_naming_tries_many_alternatives_at_each_letter(naming) -> None:
    assert naming.names.pattern.count(r"|\b(?:") < 5
