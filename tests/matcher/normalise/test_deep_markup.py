import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.deep_markup import is_deep, without_tags
from matcher.normalise.text import plain

PARTS = ["<div>", "</div>", "<p>", "<ul><li>", "<!--", "-->", "<script>", "</script>", "a <", " b>"]


@pytest.mark.parametrize(
    "block",
    [
        "<div>", "<ul><li>", "<section>", "<div></b>", "<div><object></div></object>",
        "<div><!--</div>-->", "<div a='</div'>", "<div><!x </div>",
    ],
)  # fmt: skip
def test_nested_blocks_take_time_in_step_with_their_number(block):
    text = block * (150_000 // len(block)) + "Cleaner"
    began = time.process_time()

    assert plain(text).endswith("Cleaner")
    assert time.process_time() - began < 1


@pytest.mark.parametrize("item", ["<p>a", "<li>a", "<br>a", "<div>a</div>", "<b>a</b>", "<td>a"])
def test_many_tags_in_a_row_are_not_deep(item):
    assert not is_deep(item * 1000)


def test_deep_text_keeps_its_words_and_lines():
    told = "<style>p {}</style><p>Bar<b>ista</b></p><!-- <p>old --><ul><li>Tea<li>Cake</ul>"

    assert plain("<div>" * 200 + told) == plain(told) == "Barista\nTea\nCake"


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_any_markup_is_stripped(text):
    assert "<div>" not in without_tags(text)
