"""A statement's value fits what the statement is about."""

from __future__ import annotations

import pytest

from matcher.preferences import About, HoursWish, Stance, Statement, TravelWish, Value


@pytest.mark.parametrize(
    ("about", "value"),
    [
        (About.TRAVEL, "5 miles"),
        (About.HOURS, TravelWish(miles=5)),
        (About.SCHEDULE, "nights"),
        (About.PAY, "lots"),
        (About.WORK, HoursWish(max=16)),
        (About.CONTRACT, HoursWish(max=16)),
    ],
)
def test_a_value_of_another_kind_is_refused(about: About, value: Value) -> None:
    with pytest.raises(TypeError):
        Statement(Stance.WANT, about, value, "words")


@pytest.mark.parametrize("about", [About.CONTRACT, About.REQUIREMENT])
def test_a_contract_or_requirement_that_nobody_knows_is_refused(about: About) -> None:
    with pytest.raises(ValueError, match="tea"):
        Statement(Stance.WANT, about, "tea", "words")
