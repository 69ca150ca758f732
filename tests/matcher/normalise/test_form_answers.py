"""Answers of a form: read as what their label asks for, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.statements import read_statement
from matcher.preferences import About, TravelWish


@pytest.mark.parametrize(
    "words",
    ["Max travel: max", "Travel: max max", "Travel limit: anywhere", "Contract: contract",
     "Pay: tba", "Max hours: max", "Latest finish time: max", "Shifts: zither"],
)  # fmt: skip
def test_an_answer_that_does_not_fit_its_label_asks_for_nothing(words: str) -> None:
    assert read_statement(words) == ()


def test_an_answer_that_fits_its_label_is_read() -> None:
    (found,) = read_statement("Max travel: 45 mins")
    assert (found.about, found.value) == (About.TRAVEL, TravelWish(minutes=45))


_LABELS = st.sampled_from(
    ["Max travel", "Travel", "Travel limit", "Contract", "Pay", "Min pay", "Max hours", "Days",
     "Shifts", "Latest finish time", "Employers", "Avoid", "Requirements", "Licence", "No"]
)  # fmt: skip
_ANSWERS = st.lists(
    st.sampled_from(
        ["max", "min", "contract", "anywhere", "any", "it", "never", "no", "travel", "licence",
         "16", "9-5", "zither", "Tesco", ",", "from", "until", ":", "limit", "5 miles", "\n"]
    ),
    max_size=5,
).map(" ".join)  # fmt: skip


@given(st.lists(st.tuples(_LABELS, st.sampled_from([":", ": ", ":\n"]), _ANSWERS), max_size=4))
def test_no_form_makes_a_statement_that_does_not_fit(rows: list[tuple[str, str, str]]) -> None:
    for found in read_statement("\n".join("".join(row) for row in rows)):
        assert found.words
