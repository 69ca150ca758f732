"""Loading tables into a service's home, listing them, taking them back, and handing them over."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np

from api.reference import keeping
from api.reference.keeping import Note, TableName
from api.reference.occupation_index import Entry, OnRows, read_index
from api.reference.postcodes import OnBytes, read_postcodes
from api.settings import SettingsError
from api.tables import now
from matcher import reference
from matcher.normalise.index_titles import COLUMNS
from matcher.normalise.postcode_units import open_units

__all__ = [
    "Note",
    "TableName",
    "forget",
    "hand_over",
    "load_occupations",
    "load_postcodes",
    "loaded",
]


def load_occupations(home: Path, file: Path, on_rows: OnRows) -> Note:
    """Keep the entries of the official index in place of those that were loaded before.

    Raises:
        UnusableFileError: the file is not the index; nothing has changed.
        OSError: the file can't be opened, or the home not written to.
    """
    entries, left_out = read_index(file, on_rows)
    note = Note(
        name=TableName.OCCUPATIONS,
        file=file.name,
        rows=len(entries),
        loaded=now(),
        left_out=left_out,
    )
    keeping.keep(home, note, lambda table: _write_entries(table, entries))
    return note


def _write_entries(table: BinaryIO, entries: Sequence[Entry]) -> None:
    text = io.TextIOWrapper(table, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((entry.code, entry.title, entry.qualifier) for entry in entries)
    text.flush()
    text.detach()


def load_postcodes(home: Path, file: Path, on_bytes: OnBytes) -> Note:
    """Keep the postcodes of a file in place of those that were loaded before.

    Raises:
        UnusableFileError: the file is not one of postcodes; nothing has changed.
        OSError: the file can't be opened, or the home not written to.
    """
    units, left_out = read_postcodes(file, on_bytes)
    note = Note(
        name=TableName.POSTCODES,
        file=file.name,
        rows=units.shape[1],
        loaded=now(),
        left_out=left_out,
    )
    keeping.keep(home, note, lambda table: np.save(table, units, allow_pickle=False))
    return note


def loaded(home: Path) -> list[Note]:
    """What is loaded."""
    return keeping.notes(home)


def forget(home: Path, name: TableName) -> bool:
    """Take a table back; False when it was not loaded."""
    return keeping.forget(home, name)


def hand_over(home: Path) -> None:
    """Let the matcher read the loaded tables from now on.

    Raises:
        SettingsError: one of them is broken.
    """
    for name, is_whole in ((TableName.POSTCODES, _is_table), (TableName.OCCUPATIONS, _is_index)):
        table = keeping.file_of(home, name)
        if table.is_file() and not is_whole(table):
            raise SettingsError(
                f"The loaded {name} in {table} can't be read. Load them again, or take them back: "
                f"ips-matcher reference forget {name}."
            )
    reference.use(home / keeping.FOLDER)


def _is_table(file: Path) -> bool:
    try:
        open_units(file)
    except (OSError, ValueError):
        return False
    return True


def _is_index(file: Path) -> bool:
    try:
        with file.open("rb") as handle:
            return handle.readline(100).strip() == ",".join(COLUMNS).encode()
    except OSError:
        return False
