"""Journeys measured to those places alone that may be near enough."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matcher.evidence import State
from matcher.normalise.places import miles_between
from matcher.pool import Pool
from matcher.preferences import TravelWish
from matcher.ranking import rank
from matcher.vacancy import Place
from tests.matcher.factories import make_preferences, make_statement, make_vacancy

LEEDS = (53.7997, -1.5492)


@given(
    north=st.floats(-4.0, 5.0),
    east=st.floats(-6.0, 3.0),
    limit=st.floats(1.0, 200.0),
)
def test_whoever_is_within_the_limit_is_never_passed_over(north, east, limit):
    latitude, longitude = LEEDS[0] + north, LEEDS[1] + east
    place = Place(latitude=latitude, longitude=longitude, precision="postcode", remote="onsite")
    preferences = make_preferences(
        make_statement("want", "travel", TravelWish(miles=limit)), base="LS1 1UR"
    )
    [found] = rank(preferences, Pool.of([make_vacancy(place=place)])).ranked
    miles = miles_between(*LEEDS, latitude, longitude)
    if abs(miles - limit) > 3:  # the base and the place may lie a little off
        state = State.MET if miles < limit else State.CONFLICT
        assert found.evidence[0].state is state
