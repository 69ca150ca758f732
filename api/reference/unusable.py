"""A file that can't be loaded."""

from __future__ import annotations

from pathlib import Path


class UnusableFileError(Exception):
    """The file is not what was asked for; the message says what is wrong and how to mend it."""


def refuse_what_is_no_file(file: Path) -> None:
    """Refuse a pipe, a folder or a device, which would wait or never end.

    Raises:
        UnusableFileError: it is one of these.
        OSError: there is nothing of this name, or it can't be reached.
    """
    file.stat()
    if not file.is_file():
        raise UnusableFileError(f"{file} is no file but a folder, a pipe or a device: save a file.")
