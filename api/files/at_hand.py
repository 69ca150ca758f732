"""Text as it comes, from a pipe or a keyboard: what is there is read, and where no more is, told.

A file has all of itself at hand. Where a system cannot tell (Windows, of a pipe), everything counts
as being there, and reading waits for it.
"""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Callable, Iterator
from typing import BinaryIO

from api.imports.readers.encodings import utf8
from api.imports.readers.sniff import HEAD
from api.imports.readers.unpack import PIECE, unpacked

MOMENT = 0.02
"""Seconds that more is waited for: a busy program at the other end of a pipe needs far less."""


class TextAtHand:
    """The text of `handle` as UTF-8, unpacked when it is gzip: pieces to be iterated over once.

    Raises:
        UnreadableFileError: packed data is damaged; iterating raises it too.
    """

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self._ready: deque[bytes] = deque()
        self._read_lines = 0
        self._ended = False
        self._pieces = utf8(unpacked(self._as_they_come()), None)

    def __iter__(self) -> Iterator[bytes]:
        while self._ready or self._read_more():
            yield self._ready.popleft()

    def head(self, is_enough: Callable[[bytes], bool]) -> bytes:
        """How the text begins: its first 256 kB, or what is at hand if that `is_enough`."""
        while sum(map(len, self._ready)) < HEAD and self._read_more():
            if not self._more_comes() and is_enough(b"".join(self._ready)):
                break
        return b"".join(self._ready)[:HEAD]

    def has_line(self, taken: int) -> bool:
        """Whether a whole line, or the end, is at hand beyond the first `taken` lines."""
        while self._read_lines <= taken and not self._ended and self._more_comes():
            self._read_more()
        return self._ended or self._read_lines > taken

    def _read_more(self) -> bool:
        piece = next(self._pieces, None)
        if piece is None:
            self._ended = True
            return False
        self._read_lines += piece.count(b"\n")
        self._ready.append(piece)
        return True

    def _as_they_come(self) -> Iterator[bytes]:
        read = getattr(self._handle, "read1", self._handle.read)
        while piece := read(PIECE):
            yield piece

    def _more_comes(self) -> bool:
        """Whether more can be read within a moment, or the end."""
        try:
            return bool(select.select([self._handle], [], [], MOMENT)[0])
        except (OSError, ValueError):
            return True  # no file of the system's, or one that it cannot tell of
