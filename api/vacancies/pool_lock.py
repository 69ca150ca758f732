"""One process at a time writes the pool that a folder keeps."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl

LOCK = "lock"
"""What the file is called that is locked; it stays, empty."""


@contextmanager
def locked(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Waits until no other process writes the folder's pool, and keeps them waiting meanwhile.

    Without `wait` it yields False where another process writes. Windows has no such lock: there,
    two processes may do the same work twice.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / LOCK).open("ab") as file:
        yield _lock(file, wait=wait)  # until the file is closed, or the process ends


def _lock(file: IO[bytes], *, wait: bool) -> bool:
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
    return True
