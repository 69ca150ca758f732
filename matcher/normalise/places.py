"""Where the work is: coordinates, a postcode or the name of a place, read into a point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from matcher.normalise.british_isles import is_in_uk
from matcher.normalise.gazetteer import Spot, outcodes, sectors
from matcher.normalise.place_names import find_place
from matcher.normalise.postcode_units import point_of
from matcher.normalise.postcodes import Postcode, find_postcode, read_postcode
from matcher.normalise.remote import read_remote
from matcher.normalise.text import plain, small
from matcher.vacancy import Advert, Place

EARTH_MILES = 3958.76
_LONGEST = 500
_WELL_KNOWN = 100_000  # people
_RULED_OUT = re.compile(r"[\s,;(-]{1,3}\bnot (?:in |at |near )?[^,;()]{1,60}\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in WGS 84 degrees; `name` is how to call it.

    `precision` is postcode, sector, outcode, place or region: how near to the truth the point may
    be. A postcode by itself is one only where every postcode is loaded (`postcode_units.py`).
    """

    latitude: float
    longitude: float
    precision: str
    name: str


def locate(words: str) -> Point | None:
    """The point that a postcode, a part of one, or the name of a place stands for.

    None when it is not known, lies outside the UK, names only a country, or could as well be one
    of several places.
    """
    text = _without_ruled_out(plain(words[:_LONGEST]))
    postcode = read_postcode(text) or _alone(text)
    point = _of_postcode(postcode) if postcode else None
    return point or _of_name(text)


def miles_between(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Miles as the crow flies between two points given in degrees (haversine formula)."""
    north, north2 = radians(latitude), radians(latitude2)
    half = sin((north2 - north) / 2) ** 2
    half += cos(north) * cos(north2) * sin(radians(longitude2 - longitude) / 2) ** 2
    return 2 * EARTH_MILES * asin(sqrt(min(1.0, half)))


def read_place(advert: Advert, text: str) -> Place:
    """Where the advert's work is, and whether it is done there, at home or both.

    Coordinates that the advert gives win, then a full postcode, an outward code, and the name of a
    place. `quote` holds the words that `remote` was read from, else those that name the place.
    """
    name = plain(advert.place[:_LONGEST]) or None if advert.place else None
    meant = _without_ruled_out(name) if name else None
    postcode = _postcode(advert.postcode, meant)
    point, precision = _point(advert, postcode, meant)
    remote = read_remote(advert.remote, advert.title, name, text)
    return Place(
        name=name or (point.name if point else None),
        postcode=postcode.text if postcode else None,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        precision=precision,
        remote=remote.kind if remote else None,
        quote=remote.quote if remote else name or (postcode.text if postcode else None),
    )


def _without_ruled_out(name: str) -> str:
    """A place without the one that it says it is not: "W1 (not SW1A 1AA)"."""
    if "not " not in small(name):
        return name
    return _RULED_OUT.sub(" ", name).strip()


def _point(advert: Advert, postcode: Postcode | None, name: str | None) -> tuple[Point | None, str]:
    latitude, longitude = advert.latitude, advert.longitude
    if latitude is not None and longitude is not None and is_in_uk(latitude, longitude):
        precision = "postcode" if postcode and postcode.is_full else "place"
        called = name or (postcode.text if postcode else "")
        return Point(latitude, longitude, precision, called), precision
    point = (_of_postcode(postcode) if postcode else None) or (_of_name(name) if name else None)
    return point, point.precision if point else "none"


def _postcode(field: str | None, name: str | None) -> Postcode | None:
    """The fullest postcode of the two fields."""
    given = read_postcode(plain(field[:_LONGEST])) if field else None
    if given and given.is_full:
        return given
    return (find_postcode(name) if name else None) or given or (_alone(name) if name else None)


def _alone(name: str) -> Postcode | None:
    """A sector or an outward code that a place ends with: "Leeds LS9 7", "Leeds LS9", "LS9"."""
    words = name.replace(",", " ").split()
    if len(words) > 1 and words[-1].isdigit() and words[-2].isupper():
        words[-2:] = [f"{words[-2]} {words[-1]}"]
    found = read_postcode(words[-1]) if words and words[-1].isupper() else None
    return found if found and not found.is_full else None


def _of_postcode(postcode: Postcode) -> Point | None:
    if postcode.is_full and (at := point_of(postcode.text)):
        return Point(*at, "postcode", postcode.text)
    if postcode.sector and (sector := sectors().get(postcode.sector)):
        block = postcode.text[-2] if postcode.is_full else None
        return Point(*sector.point_of(block), "sector", postcode.text)
    if at := outcodes().get(postcode.outcode):
        return Point(*at, "outcode", postcode.text)
    return None


@lru_cache(maxsize=4096)  # a listing names each town many times
def _of_name(name: str) -> Point | None:
    found = find_place(name)
    if found is None:
        return None
    if isinstance(found, Spot):
        return Point(found.latitude, found.longitude, "place", _called(found))
    return Point(found.latitude, found.longitude, "region", found.name)


def _called(spot: Spot) -> str:
    """A place's name, with its county where it is small enough to need one."""
    known = (spot.population or 0) >= _WELL_KNOWN
    if known or not spot.area or spot.area.lower() in spot.name.lower():
        return spot.name
    return f"{spot.name}, {spot.area}"
