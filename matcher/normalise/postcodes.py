"""UK postcodes in text: found, put in their usual form, and mended where only one reading exists.

The shapes are those of BS 7666: an outward code such as "M1", "LS9", "EC1A" or "SW1W", then a digit
and two letters, which are never C, I, K, M, O or V.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from matcher.normalise.gazetteer import outcodes, sectors

_OUT = r"[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]|[0-9][A-HJKPSTUW])"
_IN = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_FULL = re.compile(f"({_OUT})({_IN})")
_OUT_ONLY = re.compile(_OUT)
_SECTOR = re.compile(f"({_OUT})([0-9])")
_PARTED = re.compile(rf"({_OUT})\s{{1,3}}([0-9])")
# "1st floor" and its like have the shape of the second half.
_IN_TEXT = re.compile(rf"\b({_OUT})[ .\-]{{0,3}}({_IN})\b(?! +floor)", re.IGNORECASE)
_LOOKALIKES = {"O": "O0", "0": "0O", "I": "I1", "1": "1I", "L": "L1"}
_WITHOUT_SECTORS = ("BT", "GY", "IM", "JE")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode, or as much of it as was given: "LS9 7TF", "LS9 7" or "LS9"."""

    text: str
    outcode: str
    sector: str | None
    is_full: bool


@lru_cache(maxsize=10_000)  # a listing names each workplace many times
def read_postcode(field: str) -> Postcode | None:
    """The postcode in a field meant for one; a slip of O for 0 or I for 1 is mended.

    A slip is mended only where exactly one of the possible readings is a sector (or, for an outward
    code, a code) that exists.
    """
    joined = "".join(c for c in field[:40].upper() if c.isascii() and c.isalnum())
    if len(joined) <= _LONGEST:
        parted = _parted(field.strip().upper())
        if parted:
            return parted
        found = _full(joined) or _outcode(joined) or _sector(joined)
        if found or (found := _mended(joined)):
            return found
    return find_postcode(field)


def find_postcode(text: str) -> Postcode | None:
    """The first full postcode in running text whose outward code exists."""
    for match in _IN_TEXT.finditer(text):
        outward, inward = match[1].upper(), match[2].upper()
        if outward in outcodes():
            return _made(outward, inward)
    return None


def _full(joined: str) -> Postcode | None:
    match = _FULL.fullmatch(joined)
    return _made(match[1], match[2]) if match else None


def _outcode(joined: str) -> Postcode | None:
    if _OUT_ONLY.fullmatch(joined) and joined in outcodes():
        return Postcode(joined, joined, None, is_full=False)
    return None


def _parted(field: str) -> Postcode | None:
    """A sector written with its space: "LS2 7" is never LS27.

    Where no such sector is known (none of Northern Ireland or the islands is), its outward code is
    what is sure.
    """
    match = _PARTED.fullmatch(field)
    if not match or match[1] not in outcodes():
        return None
    return _sector(match[1] + match[2]) or Postcode(match[1], match[1], None, is_full=False)


def _sector(joined: str) -> Postcode | None:
    match = _SECTOR.fullmatch(joined)
    name = f"{match[1]} {match[2]}" if match else ""
    return Postcode(name, match[1], name, is_full=False) if match and name in sectors() else None


def _made(outward: str, inward: str) -> Postcode:
    return Postcode(f"{outward} {inward}", outward, f"{outward} {inward[0]}", is_full=True)


def _mended(joined: str) -> Postcode | None:
    if not any(c.isdigit() for c in joined):  # "Hull" is a town, not HU11
        return None
    readings = {"".join(way) for way in product(*(_LOOKALIKES.get(c, c) for c in joined))}
    full = [found for found in map(_full, readings) if found and _exists(found)]
    found = full or [found for found in map(_outcode, readings) if found]
    return found[0] if len(found) == 1 else None


def _exists(postcode: Postcode) -> bool:
    if postcode.outcode.startswith(_WITHOUT_SECTORS):
        return postcode.outcode in outcodes()
    return postcode.sector in sectors()
