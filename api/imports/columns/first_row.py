"""Whether the first row of a sheet names its columns, or is a row of data already."""

from __future__ import annotations

from collections.abc import Sequence

from api.imports.columns.headers import STRONG, read_header
from api.imports.columns.looks import Look
from api.imports.columns.value_kinds import KINDS, LONGEST

_NEVER_NAMES = ("full postcode", "latitude", "longitude", "date", "url", "email", "phone", "pay")
_OF_THE_SAME = 0.5
_LONG = 90
_ENOUGH_EXACT, _ENOUGH_WORDS = 2, 3


def is_header(first: Sequence[str], looks: Sequence[Look]) -> bool:
    """Whether the first row names the columns, whose looks are those of the rows after it."""
    readings = [read_header(cell) for cell in first]
    if sum(one.how == "exact" for one in readings) >= _ENOUGH_EXACT:
        return True
    pairs = list(zip(first, looks, strict=True))
    if any(_is_data(cell.strip()[:LONGEST], look) for cell, look in pairs):
        return False
    speaking = [one for one in readings if max(one.points.values(), default=0) >= STRONG]
    if len(speaking) >= _ENOUGH_WORDS:
        return True
    return not any(_is_one_of(cell.strip()[:LONGEST], look) for cell, look in pairs)


def _is_data(cell: str, look: Look) -> bool:
    """Whether this can be no name: a date above dates, a number above numbers, a long text."""
    if len(cell) > _LONG and look.length > _LONG:
        return True
    if KINDS["number"](cell):
        return look.share("number") >= _OF_THE_SAME
    return any(
        KINDS[kind](cell) for kind in _NEVER_NAMES if look.share(kind) >= _OF_THE_SAME
    ) and any(c.isdigit() or c in "@." for c in cell)


def _is_one_of(cell: str, look: Look) -> bool:
    """Whether it stands among the values below it too, or is a job title above job titles."""
    if not cell:
        return False
    if cell in look.values and look.filled > 1:
        return True
    is_title = look.share("title") >= 0.6 and KINDS["title"](cell)
    return is_title and not read_header(cell).points
