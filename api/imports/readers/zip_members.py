"""The members of a zip file, opened with suspicion: nothing of it is ever written to disk.

Its table of contents is held to limits before anything is unpacked, and everything is unpacked once
to see that it is whole before the first byte is handed out: of a damaged file nothing is read.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from api.imports.readers.unpack import MOST_RATIO, MOST_UNPACKED, PIECE, RATIO_COUNTS_FROM
from api.imports.rows import UnreadableFileError, shown

STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MOST_MEMBERS = 1_000
MOST_CONTENTS = 1024 * 1024  # bytes of the table of contents
_SHOWN = 80
_ENCRYPTED = 0x1 | 0x40
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")
# What zipfile raises over a broken file; that it cannot be read from the disk is another matter.
_DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, LookupError,
    ValueError, ArithmeticError, RuntimeError, AttributeError, TypeError,
)  # fmt: skip


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        raise UnreadableFileError(
            "The zip file is damaged or cut short: pack it again, or send it again."
        ) from error


class _OutsideError(OSError, zipfile.BadZipFile):
    """A place before the file or after it: zipfile looks there for what may be missing."""


class _Window(io.RawIOBase):
    """The file as zipfile may see it: no large read at once, and no place before its beginning."""

    def __init__(self, handle: BinaryIO, on_bytes: Callable[[int], None] | None) -> None:
        self._handle = handle
        self._on_bytes = on_bytes
        self.size = handle.seek(0, io.SEEK_END)
        self._so_far = 0

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._handle.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self.tell(), io.SEEK_END: self.size}[whence]
        if not 0 <= base + offset <= self.size:
            raise _OutsideError
        return self._handle.seek(base + offset)

    def read(self, size: int | None = -1) -> bytes:
        wanted = self.size - self.tell() if size is None or size < 0 else size
        if wanted > MOST_CONTENTS:
            raise UnreadableFileError("The zip file has too long a table of contents.")
        found = self._handle.read(wanted)
        self._so_far = min(self.size, self._so_far + len(found))
        if self._on_bytes is not None:
            self._on_bytes(self._so_far)
        return found


class ZipMembers:
    """The files in a zip file, in its own order.

    Raises:
        UnreadableFileError: it is damaged, needs a password, unpacks to too much, holds a name that
            climbs out of its folder, or is packed in a rare way.
    """

    def __init__(self, handle: BinaryIO, on_bytes: Callable[[int], None] | None = None) -> None:
        if not handle.seekable():
            raise UnreadableFileError(
                "A zip file or a spreadsheet cannot be read from a pipe: save it as a file first."
            )
        window = _Window(handle, on_bytes)
        with _damage_told():
            # The type checker wants a whole file; what zipfile calls is read, seek and tell.
            self._zip = zipfile.ZipFile(window)
        everything = self._zip.infolist()
        if len(everything) > MOST_MEMBERS:
            raise UnreadableFileError(
                f"The zip file holds more than {MOST_MEMBERS:,} files: send it in parts."
            )
        for member in everything:
            _check(member)
        _check_size(everything, window.size)
        self.files = [member for member in everything if not member.is_dir()]
        self._by_name = {member.filename.lower(): member for member in reversed(self.files)}

    def named(self, name: str) -> zipfile.ZipInfo | None:
        """The member of this name, in capitals or not."""
        return self._by_name.get(name.lower())

    def names(self) -> set[str]:
        """The names of all members, in lower case."""
        return set(self._by_name)

    def pieces(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a member, some 64 kB at a time.

        Raises:
            UnreadableFileError: they are damaged.
        """
        with _damage_told(), self._zip.open(member) as file:
            while piece := file.read(PIECE):
                yield piece

    def verify(self, members: Iterable[zipfile.ZipInfo]) -> None:
        """Unpack the members once, and keep nothing.

        Raises:
            UnreadableFileError: one is damaged.
        """
        for member in members:
            for _ in self.pieces(member):
                pass


def _check(member: zipfile.ZipInfo) -> None:
    name = shown(member.orig_filename, _SHOWN)
    if _OUTSIDE.search(member.orig_filename) or _OUTSIDE.search(member.filename):
        raise UnreadableFileError(
            f"The zip file holds a name that climbs out of its folder ({name}): it is not read."
        )
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableFileError("The zip file needs a password: send it without one.")
    if member.compress_type not in _WAYS:
        raise UnreadableFileError(
            f"The zip file holds {name}, which is packed in a way that is not read: pack it again "
            "as an ordinary zip."
        )


def _check_size(members: Iterable[zipfile.ZipInfo], packed: int) -> None:
    """Hold what it says it unpacks to against the limits: zipfile unpacks no more than that."""
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED:
        raise UnreadableFileError("The zip file unpacks to more than 1 GiB: send it in parts.")
    if unpacked > RATIO_COUNTS_FROM and unpacked > packed * MOST_RATIO:
        raise UnreadableFileError(
            f"The zip file unpacks to more than {MOST_RATIO} times its size, which no list of "
            "adverts does."
        )
