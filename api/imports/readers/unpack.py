"""The bytes of a file in pieces, unpacked when they are gzip, and never more than is sensible."""

from __future__ import annotations

import io
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from api.imports.rows import UnreadableFileError

PIECE = 64 * 1024
MOST_UNPACKED = 1024**3
MOST_RATIO = 200
MOST_MEMBERS = 10_000
RATIO_COUNTS_FROM = 32 * 1024**2
GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31


def pieces(handle: BinaryIO, on_bytes: Callable[[int], None] | None = None) -> Iterator[bytes]:
    """The bytes of `handle`, some 64 kB at a time; `on_bytes` is told how many were read so far.

    Raises:
        UnreadableFileError: the file has changed by the time its end is reached.
    """
    so_far = 0
    before = state_of(handle)
    while piece := handle.read(PIECE):
        so_far += len(piece)
        yield piece
        if on_bytes is not None:
            on_bytes(so_far)
    refuse_what_changed(handle, before)


def state_of(handle: BinaryIO) -> tuple[int, int] | None:
    """The size of a file on disk and when it was written last; None for anything else."""
    # Other kinds of file may write themselves to the disk when asked for their number.
    if not isinstance(handle, io.BufferedReader | io.FileIO):
        return None
    try:
        found = os.fstat(handle.fileno())
    except (OSError, ValueError):
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def refuse_what_changed(handle: BinaryIO, before: tuple[int, int] | None) -> None:
    """Refuse a file that was written to since its state was `before`: a row may be half there.

    Raises:
        UnreadableFileError: it was.
    """
    if before is not None and state_of(handle) != before:
        raise UnreadableFileError(
            "The file changed while it was being read: read it again when it is finished."
        )


def unpacked(packed: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, or what they unpack to when they are gzip.

    Raises:
        UnreadableFileError: the gzip data is damaged or cut short, unpacks to more than 1 GiB, or
            (past 32 MiB) to more than 200 times its size, as no list of adverts does; or it is
            more than 10,000 gzip files put together.
    """
    first = next(packed, b"")
    while 0 < len(first) < len(GZIP):
        more = next(packed, b"")
        if not more:
            break
        first += more
    whole = chain([first], packed) if first else packed
    if first.startswith(GZIP):
        yield from _gunzip(whole)
    else:
        yield from whole


def verify(packed: Iterator[bytes]) -> None:
    """Unpack all of a gzip file once and keep nothing: of one that is damaged no row is read.

    Raises:
        UnreadableFileError: as for `unpacked`.
    """
    first = next(packed, b"")
    if first.startswith(GZIP):
        for _ in unpacked(chain([first], packed)):
            pass


def _gunzip(packed: Iterable[bytes]) -> Iterator[bytes]:
    read = written = 0
    members = 1  # each costs a copy of the rest of its piece, however little it holds
    member = zlib.decompressobj(_GZIP_WINDOW)
    for piece in packed:
        read += len(piece)
        waiting = piece
        while waiting:
            if member.eof:
                waiting = waiting.lstrip(b"\0")
                if not waiting:
                    break
                members += 1
                _check_members(members)
                member = zlib.decompressobj(_GZIP_WINDOW)
            out, waiting = _inflate(member, waiting)
            written += len(out)
            _check_size(read, written)
            if out:
                yield out
    if not member.eof:
        raise UnreadableFileError("The gzip file is cut short: its end is missing.")


def _inflate(member: zlib._Decompress, waiting: bytes) -> tuple[bytes, bytes]:
    try:
        out = member.decompress(waiting, PIECE)
    except zlib.error as error:
        raise UnreadableFileError("The gzip file is damaged and cannot be unpacked.") from error
    return out, member.unused_data if member.eof else member.unconsumed_tail


def _check_members(members: int) -> None:
    if members > MOST_MEMBERS:
        raise UnreadableFileError(
            f"The gzip file is put together from more than {MOST_MEMBERS:,} parts: pack it as one."
        )


def _check_size(read: int, written: int) -> None:
    if written > MOST_UNPACKED:
        raise UnreadableFileError("The gzip file unpacks to more than 1 GiB: send it in parts.")
    if written > RATIO_COUNTS_FROM and written > read * MOST_RATIO:
        raise UnreadableFileError(
            f"The gzip file unpacks to more than {MOST_RATIO} times its size, which no list of "
            "adverts does."
        )
