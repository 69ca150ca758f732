"""Files that are zip: an Excel workbook, or several files of adverts, read one after another.

A zip in a zip is not opened, nor is one in gzip; a gzip file or a workbook in a zip is.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from api.imports.readers.contents import Contents, Rows, begun, text_contents
from api.imports.readers.reading import Reading
from api.imports.readers.unpack import verify
from api.imports.readers.xlsx_adverts import is_workbook, xlsx_adverts
from api.imports.readers.zip_members import STARTS, ZipMembers
from api.imports.rows import Refusal, UnreadableFileError, shown

MOST_WORKBOOK = 64 * 1024 * 1024  # bytes, packed: one inside a zip has to be held
_SHOWN = 80
_OF_THE_SYSTEM = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_OTHERS = (
    ("word/", "a Word document"),
    ("ppt/", "a presentation"),
    ("visio/", "a drawing"),
    ("meta-inf/manifest.xml", "an OpenDocument file: save the sheet as .xlsx or as CSV UTF-8"),
    ("index/document.iwa", "an Apple document: export the sheet as .xlsx or as CSV"),
    ("meta-inf/container.xml", "a book (EPUB)"),
)


def packed_contents(members: ZipMembers, reading: Reading) -> Contents:
    """The adverts of a zip file or a workbook.

    Raises:
        UnreadableFileError: nothing in it can be read, or something in it is damaged.
    """
    asked = reading.options.format
    if is_workbook(members):
        if asked not in ("auto", "xlsx"):
            raise UnreadableFileError(
                f"The file is an Excel workbook and cannot be read as {asked}: read it as xlsx."
            )
        return Contents("xlsx", begun(xlsx_adverts(members, reading)))
    names = members.names()
    for start, kind in _OTHERS:
        if any(name.startswith(start) for name in names):
            raise UnreadableFileError(f"The file is not a list of adverts but {kind}.")
    files = files_in(members)
    if not files:
        raise UnreadableFileError("The zip file is empty.")
    members.verify(files)
    return Contents("zip", begun(_Files(members, reading, len(files) > 1).rows(files)))


def files_in(members: ZipMembers) -> list[zipfile.ZipInfo]:
    """The files in a zip that somebody put there."""
    return [file for file in members.files if not _is_of_the_system(file.filename)]


def inner_zip(pieces: Iterator[bytes]) -> ZipMembers:
    """A workbook inside a zip file, held in memory.

    Raises:
        UnreadableFileError: it is too large, damaged, or another zip file.
    """
    held = io.BytesIO()
    for piece in pieces:
        held.write(piece)
        if held.tell() > MOST_WORKBOOK:
            raise UnreadableFileError("The file is larger than 64 MiB: send it on its own.")
    members = ZipMembers(held)
    if not is_workbook(members):
        raise UnreadableFileError("The file is a zip file inside a zip file: unpack it once.")
    return members


def _is_of_the_system(name: str) -> bool:
    plain = name.lower()
    return plain.startswith(_OF_THE_SYSTEM[0]) or posixpath.basename(plain) in _OF_THE_SYSTEM


class _Files:
    """Reads files one after another; among several, each refusal says in which it stands."""

    def __init__(self, members: ZipMembers, reading: Reading, are_several: bool) -> None:
        self._members, self._reading = members, reading
        self._are_several = are_several

    def rows(self, files: list[zipfile.ZipInfo]) -> Rows:
        left_out: list[Refusal] = []
        was_read = False
        for file in files:
            name = shown(file.filename, _SHOWN)
            try:
                contents = self._contents(file)
            except UnreadableFileError as unreadable:
                if not self._are_several:
                    raise
                left_out.append(Refusal(1, None, f"{name} is left out: {unreadable}"))
                continue
            was_read = True
            self._reading.notes.append(f"{name} was read as {contents.format}.")
            yield from chain(left_out, self._named(contents.rows, name))
            left_out.clear()
        if not was_read:
            problems = " ".join(one.problem for one in left_out[:3])
            raise UnreadableFileError(f"Nothing in the zip file can be read. {problems}")
        yield from left_out

    def _contents(self, file: zipfile.ZipInfo) -> Contents:
        pieces = self._members.pieces(file)
        first = next(pieces, b"")
        whole = chain([first], pieces)
        if first.startswith(STARTS):
            return packed_contents(inner_zip(whole), self._reading)
        verify(self._members.pieces(file))
        return self._text(whole)

    def _text(self, pieces: Iterator[bytes]) -> Contents:
        if self._reading.options.format == "xlsx":
            raise UnreadableFileError("The file is not an Excel workbook (.xlsx).")
        return text_contents(pieces, self._reading)

    def _named(self, rows: Rows, name: str) -> Rows:
        for row in rows:
            if self._are_several and isinstance(row, Refusal):
                yield replace(row, problem=f"{row.problem} (in {name})")
            else:
                yield row
