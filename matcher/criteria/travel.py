"""The journey from the client's base against the longest that they named."""

from __future__ import annotations

import numpy as np

from matcher.criteria.criterion import Asker, Words, wish_of
from matcher.evidence import State
from matcher.normalise.places import EARTH_MILES, Point, miles_between
from matcher.pool.arrays import Floats
from matcher.pool.facets import SLACK_MILES
from matcher.pool.segment import Part
from matcher.preferences import Statement, TravelWish
from matcher.vacancy import Place, Vacancy

MILES_AN_HOUR = {"walk": 2.5, "cycle": 7.0, "bus": 7.0, "train": 18.0, "car": 16.0, "any": 16.0}
"""Speeds door to door along the crow's line, waiting and detours included: our own assumptions,
cautious for towns. A service that knows its buses better changes them here."""
AT_THE_EDGE = 0.5
_MOST_SLACK = max(SLACK_MILES.values())
_PRECISION = {
    "outcode": "the advert gives only the postcode area",
    "place": "the advert gives only the town",
}


def limit_miles(wish: TravelWish) -> float:
    """The furthest that the wish allows, in miles as the crow flies."""
    limits = []
    if wish.miles is not None:
        limits.append(wish.miles)
    if wish.minutes is not None:
        limits.append(wish.minutes / 60 * MILES_AN_HOUR[wish.by])
    return min(limits)


def judge(statement: Statement, places: Part, asker: Asker) -> Floats:
    """1 within the limit or worked from home, 0.5 at its edge as far as is known, 0 beyond."""
    wish = wish_of(statement, TravelWish)
    degree = np.full(places["latitude"].shape, np.nan)
    if asker.point is not None:
        slack = places["slack"] + SLACK_MILES.get(asker.point.precision, np.nan)
        degree = np.where(np.isnan(places["latitude"] + slack), np.nan, 0.0)
        limit = limit_miles(wish)
        # Most places are too far north or south to need measuring.
        reach = np.degrees((limit + 2 * _MOST_SLACK) / EARTH_MILES)
        about = places.between(
            "latitude", asker.point.latitude - reach, asker.point.latitude + reach
        )
        miles = _miles_from(asker.point, places["latitude"][about], places["longitude"][about])
        near = np.where(miles <= limit, 1.0, AT_THE_EDGE * (miles <= limit + slack[about]))
        degree[about] = np.where(np.isnan(degree[about]), np.nan, near)
    degree[places["is_remote"] == 1] = 1.0
    return degree


def _miles_from(start: Point, latitude: Floats, longitude: Floats) -> Floats:
    """Great-circle miles from one point to places given in degrees (haversine)."""
    here, there = np.radians(start.latitude), np.radians(latitude)
    half_north = np.sin((there - here) / 2) ** 2
    half_east = np.sin(np.radians(longitude - start.longitude) / 2) ** 2
    chord = half_north + np.cos(here) * np.cos(there) * half_east
    miles: Floats = 2 * EARTH_MILES * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return miles


def explain(statement: Statement, vacancy: Vacancy, state: State, asker: Asker) -> Words:
    """How far it is, how well that is known, and the limit."""
    wish = wish_of(statement, TravelWish)
    place = vacancy.place
    if place.remote == "remote":
        return Words("The work is done from home.", place.quote)
    start = asker.point
    if start is None or start.precision not in SLACK_MILES:
        return Words(_without_a_start(asker))
    if place.latitude is None or place.longitude is None or place.precision not in SLACK_MILES:
        return _without_an_end(place)
    miles = miles_between(start.latitude, start.longitude, place.latitude, place.longitude)
    known = _PRECISION.get(place.precision)
    distance = _distance(miles) + (f" ({known})" if known else "")
    ask = "Where exactly is it?" if state is State.PARTLY else None
    return Words(f"{distance}; you said {_limit(wish)}.", _where(place), ask)


def _without_a_start(asker: Asker) -> str:
    if asker.base is None:
        return "Your starting point is not recorded, so the journey is not known."
    if asker.point is None:
        return f"“{asker.base}” is not a place that is known here."
    return f"“{asker.base}” is too wide a place to measure a journey from."


def _without_an_end(place: Place) -> Words:
    if place.name:
        says = f"“{place.name}” does not tell exactly enough where the work is."
        return Words(says, _where(place), "Where exactly is it?")
    return Words("The advert does not say where the work is.", ask="Where is the work done?")


def _distance(miles: float) -> str:
    if miles < 1:
        return "Less than a mile away"
    return f"About {_miles(round(miles))} away"


def _miles(miles: float) -> str:
    return f"{miles:g} mile{'' if miles == 1 else 's'}"


def _limit(wish: TravelWish) -> str:
    if wish.minutes is None or limit_miles(wish) == wish.miles:
        return f"at most {_miles(wish.miles or 0)}"
    by = {"walk": "on foot", "any": "in all"}.get(wish.by, f"by {wish.by}")
    return f"at most {wish.minutes:g} minutes {by}, taken as {limit_miles(wish):.0f} miles"


def _where(place: Place) -> str | None:
    return place.quote or place.name or place.postcode
