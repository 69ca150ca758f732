"""How often postcodes and names of places are found, and how far from the truth they land."""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import median
from time import process_time

from bench.figures import Figure
from matcher.normalise.places import Point, locate, miles_between

KM_A_MILE = 1.609344
CLOSE = 10.0  # kilometres


def measure(shared: Path) -> list[Figure]:
    """Figures for `locate` on the real postcodes and place names kept in `shared`."""
    started = process_time()
    locate("LS9 7TF")
    locate("Leeds, West Yorkshire")
    loading = process_time() - started
    return [
        Figure("tables of places loaded, processor time", loading, "s", "under 0.3"),
        *_postcodes(_rows(shared / "data" / "geo_postcode_latlon.csv")),
        *_names(_rows(shared / "data" / "geo_place_latlon.csv")),
    ]


def _postcodes(rows: list[dict[str, str]]) -> list[Figure]:
    points = [locate(row["postcode"]) for row in rows]
    found = [
        _off(point, row["lat"], row["lon"])
        for row, point in zip(rows, points, strict=True)
        if point and point.precision in ("sector", "outcode")
    ]
    return [
        Figure("postcodes found", _share(len(found), len(rows)), "%", "at least 99"),
        Figure("postcodes, median distance off", median(found), "km", "under 0.7"),
    ]


def _names(rows: list[dict[str, str]]) -> list[Figure]:
    points = [locate(row["location.display_name"]) for row in rows]
    found = [
        _off(point, row["latitude"], row["longitude"])
        for row, point in zip(rows, points, strict=True)
        if point
    ]
    close = sum(off <= CLOSE for off in found)
    return [
        Figure("place names found", _share(len(found), len(rows)), "%", "at least 92"),
        Figure("found places within 10 km", _share(close, len(found)), "%", "at least 92"),
    ]


def _off(point: Point, latitude: str, longitude: str) -> float:
    miles = miles_between(point.latitude, point.longitude, float(latitude), float(longitude))
    return miles * KM_A_MILE


def _share(part: int, whole: int) -> float:
    return 100 * part / whole


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
