"""Every single postcode with its point, where a service has loaded a full file of them.

The file is `FILE` among the loaded tables (`matcher.reference`): a numpy array of 32-bit integers
with three rows of equal length, sorted by the first: the postcode as a number (`number_of`), then
its latitude and longitude in millionths of a degree (WGS 84). It is mapped, not read: a look-up
touches a few pages of it, which all processes share, and 2.7 million postcodes take 32 MB on disk.
"""

from __future__ import annotations

import re
from pathlib import Path
from tokenize import TokenError

import numpy as np
from numpy.lib.format import MAGIC_PREFIX, open_memmap
from numpy.typing import NDArray

from matcher.normalise.british_isles import are_in_uk
from matcher.reference import kept, loaded

FILE = "postcodes.npy"
Units = NDArray[np.int32]

_NO_TABLE = "not a whole table of postcodes"
# What numpy raises over a file that is empty, broken or cut short, or whose header says odd things.
_BROKEN = (
    EOFError, ValueError, TypeError, KeyError, AttributeError, SyntaxError, OverflowError,
    MemoryError, RecursionError, TokenError,
)  # fmt: skip
_LOOKED_AT = 1000  # postcodes
_MILLION = 1_000_000
_PARTS = re.compile(r"([A-Z])([A-Z]?)([0-9])([0-9A-Z]?) ?([0-9])([A-Z])([A-Z])", re.ASCII)
_LAST = "_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # what may follow the first digit, or nothing
_A = ord("A")


def number_of(postcode: str) -> int | None:
    """A full postcode in capitals, "LS9 7TF" or "LS97TF", as a number below 2**31.

    None where the text has no postcode's shape. The numbers of a sector lie together.
    """
    match = _PARTS.fullmatch(postcode)
    if match is None:
        return None
    first, second, digit, last, inward, unit, unit2 = match.groups()
    number = ord(first) - _A
    number = number * 27 + (ord(second) - _A + 1 if second else 0)
    number = number * 10 + int(digit)
    number = number * 37 + (_LAST.index(last) if last else 0)
    number = number * 10 + int(inward)
    return (number * 26 + ord(unit) - _A) * 26 + ord(unit2) - _A


def table_of(
    numbers: NDArray[np.int64], latitude: NDArray[np.float64], longitude: NDArray[np.float64]
) -> Units:
    """The array to be saved as `FILE`; of a postcode given twice the first stays.

    `numbers` are those of `number_of`; degrees are WGS 84. All three have the same length.
    """
    distinct, first = np.unique(numbers, return_index=True)
    degrees = [np.rint(side[first] * _MILLION) for side in (latitude, longitude)]
    return np.stack([distinct.astype(np.int32), *(side.astype(np.int32) for side in degrees)])


def point_of(postcode: str) -> tuple[float, float] | None:
    """Latitude and longitude of a full postcode ("LS9 7TF"); None where none is loaded for it."""
    units = _units()
    number = None if units is None else number_of(postcode)
    if units is None or number is None:
        return None
    # A number of another type would make numpy copy the whole row.
    at = int(units[0].searchsorted(np.int32(number)))
    if at == units.shape[1] or units[0, at] != number:
        return None
    return int(units[1, at]) / _MILLION, int(units[2, at]) / _MILLION


def open_units(file: Path) -> Units:
    """The array in a file, mapped.

    A thousand of its postcodes are looked at: whether they are in order, and lie in the country.

    Raises:
        ValueError: it is no such array, or not whole.
        OSError: it can't be opened.
    """
    with file.open("rb") as handle:
        if handle.read(len(MAGIC_PREFIX)) != MAGIC_PREFIX:
            raise ValueError(_NO_TABLE)
    try:
        units = open_memmap(file, mode="r")
    except _BROKEN:
        raise ValueError(_NO_TABLE) from None
    if units.dtype != np.int32 or units.ndim != 2 or units.shape[0] != 3 or not units.shape[1]:
        raise ValueError(_NO_TABLE)
    if not units.flags.c_contiguous or not _is_believable(units):
        raise ValueError(_NO_TABLE)
    return np.asarray(units)


def _is_believable(units: Units) -> bool:
    last = units.shape[1] - 1
    some = units[:, np.unique(np.linspace(0, last, _LOOKED_AT).astype(np.int64))]
    in_order = bool((np.diff(some[0].astype(np.int64)) > 0).all()) and some[0, 0] >= 0
    return in_order and bool(are_in_uk(some[1] / _MILLION, some[2] / _MILLION).all())


@kept
def _units() -> Units | None:
    file = loaded(FILE)
    return open_units(file) if file else None
