"""What the values of a column say for and against each field of an advert."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.imports.columns.looks import Look

WHOLLY_OTHER = -6.0
"""Points against a field that no name of a column makes good."""
OF_EMPTY = -1.7
"""An exact name still counts where no other column will do, for values may come further down."""
_NEARLY_ALL = 0.8
_ENOUGH, _FEW = 3, 5
_LONG_TEXT, _TEXT, _NO_TEXT = 200, 80, 25  # characters


@dataclass(frozen=True, slots=True)
class Said:
    """Points for a field (against it, below zero) and why, to follow "the values"."""

    points: float
    because: str


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


def said_of(field: str, look: Look) -> Iterator[Said]:
    """What the values of a column say for and against a field."""
    if not look.filled:
        yield Said(OF_EMPTY, "are all empty")
        return
    certainty = min(1.0, (look.filled + 1) / (_ENOUGH + 1))
    for said in _said(field, look):
        yield Said(said.points * certainty, said.because)


def _said(field: str, look: Look) -> Iterator[Said]:
    for kind, called, fields in KEEPS:
        if look.share(kind) >= _NEARLY_ALL and field not in fields:
            yield Said(WHOLLY_OTHER, f"look like {called}")
            return
    for kind, least, points, because in SPEAKS.get(field, ()):
        if look.share(kind) >= least:
            yield Said(points, because)
            break
    else:
        yield from _lacking(field, look)
    yield from _of_length(field, look)
    yield from _of_variety(field, look)


def _lacking(field: str, look: Look) -> Iterator[Said]:
    if field not in LACKS:
        return
    kinds, fewest, points, because = LACKS[field]
    if sum(map(look.share, kinds)) <= fewest:
        known_by_lists = field in ("title", "place") and len(look.values) < _FEW
        yield Said(points / 2 if known_by_lists else points, because)


def _of_length(field: str, look: Look) -> Iterator[Said]:
    if field == "description":
        if look.length >= _LONG_TEXT:
            yield Said(3.0 + min(1.0, look.length / 3_000), "are long texts")
        elif look.length >= _TEXT:
            yield Said(1.5, "are texts")
        elif look.length < _NO_TEXT:
            yield Said(-3.0, "are too short for a description")
    elif look.length > (250 if field in ("pay", "url", "hours", "place") else 120):
        yield Said(-5.0, "are long texts")


def _of_variety(field: str, look: Look) -> Iterator[Said]:
    one_for_all = len(look.values) == 1 and look.filled >= _ENOUGH
    match field:
        case "reference":
            yield from _of_references(look, one_for_all=one_for_all)
        case "title" if one_for_all:
            yield Said(-1.5, "are the same in all rows")
        case "title" if look.different < 0.15 and look.filled >= 20:
            yield Said(-1.0, "are a few that come again and again")
        case "url" if look.different < 0.5 and look.filled >= _ENOUGH:
            yield Said(-2.5, "come again and again")
        case "employer" if _are_repeated_names(look):
            yield Said(1.0, "are names that come again")
        case "place":
            yield Said(0.3 * look.different, "differ")


def _of_references(look: Look, *, one_for_all: bool) -> Iterator[Said]:
    if one_for_all:
        yield Said(-5.0, "are the same in all rows")
    elif look.counts_up:
        yield Said(-3.0, "only count the rows: 1, 2, 3")
    elif look.length > 40:
        yield Said(-5.0, "are too long for a reference")
    elif look.different < 0.6 and look.filled >= _FEW:
        yield Said(-4.0, "come again and again")
    elif look.different >= 0.98 and look.filled >= _ENOUGH and _are_codes(look):
        is_plain = look.share("number") >= _NEARLY_ALL and look.length < 5
        yield Said(1.0 if is_plain else 2.5, "are codes, another in every row")


def _are_codes(look: Look) -> bool:
    others = ("latitude", "longitude", "date", "postcode", "phone", "url", "pay", "pay figure")
    return look.share("code") >= _NEARLY_ALL and all(look.share(kind) < 0.5 for kind in others)


def _are_repeated_names(look: Look) -> bool:
    others = ("title", "place", "contract", "number", "hours", "remote", "pay")
    return (
        0.02 <= look.different < 0.95
        and 3 <= look.length <= 80
        and look.filled >= _FEW
        and len(look.values) >= _ENOUGH
        and all(look.share(kind) < 0.4 for kind in others)
    )
