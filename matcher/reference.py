"""The reference tables that normalising reads: `data/` of the project, or its copy in the wheel.

A service may load larger tables of its own, the official index of occupations or every postcode of
the country. Whoever starts the matcher names their folder once, with `use`; without it nothing but
`data/` is read. The formats of those files are those of `index_titles.py` and `postcode_units.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

_HERE = Path(__file__).resolve().parent
_PLACES = (_HERE / "data", _HERE.parent / "data")
Table = TypeVar("Table")


_forget: list[Callable[[], None]] = []


class _Loaded:
    """The folder of a service's own tables: one for the whole process."""

    folder: Path | None = None


def use(folder: Path | None) -> None:
    """Read the tables in this folder too; None reads none.

    Meant for the start, before the first text is read. What was `kept` from other tables is
    forgotten; what others made of those is theirs to forget.
    """
    if folder != _Loaded.folder:
        _Loaded.folder = folder
        for forget in _forget:
            forget()


def loaded(name: str) -> Path | None:
    """The file of this name among the tables that the service loaded; None if there is none."""
    file = _Loaded.folder / name if _Loaded.folder else None
    return file if file and file.is_file() else None


def kept(read: Callable[[], Table]) -> Callable[[], Table]:
    """Reads a table when it is first asked for and keeps it until other tables are in use."""
    reading = cache(read)
    _forget.append(reading.cache_clear)
    return reading


@cache
def folder() -> Path:
    """The folder that holds the reference tables.

    Raises:
        FileNotFoundError: neither an installed copy nor a checkout's `data/` is there.
    """
    for place in _PLACES:
        if (place / "README.md").is_file():
            return place
    raise FileNotFoundError(f"reference tables are missing: looked in {_PLACES[0]}, {_PLACES[1]}")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, such as `rows("pay/minimum_wage.csv")`: header names to text."""
    return rows_of(folder() / name)


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows of any CSV file in UTF-8 with a header: header names to text."""
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
