"""Refusals that speak of several ideas at once."""

from __future__ import annotations

import pytest

from matcher.pool import Pool
from matcher.ranking import rank
from tests.matcher.factories import make_preferences, make_statement, make_vacancy


@pytest.mark.parametrize(
    ("text", "is_out"),
    [
        ("You will be selling, by telephone calls mostly.", True),
        ("You will answer telephone calls.", False),
        ("You will be selling bread.", False),
    ],
)
def test_a_refusal_of_several_ideas_needs_them_all(text: str, is_out: bool) -> None:
    preferences = make_preferences(make_statement("never", "activity", "selling over the phone"))
    assert bool(rank(preferences, Pool.of([make_vacancy(text=text)])).ruled_out) is is_out
