"""A file to import, first copied into the service's own folder: what it says can change no more.

The copy is what an interrupted import is completed from. It is there until the import has ended.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from stat import S_ISREG
from time import time
from typing import BinaryIO
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from api import running
from api.imports.rows import UnreadableFileError
from api.tables import new_id

FOLDER = "imports"
"""What the folder is called in the service's home."""
DRAFT = ".draft"
LOCK = ".lock"
FORGOTTEN_AFTER = 24 * 3600.0
"""Seconds after which a copy that no import took is removed: no upload takes as long."""
_PIECE = 1 << 20
_MEGABYTE = 1_000_000
_SECRET, _SECRET_BYTES = "secret.key", 32
_ID = re.compile(r"[0-9a-f]{32}")
_OURS = re.compile(rf"([0-9a-f]{{32}})(?:{re.escape(DRAFT)}|{re.escape(LOCK)})?")
_folders: WeakKeyDictionary[Engine, Path] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Spooled:
    """A copy that is complete: the import that it is for, and its size in bytes."""

    import_id: str
    size: int


def keep_in(engine: Engine, folder: Path) -> None:
    """Let the files of an engine's imports be kept in a folder."""
    _folders[engine] = folder


def folder_of(engine: Engine) -> Path:
    """The folder of an engine's imports, made if it is not there."""
    folder = _folders.get(engine) or running.settings().home / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def path_of(engine: Engine, import_id: str) -> Path:
    """Where the copy for an import is, was or will be.

    Raises:
        ValueError: it is no id of an import, but may be a path to something else.
    """
    if not is_id(import_id):
        raise ValueError("this is no id of an import")
    return folder_of(engine) / import_id


def is_id(said: str) -> bool:
    """Whether something has the form of the id of an import, and so names a file of the folder."""
    return _ID.fullmatch(said) is not None


def secret_of(engine: Engine) -> bytes:
    """What this service alone knows, the same in all its processes and after each start."""
    path = folder_of(engine) / _SECRET
    with suppress(FileNotFoundError):
        return path.read_bytes()
    draft = path.with_name(f"{new_id()}{DRAFT}")
    with open(draft, "wb", opener=_for_its_owner) as file:
        file.write(token_bytes(_SECRET_BYTES))
    with suppress(FileExistsError):  # another process made one meanwhile: that one counts
        os.link(draft, path)
    draft.unlink()
    return path.read_bytes()


def copy(
    engine: Engine,
    import_id: str,
    handle: BinaryIO,
    most_megabytes: int,
    on_bytes: Callable[[int], None] | None = None,
) -> Spooled:
    """Copy a file, readable by its owner alone, in full or not at all.

    Raises:
        UnreadableFileError: it is too large, or was written to while it was copied.
    """
    before = _state_of(handle)
    path = path_of(engine, import_id)
    draft = path.with_name(f"{import_id}{DRAFT}")
    try:
        size = _written(draft, _limited(handle, before, most_megabytes), on_bytes)
        _refuse_changed(before, _state_of(handle))
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return Spooled(import_id, size)


def _limited(
    handle: BinaryIO, state: tuple[int, int] | None, most_megabytes: int
) -> Iterator[bytes]:
    """The bytes of a file in pieces, refused as soon as they are known to be too many."""
    size = state[0] if state else 0
    if size > most_megabytes * _MEGABYTE:
        raise _too_large(most_megabytes)
    size = 0
    while piece := handle.read(_PIECE):
        size += len(piece)
        if size > most_megabytes * _MEGABYTE:
            raise _too_large(most_megabytes)
        if state and size > state[0]:  # else one that grows for ever would be followed for ever
            raise _changed()
        yield piece


def _written(path: Path, pieces: Iterator[bytes], on_bytes: Callable[[int], None] | None) -> int:
    size = 0
    with open(path, "wb", opener=_for_its_owner) as file:
        for piece in pieces:
            size += file.write(piece)
            if on_bytes is not None:
                on_bytes(size)
        file.flush()
        os.fsync(file.fileno())
    return size


def _refuse_changed(before: tuple[int, int] | None, after: tuple[int, int] | None) -> None:
    if before != after:
        raise _changed()


def _changed() -> UnreadableFileError:
    return UnreadableFileError(
        "The file changed while it was read: wait until it is written in full, then import it "
        "again."
    )


def remove(engine: Engine, import_id: str) -> None:
    """Remove the copy; nothing happens where there is none."""
    with suppress(OSError):
        path_of(engine, import_id).unlink(missing_ok=True)


def forgotten(engine: Engine) -> list[str]:
    """The ids of imports whose copies or locks were made so long ago that none can need them."""
    since = time() - FORGOTTEN_AFTER
    found = []
    for path in folder_of(engine).iterdir():
        ours = _OURS.fullmatch(path.name)
        with suppress(OSError):
            if ours and path.is_file() and path.stat().st_mtime < since:
                found.append(ours[1])
    return sorted(set(found))


def clear(engine: Engine, import_id: str) -> None:
    """Remove all that is kept for an import."""
    for ending in ("", DRAFT, LOCK):
        with suppress(OSError):
            (folder_of(engine) / f"{import_id}{ending}").unlink(missing_ok=True)


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _state_of(handle: BinaryIO) -> tuple[int, int] | None:
    """The size of a file on the disk and when it was written to last; None for anything else."""
    try:
        found = os.fstat(handle.fileno())
    except (OSError, AttributeError, io.UnsupportedOperation):
        return None
    return (found.st_size, found.st_mtime_ns) if S_ISREG(found.st_mode) else None


def _too_large(most_megabytes: int) -> UnreadableFileError:
    return UnreadableFileError(
        f"The file is larger than {most_megabytes:,} MB: send it in parts, or have whoever runs "
        "the service raise IPS_MAX_IMPORT_MB."
    )
