"""Loading tables into a service's home, listing them, taking them back, and handing them over."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np

from api.clock import now
from api.reference import keeping
from api.reference.keeping import Note, TableName
from api.reference.occupation_index import Entry, OnRows, read_index
from api.reference.postcodes import OnBytes, read_postcodes
from api.reference.unusable import UnusableFileError
from api.settings import SettingsError
from matcher import reference
from matcher.normalise.index_titles import COLUMNS, check_index
from matcher.normalise.postcode_units import Units, open_units

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


def load_postcodes(
    home: Path, file: Path, on_bytes: OnBytes, *, replace_larger: bool = False
) -> Note:
    """Keep the postcodes of a file in place of those that were loaded before.

    Args:
        home: the service's home.
        file: as it was downloaded.
        on_bytes: told how far it is read.
        replace_larger: take the file even if it has under half as many postcodes as are loaded.

    Raises:
        UnusableFileError: the file is not one of postcodes, or has far fewer than are loaded;
            nothing has changed.
        OSError: the file can't be opened, or the home not written to.
    """
    units, left_out = read_postcodes(file, on_bytes)
    if not replace_larger:
        _refuse_far_fewer(units.shape[1], file, keeping.file_of(home, TableName.POSTCODES))
    note = Note(
        name=TableName.POSTCODES,
        file=file.name,
        rows=units.shape[1],
        loaded=now(),
        left_out=left_out,
    )
    keeping.keep(home, note, lambda table: _write_units(table, units))
    return note


def _refuse_far_fewer(rows: int, file: Path, table: Path) -> None:
    before = _rows_of(table)
    if before is not None and rows < before / 2:
        raise UnusableFileError(
            f"{file.name} has {rows:,} postcodes, and {before:,} are loaded already, which it "
            "would replace, not add to. If that is meant, say --replace-larger."
        )


def _rows_of(table: Path) -> int | None:
    """How many postcodes are loaded; None for none, or a broken table."""
    try:
        return int(open_units(table).shape[1])
    except (OSError, ValueError):
        return None


def _write_units(table: BinaryIO, units: Units) -> None:
    # Not straight into the file: numpy would not say why a write failed.
    whole = io.BytesIO()
    np.save(whole, units, allow_pickle=False)
    table.write(whole.getbuffer())


def loaded(home: Path) -> list[Note]:
    """What is loaded; without anything noted where the note does not fit its table.

    Raises:
        OSError: the home can't be read.
    """
    return [_fitting(note, home) for note in keeping.notes(home)]


def _fitting(note: Note, home: Path) -> Note:
    if note.name is TableName.POSTCODES and note.rows is not None:
        rows = _rows_of(keeping.file_of(home, note.name))
        return note if rows in (None, note.rows) else Note(name=note.name)
    return note


def forget(home: Path, name: TableName) -> bool:
    """Take a table back; False when it was not loaded.

    Raises:
        OSError: the home can't be read, or written to.
    """
    return keeping.forget(home, name)


def hand_over(home: Path) -> None:
    """Let the matcher read the loaded tables from now on.

    Raises:
        SettingsError: one of them is broken, or this user may not read it.
    """
    for name, check in ((TableName.POSTCODES, open_units), (TableName.OCCUPATIONS, check_index)):
        table = keeping.file_of(home, name)
        try:
            if table.is_file():
                check(table)
        except OSError as failure:
            raise SettingsError(
                f"The loaded {name} in {table} can't be read: {failure.strerror or failure}. Let "
                "the user who runs ips-matcher read them, or load them again as that user."
            ) from failure
        except ValueError as wrong:
            raise SettingsError(
                f"The loaded {name} in {table} can't be read. Load them again, or take them back: "
                f"ips-matcher reference forget {name}."
            ) from wrong
    reference.use(home / keeping.FOLDER)
