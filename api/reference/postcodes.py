"""Every postcode and its point, read out of a downloaded file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import isfinite
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from api.reference.postcode_files import Part, parts_of
from api.reference.postcode_layouts import Layout
from api.reference.unusable import UnusableFileError
from matcher.normalise.british_isles import are_in_uk
from matcher.normalise.national_grid import to_degrees
from matcher.normalise.postcode_units import Units, number_of, table_of

OnBytes = Callable[[int, int], None]
"""Told how many bytes were read so far, and how many there are."""

MOST_ROWS = 10_000_000
_BATCH = 50_000  # rows
_NOT_POSTCODE, _NO_POINT = "not a postcode", "without coordinates"
_OUTSIDE, _TWICE = "outside the British Isles", "given twice"
_UNBELIEVABLE = 0.5  # of the rows: beyond it the file is not what it seems

Row = tuple[int, float, float]


@dataclass(slots=True)
class _Found:
    numbers: list[NDArray[np.int64]] = field(default_factory=list)
    latitude: list[NDArray[np.float64]] = field(default_factory=list)
    longitude: list[NDArray[np.float64]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    rows: int = 0


def read_postcodes(file: Path, on_bytes: OnBytes) -> tuple[Units, dict[str, int]]:
    """The postcodes of a file, and how many rows were left out for each reason.

    Raises:
        UnusableFileError: the file is not one of postcodes, or is damaged.
        OSError: it can't be opened.
    """
    found = _Found()
    with parts_of(file) as parts:
        size, read = sum(part.size for part in parts), 0

        def count(length: int) -> None:
            nonlocal read
            read += length

        for part in parts:
            rows = _readable(part.rows(count), part, found)
            while batch := list(islice(rows, _BATCH)):
                _take(found, part.layout, batch)
                on_bytes(read, size)
    return _made(found, file.name), dict(found.left_out)


def _readable(rows: Iterable[Sequence[str]], part: Part, found: _Found) -> Iterator[Row]:
    layout = part.layout
    for row in rows:
        found.rows += 1
        if found.rows > MOST_ROWS:
            raise UnusableFileError(
                f"{part.name} has more than {MOST_ROWS:,} rows; there are 2.7 million postcodes."
            )
        if len(row) < layout.width:
            found.left_out[_NOT_POSTCODE] += bool(row)
            continue
        number = number_of(row[layout.postcode].replace(" ", "").upper())
        if number is None:
            found.left_out[_NOT_POSTCODE] += 1
        elif (point := _point(row[layout.north], row[layout.east])) is None:
            found.left_out[_NO_POINT] += 1
        else:
            yield number, *point


def _take(found: _Found, layout: Layout, batch: Sequence[Row]) -> None:
    numbers, north, east = (np.array(column) for column in zip(*batch, strict=True))
    latitude, longitude = to_degrees(east, north) if layout.on_grid else (north, east)
    inside = are_in_uk(latitude, longitude)
    found.left_out[_OUTSIDE] += int((~inside).sum())
    found.numbers.append(numbers[inside].astype(np.int64))
    found.latitude.append(latitude[inside])
    found.longitude.append(longitude[inside])


def _point(north: str, east: str) -> tuple[float, float] | None:
    """Both as numbers; None where a file says that it does not know.

    Code-Point Open writes 0 for both, the ONS a latitude of 99.999999 and a longitude of 0.
    """
    try:
        at, across = float(north), float(east)
    except ValueError:
        return None
    unknown = (at == 0 and across == 0) or (across == 0 and at > 99.9 and at < 100)
    return None if unknown or not (isfinite(at) and isfinite(across)) else (at, across)


def _made(found: _Found, name: str) -> Units:
    numbers = np.concatenate(found.numbers) if found.numbers else np.array([], np.int64)
    doubtful = found.left_out[_NOT_POSTCODE] + found.left_out[_OUTSIDE]
    if not len(numbers) or doubtful > _UNBELIEVABLE * found.rows:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in (+found.left_out).items())
        raise UnusableFileError(
            f"{name} holds no postcodes to rely on: of {found.rows:,} rows, "
            f"{reasons or 'none can be used'}. Give the file as it was downloaded."
        )
    units = table_of(numbers, np.concatenate(found.latitude), np.concatenate(found.longitude))
    found.left_out[_TWICE] += len(numbers) - units.shape[1]
    found.left_out = +found.left_out  # without the zeros
    return units
