"""The official index of occupations, read out of the ONS's workbook.

The workbook is "SOC 2020 Volume 2: the coding index" of the Office for National Statistics. Its
sheet and header row move between editions, so both are looked for by the names of the columns.
openpyxl reads it row by row: a small workbook that claims a million columns takes no memory.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from api.reference.unusable import UnusableFileError, refuse_what_is_no_file
from matcher.reference import rows

OnRows = Callable[[int], None]
"""Told how many rows were read so far."""

MOST_UNPACKED = 400_000_000  # bytes; the real workbook takes 50 million
MOST_ROWS, MOST_COLUMNS = 200_000, 60
_HEADER_WITHIN = 60  # rows
_TOLD_EVERY = 1000  # rows
_LONGEST = 200  # characters
_WANTED = (
    "give the ONS workbook of the SOC 2020 coding index, whose columns SOC_2020 and INDEXOCC hold "
    "codes and titles"
)
# What openpyxl, the XML reader and zipfile raise over a broken workbook (SyntaxError: broken XML).
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError,
    AttributeError, IndexError, SyntaxError, NotImplementedError, RuntimeError, OSError,
)  # fmt: skip
_NOT_NAME = re.compile(r"[^a-z0-9]")
_NO_GROUP, _NO_TITLE, _TWICE = "without a unit group of SOC 2020", "without a title", "given twice"

Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class Entry:
    """A title in natural order of words, its unit group, and what must go with it, or ""."""

    code: str
    title: str
    qualifier: str


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each part of a row stands; `is_inverted` says that titles read "Keeper, book"."""

    code: int
    title: int
    qualifiers: tuple[int, ...]
    is_inverted: bool


def read_index(file: Path, on_rows: OnRows) -> tuple[list[Entry], dict[str, int]]:
    """The entries of the index, and how many rows were left out for each reason.

    Of several sheets that look like the index, the one with the most entries is it.

    Raises:
        UnusableFileError: the file is not that workbook, or is damaged.
        OSError: it can't be opened.
    """
    _refuse_what_is_no_workbook(file)
    best: list[Entry] = []
    reasons: Counter[str] = Counter()
    is_index = False
    try:
        for sheet in _sheets(file):
            found, left_out = _entries(sheet, on_rows)
            is_index = is_index or found is not None
            if found and len(found) > len(best):
                best, reasons = found, left_out
    except _DAMAGED:
        raise UnusableFileError(
            f"{file.name} can't be read as a workbook: download it again."
        ) from None
    if not best:
        lacks = "no row with a unit group of SOC 2020" if is_index else "no sheet of the index"
        raise UnusableFileError(f"{file.name} has {lacks}: {_WANTED}.")
    return best, dict(reasons)


def _refuse_what_is_no_workbook(file: Path) -> None:
    refuse_what_is_no_file(file)
    with file.open("rb") as handle:
        if not handle.read(1):
            raise UnusableFileError(f"{file.name} is empty: download it again.")
    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except _DAMAGED:
        raise UnusableFileError(f"{file.name} is no whole .xlsx workbook: {_WANTED}.") from None
    if size > MOST_UNPACKED:
        raise UnusableFileError(
            f"{file.name} would unpack to more than {MOST_UNPACKED // 10**6} MB: {_WANTED}."
        )


def _sheets(file: Path) -> Iterator[Iterator[Cells]]:
    from openpyxl import load_workbook  # noqa: PLC0415  slow: other commands need not wait

    with file.open("rb") as handle, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about decorations that openpyxl does not know
        book = load_workbook(handle, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a workbook says of its own size may be wrong
            yield sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        book.close()


def _entries(sheet: Iterator[Cells], on_rows: OnRows) -> tuple[list[Entry] | None, Counter[str]]:
    """The distinct entries of a sheet; None when it does not look like the index."""
    left_out: Counter[str] = Counter()
    columns = next(filter(None, map(_columns, islice(sheet, _HEADER_WITHIN))), None)
    if columns is None:
        return None, left_out
    groups = frozenset(row["code"] for row in rows("occupations/unit_groups.csv"))
    found: dict[Entry, None] = {}
    for number, row in enumerate(sheet):
        if number % _TOLD_EVERY == 0:
            on_rows(number)
        entry = _entry(row, columns)
        if entry.code not in groups:
            left_out[_NO_GROUP] += any(cell is not None for cell in row)
        elif not entry.title:
            left_out[_NO_TITLE] += 1
        elif entry in found:
            left_out[_TWICE] += 1
        else:
            found[entry] = None
    return list(found), +left_out


def _columns(row: Cells) -> _Columns | None:
    names = [_NOT_NAME.sub("", str(cell).lower()) for cell in row]
    code = _place_of(names, "soc2020", "soc2020code", "soc2020unitgroup")
    natural = _place_of(names, "indexoccnaturalwordorder", "naturalwordorder")
    title = _place_of(names, "indexocc") if natural is None else natural
    if code is None or title is None:
        return None
    asked = (_place_of(names, "ind", "industry"), _place_of(names, "add"))
    qualifiers = tuple(place for place in asked if place is not None)
    return _Columns(code, title, qualifiers, is_inverted=natural is None)


def _place_of(names: Sequence[str], *wanted: str) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _entry(row: Cells, columns: _Columns) -> Entry:
    title = _text(row, columns.title)
    if columns.is_inverted:
        title = " ".join(reversed([part.strip() for part in title.split(",")])).strip()
    qualifier = " ".join(filter(None, (_text(row, place) for place in columns.qualifiers)))
    return Entry(_text(row, columns.code), title, qualifier)


def _text(row: Cells, place: int) -> str:
    cell = row[place] if place < len(row) else None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)  # a code that the workbook holds as a number
    return "" if cell is None else " ".join(str(cell)[:_LONGEST].split())
