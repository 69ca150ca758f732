"""Where loaded tables are kept: a folder in the service's home, with a note beside each table.

A table and its note are written whole to other names first and then take their places at once, so
that whoever reads meanwhile has the old ones or the new ones, never a part; and a full disk leaves
what was there before.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matcher.normalise import index_titles, postcode_units

FOLDER = "reference"
# Open data, perhaps loaded by another user than the one who serves.
_READABLE, _OPEN = 0o644, 0o755
_MOST_NOTED = 100_000  # bytes of a note
Count = Annotated[int, Field(ge=0)]


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
    rows: Count | None = None
    loaded: datetime | None = None
    left_out: dict[str, Count] = {}


def file_of(home: Path, name: TableName) -> Path:
    """The table's file, whether or not it is there."""
    return home / FOLDER / _FILES[name]


def keep(home: Path, note: Note, write: Callable[[BinaryIO], None]) -> None:
    """Put what `write` writes in the table's place, and the note beside it.

    Raises:
        OSError: the folder can't be written to, or the disk is full; its `filename` says what could
            not be written, and what was there before is still there.
    """
    table, beside = file_of(home, note.name), _note_of(home, note.name)
    _make_folder(table.parent)
    _clear_leftovers(table, beside)
    with (
        _written(table, write) as new_table,
        _written(beside, lambda file: file.write(note.model_dump_json().encode())) as new_note,
    ):
        new_table.replace(table)
        new_note.replace(beside)


def _make_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if folder.stat().st_mode & _OPEN != _OPEN:
        folder.chmod(_OPEN)


def _clear_leftovers(*files: Path) -> None:
    """Remove what a load that was killed had begun to write."""
    for file in files:
        for begun in file.parent.glob(f".{file.name}.*"):
            begun.unlink(missing_ok=True)


@contextmanager
def _written(file: Path, write: Callable[[BinaryIO], object]) -> Iterator[Path]:
    """What is to take the place of `file`, whole on the disk; gone again if it does not."""
    with _naming(file):
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    begun = Path(name)
    try:
        with _naming(file):
            with os.fdopen(handle, "wb") as started:
                write(started)
                started.flush()
                os.fsync(started.fileno())
            begun.chmod(_READABLE)
        yield begun
    finally:
        begun.unlink(missing_ok=True)


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """Say of which file a failure tells: a full disk names none, and a part has a passing name."""
    try:
        yield
    except OSError as failure:
        raise OSError(
            failure.errno or errno.EIO, failure.strerror or str(failure), str(file)
        ) from failure


def notes(home: Path) -> list[Note]:
    """A note for each table that is loaded; without anything noted where the note says nonsense.

    Raises:
        OSError: the folder can't be read.
    """
    return [_read_note(home, name) for name in TableName if file_of(home, name).is_file()]


def forget(home: Path, name: TableName) -> bool:
    """Take a table back; False when it was not loaded.

    Raises:
        OSError: the folder can't be read, or written to.
    """
    table = file_of(home, name)
    was_there = table.is_file()
    table.unlink(missing_ok=True)
    _note_of(home, name).unlink(missing_ok=True)
    return was_there


def _note_of(home: Path, name: TableName) -> Path:
    return home / FOLDER / f"{name}.json"


def _read_note(home: Path, name: TableName) -> Note:
    try:
        with _note_of(home, name).open("rb") as handle:
            note = Note.model_validate_json(handle.read(_MOST_NOTED))
    except (OSError, ValidationError):
        return Note(name=name)
    return note if note.name == name else Note(name=name)
