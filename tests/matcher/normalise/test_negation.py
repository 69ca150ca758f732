import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.negation import denied, wished
from matcher.normalise.passage import Mention, passage


def first(text: str, word: str) -> Mention:
    return next(passage(text).mentions(re.compile(word)))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("No nights.", "nights"),
        ("There are no evenings, nights or weekends", "weekends"),
        ("The post does not include weekend work", "weekend"),
        ("Nights are not required", "nights"),
        ("A driving licence is not essential", "licence"),
        ("Experience (in any trade) is not needed", "experience"),
        ("You don't need experience", "experience"),
        ("Experience is preferred but not essential", "experience"),
        ("Experience would help, but not essential", "experience"),
    ],
)
def test_a_denial_in_the_same_sentence_is_read(text, word):
    assert denied(first(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("No weekends. Nights are on a rota", "nights"),
        ("No day is the same\nWeekends are worked", "weekends"),
        ("Those without experience need not apply", "experience"),
        ("This is not only about nights", "nights"),
        ("A licence is essential, a car is not required", "licence"),
        ("No two days are alike and nights are shared", "nights"),
    ],
)
def test_a_denial_of_something_else_is_not(text, word):
    assert not denied(first(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A degree is desirable", "degree"),
        ("Ideally you will have experience", "experience"),
        ("Experience of tills would be an advantage", "experience"),
        ("A clean licence preferred", "licence"),
    ],
)
def test_what_would_be_welcome_is_a_wish(text, word):
    assert wished(first(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A degree is required", "degree"),
        ("Experience is essential. A licence is desirable.", "experience"),
        ("Desirable skills aside, experience is essential", "experience"),
    ],
)
def test_what_is_required_is_no_wish(text, word):
    assert not wished(first(text, word))


PIECES = ["nights", "night", "no", "not", "isn't", "in", " ", " ", ",", ".", "(", ")", "-", "\n"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_in_any_text_nothing_is_denied_without_a_word_that_denies(text):
    for found in passage(text).mentions(re.compile("nights?")):
        assert text[found.start : found.end] == found.words
        assert found.around in text
        assert not wished(found)
        assert not denied(found) or re.search(r"\bnot?|n't", found.around)


@pytest.mark.parametrize(
    ("text", "word", "no"),
    [
        ("Sundays are not required, mornings are", "sundays", True),
        ("Sundays are not required, mornings are", "mornings", False),
        ("Mornings are required, Sundays are not.", "sundays", True),
        ("Mornings are required, Sundays are not.", "mornings", False),
        ("Sundays and mornings are not required", "sundays", True),
    ],
)
def test_a_denial_of_one_thing_is_none_of_the_next(text, word, no):
    assert denied(first(text, word)) is no
