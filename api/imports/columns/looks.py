"""What the values of a column look like, taken together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from api.imports.columns.days import date_in
from api.imports.columns.value_kinds import KINDS, LONGEST, number_in

MOST_ROWS = 200
MOST_TRIED, FEWEST_TRIED, TRIED_IN_ALL = 40, 5, 2_000
"""Different values of a column that the tests are tried on, fewer where columns are many."""
_COUNTED = 100_000


@dataclass(frozen=True, slots=True)
class Look:
    """`filled` values of `rows`; `different` is 0..1 of them, `length` the median in characters.

    `shares` says by kind how many of the different values are of it, 0..1. `days` are the dates by
    row, where there are any. `counts_up` tells the numbers of rows: 1, 2, 3.
    """

    rows: int
    filled: int
    different: float
    length: float
    shares: Mapping[str, float]
    values: tuple[str, ...]
    days: tuple[date | None, ...] = ()
    counts_up: bool = False

    def share(self, kind: str) -> float:
        """The share of the values that are of a kind, 0..1."""
        return self.shares.get(kind, 0.0)

    def like(self, kind: str) -> list[str]:
        """The values that were tried, those of a kind first."""
        return sorted(self.values, key=lambda value: not KINDS[kind](value))


def look_at(values: Sequence[str], columns: int = 1) -> Look:
    """The look of one of so many columns, from its cells in the order of the rows."""
    most = min(MOST_TRIED, max(FEWEST_TRIED, TRIED_IN_ALL // max(1, columns)))
    cells = [value[:_COUNTED].strip() for value in values[:MOST_ROWS]]
    filled = [cell for cell in cells if cell]
    different = list(dict.fromkeys(filled))
    tried = [value[:LONGEST] for value in _spread(different, most)]
    shares = {kind: _share(test, tried) for kind, test in KINDS.items()} if tried else {}
    return Look(
        rows=len(cells),
        filled=len(filled),
        different=len(different) / len(filled) if filled else 0.0,
        length=median(map(len, filled)) if filled else 0.0,
        shares=shares,
        values=tuple(tried),
        days=tuple(map(_day, cells)) if shares.get("date") else (),
        counts_up=_counts_up(filled),
    )


def _spread(values: list[str], most: int) -> list[str]:
    """At most so many of the values, from the whole length of the list."""
    step = max(1, -(-len(values) // most))
    return values[::step]


def _share(test: Callable[[str], bool], values: Sequence[str]) -> float:
    return sum(map(test, values)) / len(values)


def _day(cell: str) -> date | None:
    return date_in(cell[:LONGEST])


def _counts_up(values: Sequence[str]) -> bool:
    numbers = [number_in(value) for value in values[:MOST_ROWS] if len(value) < 12]
    return len(numbers) > 2 and numbers == [float(at) for at in range(1, len(values) + 1)]
