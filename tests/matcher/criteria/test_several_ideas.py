"""Wishes and refusals that speak of several ideas at once."""

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


@pytest.mark.parametrize(
    ("text", "state", "says"),
    [
        ("You will join our friendly team as part of a team of six.", "met", "mentions “friendly team”"),
        ("You will work as part of a team.", "partly", "some of “friendly team”, not all of it"),
        ("You will water plants.", "not_stated", "does not mention"),
    ],
)
def test_a_wish_of_several_ideas_is_met_by_all_of_them(text: str, state: str, says: str) -> None:
    preferences = make_preferences(make_statement("want", "people", "friendly team"))
    fit = rank(preferences, Pool.of([make_vacancy(text=text)])).ranked[0]
    assert fit.evidence[0].state == state
    assert says in fit.evidence[0].says
