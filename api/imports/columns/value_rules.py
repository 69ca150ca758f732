"""Which kinds of value speak for a field of an advert, which it needs, and which it cannot hold."""

from __future__ import annotations

from collections.abc import Mapping

WHOLLY_OTHER = -6.0
"""Points against a field that no name of a column makes good."""

SPEAKS: Mapping[str, tuple[tuple[str, float, float, str], ...]] = {
    "title": (
        ("title", 0.6, 3.0, "look like job titles"),
        ("title", 0.35, 1.5, "hold some job titles"),
    ),
    "employer": (
        ("employer", 0.4, 2.5, "look like names of employers"),
        ("employer", 0.15, 1.5, "hold some names of employers"),
    ),
    "pay": (
        ("pay", 0.5, 3.5, "look like pay"),
        ("pay", 0.25, 2.0, "hold some pay"),
        ("pay figure", 0.8, 1.2, "are numbers that pay could be"),
    ),
    "hours": (
        ("full or part time", 0.6, 3.2, "say full or part time"),
        ("hours", 0.5, 2.5, "look like hours of work"),
        ("weekly hours", 0.9, 1.0, "are numbers that weekly hours could be"),
    ),
    "contract": (
        ("contract", 0.5, 3.0, "are words for contracts"),
        ("contract", 0.25, 1.5, "hold some words for contracts"),
    ),
    "place": (
        ("place", 0.6, 2.8, "are names of places in the UK"),
        ("address", 0.5, 2.5, "look like addresses"),
        ("place", 0.45, 2.2, "are often names of places in the UK"),
        ("place", 0.3, 1.3, "hold some names of places in the UK"),
    ),
    "postcode": (
        ("full postcode", 0.7, 4.0, "look like UK postcodes"),
        ("postcode", 0.8, 2.5, "look like parts of UK postcodes"),
        ("postcode", 0.4, 2.0, "hold some UK postcodes"),
    ),
    "latitude": (("latitude", 0.8, 4.0, "are latitudes in the UK"),),
    "longitude": (("longitude", 0.8, 4.0, "are longitudes in the UK"),),
    "remote": (
        ("remote", 0.6, 3.0, "say where the work is done"),
        ("yes or no", 0.8, 0.5, "are yes and no"),
    ),
    "posted": (("date", 0.7, 1.5, "are dates"),),
    "closes": (("date", 0.7, 1.5, "are dates"),),
    "url": (
        ("url", 0.8, 3.5, "are web addresses"),
        ("url", 0.4, 2.0, "hold some web addresses"),
    ),
}
"""By field: a kind of value, the least share of it, the points, and why; the first that holds."""

LACKS: Mapping[str, tuple[tuple[str, ...], float, float, str]] = {
    "title": (("title",), 0.1, -1.5, "are no job titles that are known"),
    "pay": (("pay", "pay figure", "number"), 0.15, -2.5, "do not look like pay"),
    "hours": (
        ("hours", "weekly hours", "full or part time", "number"),
        0.15,
        -3.0,
        "do not look like hours of work",
    ),
    "contract": (("contract",), 0.1, -3.0, "are no words for contracts"),
    "place": (("place", "address", "postcode"), 0.1, -1.5, "are no places that are known"),
    "postcode": (("postcode",), 0.2, WHOLLY_OTHER, "are not postcodes"),
    "latitude": (("latitude",), 0.2, WHOLLY_OTHER, "are not latitudes in the UK"),
    "longitude": (("longitude",), 0.2, WHOLLY_OTHER, "are not longitudes in the UK"),
    "remote": (("remote", "yes or no"), 0.15, -3.0, "do not say where the work is done"),
    "posted": (("date",), 0.3, WHOLLY_OTHER, "are not dates"),
    "closes": (("date",), 0.3, WHOLLY_OTHER, "are not dates"),
    "url": (("url",), 0.2, -5.0, "are not web addresses"),
}
"""By field: the kinds of value it needs some of, how few are too few, the points, and why."""

KEEPS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("honorific", "forms of address (Mr, Mrs)", frozenset()),
    ("email", "e-mail addresses", frozenset()),
    ("phone", "phone numbers", frozenset({"reference"})),
    ("url", "web addresses", frozenset({"url"})),
    ("date", "dates", frozenset({"posted", "closes"})),
    ("full postcode", "UK postcodes", frozenset({"postcode"})),
    ("yes or no", "yes and no", frozenset({"remote"})),
    ("number", "numbers", frozenset({"reference", "pay", "hours", "latitude", "longitude"})),
    ("full or part time", "full or part time", frozenset({"hours", "contract"})),
)
"""Kinds of value that only some fields can hold, what they are called, and those fields."""
