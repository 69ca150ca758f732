"""Where loaded tables are kept: a folder in the service's home, with a note beside each table.

A table is written whole to another name first and then takes its place at once, so that whoever
reads meanwhile has the old one or the new one, never a part.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from matcher.normalise import index_titles, postcode_units

FOLDER = "reference"
_READABLE = 0o644  # open data, perhaps loaded by another user than the one who serves


class TableName(StrEnum):
    """The tables that a service may load."""

    OCCUPATIONS = "occupations"
    POSTCODES = "postcodes"


_FILES = {
    TableName.OCCUPATIONS: index_titles.FILE,
    TableName.POSTCODES: postcode_units.FILE,
}


class Note(BaseModel):
    """What is known of a loaded table; what is None was not noted, or the note is lost.

    `left_out` counts by reason the rows that were not taken.
    """

    model_config = ConfigDict(frozen=True)

    name: TableName
    file: str | None = None
    rows: int | None = None
    loaded: datetime | None = None
    left_out: dict[str, int] = {}


def file_of(home: Path, name: TableName) -> Path:
    """The table's file, whether or not it is there."""
    return home / FOLDER / _FILES[name]


def keep(home: Path, note: Note, write: Callable[[BinaryIO], None]) -> None:
    """Put what `write` writes in the table's place, and the note beside it.

    Raises:
        OSError: the folder can't be written to; what was there before is still there.
    """
    table = file_of(home, note.name)
    table.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _replace(table, write)
    _replace(_note_of(home, note.name), lambda file: file.write(note.model_dump_json().encode()))


def _replace(file: Path, write: Callable[[BinaryIO], object]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as started:
            write(started)
            started.flush()
            os.fsync(started.fileno())
        Path(name).chmod(_READABLE)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def notes(home: Path) -> list[Note]:
    """A note for each table that is loaded."""
    return [_read_note(home, name) for name in TableName if file_of(home, name).is_file()]


def forget(home: Path, name: TableName) -> bool:
    """Take a table back; False when it was not loaded."""
    table = file_of(home, name)
    was_there = table.is_file()
    table.unlink(missing_ok=True)
    _note_of(home, name).unlink(missing_ok=True)
    return was_there


def _note_of(home: Path, name: TableName) -> Path:
    return home / FOLDER / f"{name}.json"


def _read_note(home: Path, name: TableName) -> Note:
    try:
        return Note.model_validate_json(_note_of(home, name).read_bytes())
    except (OSError, ValidationError):
        return Note(name=name)
