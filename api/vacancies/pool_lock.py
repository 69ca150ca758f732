"""One process at a time writes the pool that a folder keeps."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

LOCK = "lock"
"""What the file is called that is locked; it stays, empty."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Waits until no other process writes the folder's pool, and keeps them waiting meanwhile.

    Windows has no such lock: there, two processes may do the same work twice.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / LOCK).open("ab") as file:
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX)  # until the file is closed, or the process ends
        yield
