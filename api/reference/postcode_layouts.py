"""Which columns of a file of postcodes hold what: Code-Point Open, ONSPD, NSPL and their like.

Sources: Ordnance Survey, "Code-Point Open product guide" (ten columns without a header: postcode,
positional quality, eastings, northings, ...); ONS Geography, user guides of the ONS Postcode
Directory and the National Statistics Postcode Lookup (a header with `pcds`, `lat`, `long`, ...).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.normalise.postcode_units import number_of

_NOT_NAME = re.compile(r"[^a-z0-9]")
_POSTCODE = ("pcds", "pcd", "pcd7", "pcd8", "pcd2", "postcode")
_DEGREES = (("lat", "latitude"), ("long", "longitude", "lon", "lng"))
_GRID = (
    ("northings", "northing", "osnrth1m", "north1m"),
    ("eastings", "easting", "oseast1m", "east1m"),
)
_WITHOUT_HEADER = 4  # columns that are needed


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each part of a row stands, by number.

    `on_grid` says that north and east are metres of the National Grid, not degrees; `has_header`
    that the first row holds names.
    """

    postcode: int
    north: int
    east: int
    on_grid: bool
    has_header: bool

    @property
    def width(self) -> int:
        """How many columns a row must have."""
        return 1 + max(self.postcode, self.north, self.east)


CODE_POINT_OPEN = Layout(postcode=0, north=3, east=2, on_grid=True, has_header=False)


def layout_of(first_row: Sequence[str]) -> Layout | None:
    """The layout that a file's first row shows; None when it holds no postcodes with a point."""
    names = [_NOT_NAME.sub("", cell.lower()) for cell in first_row]
    postcode = _place_of(_POSTCODE, names)
    if postcode is not None:
        for on_grid, (north, east) in ((False, _DEGREES), (True, _GRID)):
            at, across = _place_of(north, names), _place_of(east, names)
            if at is not None and across is not None:
                return Layout(postcode, at, across, on_grid=on_grid, has_header=True)
        return None
    return CODE_POINT_OPEN if _is_code_point(first_row) else None


def _place_of(wanted: Sequence[str], names: Sequence[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _is_code_point(row: Sequence[str]) -> bool:
    if len(row) < _WITHOUT_HEADER or number_of(row[0].replace(" ", "")) is None:
        return False
    return all(cell.strip().isdecimal() for cell in row[1:_WITHOUT_HEADER])
