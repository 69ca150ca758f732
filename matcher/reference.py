"""The reference tables that normalising reads: `data/` of the project, or its copy in the wheel."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_PLACES = (_HERE / "data", _HERE.parent / "data")


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
    with (folder() / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
