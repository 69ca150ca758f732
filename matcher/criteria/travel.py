"""The journey from the client's base against the longest that they named."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from matcher.criteria.criterion import Asker, Words, wish_of
from matcher.evidence import State
from matcher.normalise.places import EARTH_MILES, Point, miles_between
from matcher.pool.arrays import Floats, Rows
from matcher.pool.facets import SLACK_MILES
from matcher.pool.segment import Part
from matcher.preferences import Stance, Statement, TravelWish
from matcher.vacancy import Place, Vacancy
from matcher.wording import quoted

MILES_AN_HOUR = {"walk": 2.5, "cycle": 7.0, "bus": 7.0, "train": 18.0, "car": 16.0, "any": 16.0}
"""Speeds door to door along the crow's line, waiting and detours included: our own assumptions,
cautious for towns. A service that knows its buses better changes them here."""
AT_THE_EDGE = 0.5
_MOST_SLACK = max(SLACK_MILES.values())
_SLACK_DEGREES = 0.1
"""A circle on the globe is a little wider than its miles along the parallel nearest the pole."""
_PRECISION = {
    "sector": "the postcode is known to half a mile or so",
    "outcode": "the advert gives only the first half of the postcode",
    "place": "the advert gives only the town",
}
_ROUGH = ("outcode", "place")


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
    if asker.point is None or asker.point.precision not in SLACK_MILES:
        return np.where(places["is_remote"] == 1, 1.0, np.nan)
    degree = _out_of_reach(places).copy()
    limit = limit_miles(wish)
    about = _about(asker.point, limit + 2 * _MOST_SLACK, places)
    about = about[degree[about] == 0.0]
    miles = _miles_from(asker.point, places["latitude"][about], places["longitude"][about])
    slack = places["slack"][about] + SLACK_MILES[asker.point.precision]
    degree[about] = np.where(miles <= limit, 1.0, AT_THE_EDGE * (miles <= limit + slack))
    return degree


def _about(start: Point, miles: float, places: Part) -> Rows:
    """The places that may be so near: most are too far north or south, or east or west."""
    reach = np.degrees(miles / EARTH_MILES)
    least, most = start.latitude - reach, start.latitude + reach
    about = places.between("latitude", float(least), float(most))
    widest = min(89.0, max(abs(float(least)), abs(float(most))))
    aside = np.abs(places["longitude"][about] - start.longitude)
    near: Rows = about[aside <= reach / np.cos(np.radians(widest)) + _SLACK_DEGREES]
    return near


_OUT_OF_REACH: WeakKeyDictionary[Part, Floats] = WeakKeyDictionary()


def _out_of_reach(places: Part) -> Floats:
    """The degrees for a client from whom every place is too far, the same for all of them."""
    known = _OUT_OF_REACH.get(places)
    if known is None:
        far = (places["latitude"] + places["slack"]) * 0.0
        known = _OUT_OF_REACH[places] = np.where(places["is_remote"] == 1, 1.0, far)
    return known


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
    wish, place, start = wish_of(statement, TravelWish), vacancy.place, asker.point
    if place.remote == "remote":
        return Words("The work is done from home.", place.quote)
    if start is None or start.precision not in SLACK_MILES:
        return Words(_without_a_start(asker))
    if place.latitude is None or place.longitude is None or place.precision not in SLACK_MILES:
        return _without_an_end(place)
    miles = miles_between(start.latitude, start.longitude, place.latitude, place.longitude)
    limit = limit_miles(wish)
    known = [_PRECISION[place.precision]] if place.precision in _PRECISION else []
    if start.precision in _ROUGH:
        known.append("where you set off from is known only roughly")
    says = "; ".join([f"It is {_distance(miles, limit)} away as the crow flies", *known])
    is_edge = state is State.PARTLY and not statement.stance.is_against
    edge = ", so it may just be within reach" if is_edge else ""
    home = " Some of the work is done from home." if place.remote == "hybrid" else ""
    ask = "What is the full address?" if state is State.PARTLY else None
    return Words(f"{says}.{home} {_you_said(statement, wish)}{edge}.", _where(place), ask)


def _without_a_start(asker: Asker) -> str:
    if asker.base is None:
        return "Where you set off from is not recorded, so the journey is not known."
    if asker.point is None:
        return f"{quoted(asker.base)} is not a place that is known here."
    return f"{quoted(asker.base)} is too wide a place to measure a journey from."


def _without_an_end(place: Place) -> Words:
    if place.name:
        says = f"The advert gives only {quoted(place.name)}, too wide to measure a journey to."
        return Words(says, _where(place), "Where exactly is the work done?")
    return Words("The advert does not say where the work is.", ask="Where is the work done?")


def _distance(miles: float, limit: float) -> str:
    """A round figure, closer where it would seem to lie on the other side of the limit."""
    shown = float(round(miles))
    if (shown <= limit) != (miles <= limit) or shown == round(limit) != round(limit, 1):
        shown = round(miles, 1)
    if (shown <= round(limit, 1)) != (miles <= limit):
        return f"just over {_miles(round(limit, 1))}"
    return "less than a mile" if miles < 1 <= limit else f"about {_miles(shown)}"


def _miles(miles: float) -> str:
    return f"{miles:g} mile{'' if miles == 1 else 's'}"


def _you_said(statement: Statement, wish: TravelWish) -> str:
    verb = "would like" if statement.stance is Stance.WANT else "said"
    if statement.stance.is_against:
        return f"You would rather not be within {_miles(round(limit_miles(wish), 1))}"
    if wish.minutes is None or limit_miles(wish) == wish.miles:
        return f"You {verb} at most {_miles(wish.miles or 0)}"
    by = {"walk": " on foot", "cycle": " by bicycle", "any": ""}.get(wish.by, f" by {wish.by}")
    taken = f"taken as about {_miles(round(limit_miles(wish), 1))}"
    return f"You {verb} at most {wish.minutes:g} minutes{by}, {taken}"


def _where(place: Place) -> str | None:
    return place.quote or place.name or place.postcode
