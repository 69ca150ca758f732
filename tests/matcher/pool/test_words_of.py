"""Words of a text, and that the quick way finds what the expression finds."""

from hypothesis import given
from hypothesis import strategies as st

from matcher.pool.mentions import WORD, words_of


def test_words_are_runs_of_letters_and_digits():
    assert words_of("we\u2019re open 24/7 \u2013 caf\u00e9_bar") == [
        "we",
        "re",
        "open",
        "24",
        "7",
        "caf\u00e9",
        "bar",
    ]


def test_words_of_other_alphabets_are_found():
    assert words_of("\u0142\u00f3d\u017a, \u6771\u4eac") == ["\u0142\u00f3d\u017a", "\u6771\u4eac"]


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(), st.sampled_from("ab1_ .\u2019\u2013\u00b2\u00aa\u00bd\u0142\u00a0")
        )
    )
)
def test_the_quick_way_finds_what_the_expression_finds(text: str):
    assert words_of(text) == WORD.findall(text)
