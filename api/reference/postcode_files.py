"""The CSV files of postcodes in what was downloaded: a zip file of them, or one by itself.

Nothing is unpacked to disk, and no more is read than such files hold: a zip file that would unpack
to more, or a line without an end, is refused.
"""

from __future__ import annotations

import csv
import lzma
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from api.reference.postcode_layouts import Layout, layout_of
from api.reference.unusable import UnusableFileError, refuse_what_is_no_file

MOST_UNPACKED = 8_000_000_000  # bytes; the ONS file, which holds everything twice, takes 3
LONGEST_LINE = 20_000  # bytes; the ONS file's take 500
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with files, and with none
_WANTED = (
    "codepo_gb.zip of OS Code-Point Open (the CSV version), or the zip of the ONS's ONSPD or NSPL"
)
# OSError: a broken zip file can point to places before its own start.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One CSV file of postcodes, `size` bytes long."""

    name: str
    size: int
    layout: Layout
    open: Callable[[], IO[bytes]]

    def rows(self, on_bytes: Callable[[int], None]) -> Iterator[list[str]]:
        """The rows below the header; `on_bytes` is told the length of each line that was read.

        Raises:
            UnusableFileError: the file is damaged, or not made of lines.
        """
        with refusing_damage(self.name), self.open() as handle:
            rows = csv.reader(_lines(handle, self.name, on_bytes))
            if self.layout.has_header:
                next(rows, None)
            yield from rows


@contextmanager
def parts_of(file: Path) -> Iterator[list[Part]]:
    """The files of postcodes in `file`: of several folders in a zip, the one that holds most.

    Raises:
        UnusableFileError: there are none, or the file is damaged.
        OSError: it can't be opened.
    """
    refuse_what_is_no_file(file)
    with file.open("rb") as handle:
        head = handle.read(4)
    if head not in _ZIP:
        yield _alone(file)
        return
    with refusing_damage(file.name):
        archive = zipfile.ZipFile(file)
    with archive:
        with refusing_damage(file.name):
            found = _in_zip(archive, file.name)
        yield found


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Turn what zip and CSV readers raise over a damaged file into a refusal."""
    try:
        yield
    except _DAMAGED:
        raise UnusableFileError(f"{name} is damaged or cut short: download it again.") from None
    except csv.Error as wrong:
        raise UnusableFileError(f"{name} is no CSV file ({wrong}): give {_WANTED}.") from None


def _alone(file: Path) -> list[Part]:
    size = file.stat().st_size
    if not size:
        raise UnusableFileError(f"{file.name} is empty: download it again.")
    with file.open("rb") as handle:
        layout = _layout(handle, file.name)
    if layout is None:
        raise UnusableFileError(
            f"{file.name} is no zip file, and no CSV file with a postcode and its latitude and "
            f"longitude, or eastings and northings: give {_WANTED}."
        )
    return [Part(file.name, size, layout, lambda: file.open("rb"))]


def _in_zip(archive: zipfile.ZipFile, name: str) -> list[Part]:
    listed = [info for info in archive.infolist() if info.filename.lower().endswith(".csv")]
    if any(info.flag_bits & 1 for info in listed):
        raise UnusableFileError(f"{name} is locked with a password: give it without one.")
    folders: dict[PurePosixPath, list[Part]] = defaultdict(list)
    for info in sorted(listed, key=lambda info: info.filename):
        with archive.open(info) as handle:
            layout = _layout(handle, info.filename)
        if layout is not None:
            part = Part(info.filename, info.file_size, layout, _opener(archive, info))
            folders[PurePosixPath(info.filename).parent].append(part)
    if not folders:
        raise UnusableFileError(
            f"{name} holds no CSV file with a postcode and its latitude and longitude, or eastings "
            f"and northings: give {_WANTED}."
        )
    found = max(folders.values(), key=_size)
    if _size(found) > MOST_UNPACKED:
        raise UnusableFileError(
            f"{name} would unpack to more than {MOST_UNPACKED // 10**9} GB, which no file of "
            f"postcodes does: give {_WANTED}."
        )
    return found


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)


def _size(parts: list[Part]) -> int:
    return sum(part.size for part in parts)


def _layout(handle: IO[bytes], name: str) -> Layout | None:
    line = handle.readline(LONGEST_LINE)
    if b"\0" in line:
        return None
    with refusing_damage(name):
        return layout_of(next(csv.reader([_text(line)]), []))


def _lines(handle: IO[bytes], name: str, on_bytes: Callable[[int], None]) -> Iterator[str]:
    while line := handle.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise UnusableFileError(f"{name} is not made of lines, as a CSV file is.")
        on_bytes(len(line))
        yield _text(line)


def _text(line: bytes) -> str:
    # Postcodes and numbers are plain letters in any encoding; what else there is does not matter.
    return line.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
