"""Titles of the official index of occupations, where a service has loaded it.

The file is `FILE` among the loaded tables (`matcher.reference`): a CSV with the columns `code` (a
unit group of SOC 2020), `title` in natural order of words, and `qualifier` (a trade, an industry or
a place of work that the title needs to mean this code), which is empty where the title is enough.
"""

from __future__ import annotations

import csv
from pathlib import Path

from matcher.reference import loaded, rows_of

FILE = "occupations.csv"
COLUMNS = ("code", "title", "qualifier")
_NO_TABLE = "not a whole index of occupations"


def listed() -> list[tuple[str, str]]:
    """Code and title of every entry of the index; none where no index is loaded.

    A qualified entry is listed with its qualifier in front, as people write it ("coach trimming
    cutter"), never bare: without it the title would mean any of a dozen unit groups.
    """
    file = loaded(FILE)
    if file is None:
        return []
    return [(row["code"], f"{row['qualifier']} {row['title']}".strip()) for row in rows_of(file)]


def check_index(file: Path) -> None:
    """Read a file through as `listed` would.

    Raises:
        ValueError: it is no such table, or not whole.
        OSError: it can't be opened.
    """
    try:
        with file.open(encoding="utf-8", newline="") as handle:
            rows = csv.reader(handle)
            if next(rows, None) != list(COLUMNS):
                raise ValueError(_NO_TABLE)
            if any(row and len(row) != len(COLUMNS) for row in rows):
                raise ValueError(_NO_TABLE)
    except csv.Error:
        raise ValueError(_NO_TABLE) from None
