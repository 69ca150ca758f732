"""The tables of `data/places`: postcode sectors, outward codes, places and areas, by name.

Each table is read when it is first asked for, then kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from matcher.reference import rows

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_CITY = re.compile(r"^city of (?!london)|(?<=[a-z]) city$|^county ")
_OFFSETS = re.compile(r"([+-][0-9]+)([+-][0-9]+)")
_SAME_SPOT = 0.15  # degrees: the two tables mean the same place
_PEOPLE_A_POSTCODE = 38  # 67 million people, 1.74 million postcodes
_SAME_WORD = {"saint": "st", "upon": "on", "nr": "near", "co": "county"}
_CODE = 2  # words of a postal code abroad: "02110", "N6A 3K7"


@dataclass(frozen=True, slots=True)
class Sector:
    """The middle of a postcode sector and, as `data/places` writes them, of its blocks.

    A block is what shares the first letter of the unit too: LS9 7TF lies in block T of LS9 7.
    """

    latitude: float
    longitude: float
    blocks: str

    def point_of(self, letter: str | None) -> tuple[float, float]:
        """The middle of a block; of the whole sector where the block has none of its own."""
        return _point_of(self, letter)


@dataclass(frozen=True, slots=True)
class Spot:
    """A town, village or quarter. `population` is None where it is not known.

    For a quarter known by its postcodes alone it is reckoned from their number. `housed` is how
    many people could live around a place of unknown population: it has that many at most.
    """

    name: str
    area: str | None
    country: str | None
    latitude: float
    longitude: float
    population: int | None
    housed: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A county, region or country: its middle, and the miles within which nearly all of it lies."""

    name: str
    kind: str
    latitude: float
    longitude: float
    radius: float


@lru_cache(maxsize=10_000)  # a listing names each workplace many times
def _point_of(sector: Sector, letter: str | None) -> tuple[float, float]:
    at = sector.blocks.find(letter) if letter else -1
    offsets = _OFFSETS.match(sector.blocks, at + 1) if at >= 0 else None
    if offsets is None:
        return sector.latitude, sector.longitude
    north, east = (int(offset) / 1000 for offset in offsets.groups())
    return round(sector.latitude + north, 4), round(sector.longitude + east, 4)


def key(name: str) -> str:
    """A name without case, accents and marks, so that spellings meet ("Stoke-on-Trent")."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = _NOT_WORD.sub(" ", name.lower().replace("'", "").replace("&", " and ")).split()
    return " ".join(_SAME_WORD.get(word, word) for word in words)


@cache
def sectors() -> dict[str, Sector]:
    """The postcode sectors of Great Britain, by text such as "LS9 7"."""
    return {row["sector"]: Sector(*_at(row), row["blocks"]) for row in rows("places/sectors.csv")}


@cache
def outcodes() -> dict[str, tuple[float, float]]:
    """The middle of each outward code of the United Kingdom, by text such as "LS9"."""
    return {row["outcode"]: _at(row) for row in rows("places/outcodes.csv")}


@cache
def spots() -> dict[str, tuple[Spot, ...]]:
    """Places by the key of each of their names; one key may have several."""
    found: dict[str, list[Spot]] = defaultdict(list)
    for row in rows("places/places.csv"):
        spot = _spot(row)
        for name in dict.fromkeys([key(spot.name), *map(key, row["also"].split("|"))]):
            if name:
                found[name].append(spot)
    for row in rows("places/areas.csv"):
        if row["kind"] == "place":
            name, spot = key(row["name"]), _quarter(row)
            same = [other for other in found[name] if _is_same(spot, other)]
            found[name] = [other for other in found[name] if other not in same]
            found[name].append(_larger(same[0], spot) if same else spot)
    for alias, name in _aliases():
        found[alias] += [spot for spot in found.get(name, ()) if spot not in found[alias]]
    return {name: tuple(listed) for name, listed in found.items() if listed}


@cache
def areas() -> dict[str, Area]:
    """Counties, regions and countries by the key of their name."""
    found: dict[str, Area] = {}
    for row in rows("places/areas.csv"):
        if row["kind"] != "place":
            area = Area(row["name"], row["kind"], *_at(row), float(row["radius_miles"]))
            for name in (key(area.name), _CITY.sub("", key(area.name))):
                found.setdefault(name, area)
    short = {alias: found[name] for alias, name in _aliases() if name in found}
    return found | {alias: area for alias, area in short.items() if alias not in spots()}


def _aliases() -> list[tuple[str, str]]:
    return [(key(row["alias"]), key(row["name"])) for row in rows("places/aliases.csv")]


@cache
def abroad() -> frozenset[str]:
    """The keys of countries other than the UK, and of states of the USA, Canada and Australia."""
    names = (row["name"] for row in [*rows("places/abroad.csv"), *rows("places/provinces.csv")])
    return frozenset(map(key, names))


def is_state_abroad(part: str) -> bool:
    """Whether the last part of an address is the short form of such a state: "MA", "MA 02110"."""
    state, *code = part.split()
    return (
        state in _states() and all(word[:1].isalnum() for word in code[:2]) and len(code) <= _CODE
    )


@cache
def _states() -> frozenset[str]:
    return frozenset(row["short"] for row in rows("places/states.csv"))


def _at(row: dict[str, str]) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def _spot(row: dict[str, str]) -> Spot:
    people = int(row["population"]) if row["population"] else None
    housed = int(row["housed"]) if row["housed"] else None
    return Spot(row["name"], row["area"] or None, row["country"], *_at(row), people, housed)


def _quarter(row: dict[str, str]) -> Spot:
    people = int(row["postcodes"]) * _PEOPLE_A_POSTCODE
    return Spot(row["name"], None, None, *_at(row), people or None)


def _larger(spot: Spot, other: Spot) -> Spot:
    return replace(spot, population=max(spot.population or 0, other.population or 0) or None)


def _is_same(spot: Spot, other: Spot) -> bool:
    north, east = spot.latitude - other.latitude, spot.longitude - other.longitude
    return abs(north) < _SAME_SPOT and abs(east) < _SAME_SPOT
