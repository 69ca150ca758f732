"""The parts of an Excel workbook: its sheets in order, their texts and styles."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from openpyxl.styles.numbers import BUILTIN_FORMATS

from api.imports.readers.strict_xml import Attributes, XmlBrokenError, tags
from api.imports.readers.xlsx_shared import SharedTexts, shared_texts
from api.imports.readers.xlsx_values import Style, style_of
from api.imports.readers.zip_members import ZipMembers
from api.imports.rows import UnreadableFileError

MOST_STYLES = 65_500  # as Excel allows
_SECTIONS = ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs", "numFmts", "fonts", "fills")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name, whether it is hidden, and the part that holds it."""

    name: str
    hidden: bool
    part: zipfile.ZipInfo


class Workbook:
    """What is needed to read the sheets of a workbook, each part read when it is asked for.

    Raises:
        UnreadableFileError: a part is missing, damaged or too large.
    """

    def __init__(self, members: ZipMembers) -> None:
        self.members = members
        main = self._main()
        self._folder = posixpath.dirname(main.filename)
        rels = f"{self._folder}/_rels/{posixpath.basename(main.filename)}.rels"
        self._related = {
            found.get("Id", ""): (found.get("Type", "").rpartition("/")[2], found.get("Target", ""))
            for name, found in self._tags(rels)
            if name == "Relationship"
        }
        self.from_1904 = False
        self.sheets = list(self._sheets(main.filename))
        if not self.sheets:
            raise UnreadableFileError("The workbook has no sheet that can be read.")

    def _main(self) -> zipfile.ZipInfo:
        for name, found in self._tags("_rels/.rels"):
            if name == "Relationship" and found.get("Type", "").endswith("/officeDocument"):
                part = self.members.named(found.get("Target", "").lstrip("/"))
                if part is not None:
                    return part
        part = self.members.named("xl/workbook.xml")
        if part is None:
            raise UnreadableFileError("The workbook is damaged: its list of sheets is missing.")
        return part

    def _sheets(self, main: str) -> Iterator[Sheet]:
        for name, found in self._tags(main):
            if name == "workbookPr":
                self.from_1904 = found.get("date1904") in ("1", "true", "on")
            elif name == "sheet":
                key = next((value for key, value in found.items() if key.endswith(":id")), "")
                kind, target = self._related.get(key, ("", ""))
                part = self._part(target)
                if kind == "worksheet" and part is not None:
                    hidden = found.get("state", "visible") != "visible"
                    yield Sheet(found.get("name", ""), hidden, part)

    def _part(self, target: str) -> zipfile.ZipInfo | None:
        if target.startswith("/"):
            return self.members.named(target.lstrip("/"))
        return self.members.named(posixpath.normpath(posixpath.join(self._folder, target)))

    def _related_part(self, kind: str) -> zipfile.ZipInfo | None:
        targets = (target for found, target in self._related.values() if found == kind)
        return next((part for part in map(self._part, targets) if part is not None), None)

    def _tags(self, name: str) -> Iterator[tuple[str, Attributes]]:
        part = self.members.named(name)
        if part is not None:
            with damage_told(name):
                yield from tags(self.members.pieces(part))

    def texts(self) -> SharedTexts:
        """The texts that the cells share.

        Raises:
            UnreadableFileError: they are damaged, or too many.
        """
        part = self._related_part("sharedStrings")
        with damage_told("the texts of the cells"):
            return shared_texts(self.members.pieces(part) if part else iter([b"<sst/>"]))

    def styles(self) -> Sequence[Style]:
        """The styles of cells, by their number.

        Raises:
            UnreadableFileError: they are damaged, or too many.
        """
        part = self._related_part("styles")
        codes, found, section = dict(BUILTIN_FORMATS), list[Style](), ""
        for name, given in self._tags(part.filename if part else ""):
            if name in _SECTIONS:
                section = name
            elif name == "numFmt" and section == "numFmts":
                codes[_number(given.get("numFmtId"))] = given.get("formatCode", "")
            elif name == "xf" and section == "cellXfs":
                found.append(style_of(codes.get(_number(given.get("numFmtId")), "")))
                if len(found) > MOST_STYLES:
                    raise UnreadableFileError("The workbook has too many styles of cells.")
        return found


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


@contextmanager
def damage_told(what: str) -> Iterator[None]:
    """Say in a sentence what of a workbook is damaged."""
    try:
        yield
    except XmlBrokenError as broken:
        raise UnreadableFileError(
            f"The workbook is damaged ({what}, line {broken.line}: {broken.problem}): open it in "
            "Excel, save it again, and send that."
        ) from broken
