"""The rows of one worksheet, read in one pass: what a cell holds, under the number of its column.

openpyxl is not used for this: it either trusts the size that a sheet claims, and drops what stands
outside, or fills up every row that is missing, two thousand million of them if a cell says so; and
it does not tell a formula without a value from an empty cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from api.imports.readers.strict_xml import Attributes, Handlers, StrictXml, told
from api.imports.readers.xlsx_shared import SharedTexts
from api.imports.readers.xlsx_values import Fault, Style, Value, number_value

MOST_ROWS = 1_048_576  # as Excel allows
MOST_COLUMNS = 16_384
MOST_ROW = 1_000_000  # characters
NO_VALUE = (
    "holds a formula whose value is not in the file: open the sheet in Excel, save it, and send "
    "that"
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LONGEST_NUMBER = 7
_LETTERS = 3


@dataclass(slots=True)
class SheetRow:
    """A row's cells that are not empty, by column from 0; `too_long` when they were cut."""

    number: int
    cells: dict[int, Value] = field(default_factory=dict)
    too_long: bool = False


@dataclass(slots=True)
class _Cell:
    column: int
    kind: str
    style: str
    has_formula: bool = False
    has_value: bool = False


class _SheetHandlers(Handlers):
    def __init__(self, texts: SharedTexts, styles: Sequence[Style], *, from_1904: bool) -> None:
        self.rows: list[SheetRow] = []
        self._texts, self._styles, self._from_1904 = texts, styles, from_1904
        self._row: SheetRow | None = None
        self._last_row, self._last_column = 0, -1
        self._cell: _Cell | None = None
        self._reads, self._aside = False, 0
        self._parts: list[str] = []
        self._size = 0

    def start(self, name: str, attributes: Attributes, /) -> None:
        if name == "c":
            column = _column(attributes.get("r", ""), self._last_column)
            self._last_column = column
            self._cell = _Cell(column, attributes.get("t", "n"), attributes.get("s", ""))
            self._parts.clear()
        elif name == "row":
            number = _number(attributes.get("r"), MOST_ROWS)
            self._last_row = number if number > self._last_row else self._last_row + 1
            self._row, self._last_column, self._size = SheetRow(self._last_row), -1, 0
        elif self._cell is None:
            return
        elif name == "v":
            self._reads = True
        elif name == "t":
            self._reads = not self._aside
        elif name == "rPh":
            self._aside += 1
        elif name == "f":
            self._cell.has_formula = True

    def end(self, name: str, /) -> None:
        if name in ("v", "t"):
            self._reads = False
        elif name == "rPh":
            self._aside = max(0, self._aside - 1)
        elif name == "c":
            self._keep()
        elif name == "row":
            if self._row is not None:
                self.rows.append(self._row)
            self._row = None

    def text(self, text: str, /) -> None:
        if not self._reads or self._cell is None or self._row is None:
            return
        self._size += len(text)
        if self._size <= MOST_ROW:
            self._parts.append(text)
        else:
            self._row.too_long = True

    def _keep(self) -> None:
        cell, row = self._cell, self._row
        self._cell, self._reads, self._aside = None, False, 0
        if cell is None or row is None:
            return
        value = self._value(cell, "".join(self._parts))
        if isinstance(value, str) and cell.kind == "s":
            self._size += len(value)
            row.too_long = row.too_long or self._size > MOST_ROW
        if value is not None and not row.too_long:
            row.cells[cell.column] = value

    def _value(self, cell: _Cell, text: str) -> Value | None:
        """What the cell says; None when it is empty."""
        if not text and cell.has_formula and cell.kind != "str":
            return Fault(NO_VALUE)
        if not text.strip():
            return None
        read = _READS.get(cell.kind)
        if read is not None:
            return read(text)
        return self._shared(text) if cell.kind == "s" else self._number(cell, text)

    def _number(self, cell: _Cell, text: str) -> Value:
        at = _number(cell.style, len(self._styles), none=-1)
        style = self._styles[at] if 0 <= at < len(self._styles) else Style()
        return number_value(text, style, from_1904=self._from_1904)

    def _shared(self, text: str) -> Value | None:
        at = _number(text.strip(), len(self._texts), none=-1)
        if not 0 <= at < len(self._texts):
            return Fault("points to a text that the workbook does not hold")
        return _unescaped(self._texts[at]) or None


def sheet_rows(
    pieces: Iterable[bytes], texts: SharedTexts, styles: Sequence[Style], *, from_1904: bool
) -> Iterator[SheetRow]:
    """The rows of a sheet that are there, with their numbers, in order.

    Raises:
        UnreadableFileError: the sheet has a document type.
        XmlBrokenError: it is damaged; no row is given that does not end before the damage.
    """
    handlers = _SheetHandlers(texts, styles, from_1904=from_1904)
    return told(StrictXml(handlers), pieces, handlers.rows)


def _unescaped(text: str) -> str:
    """Text with the characters that Excel writes as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _number(text: str | None, most: int, none: int = 0) -> int:
    """A whole number from 0 to `most`, else `none`."""
    if not text or len(text) > _LONGEST_NUMBER or not (text.isascii() and text.isdigit()):
        return none
    return int(text) if int(text) <= most else none


_READS: Mapping[str, Callable[[str], Value]] = {
    "b": lambda text: text.strip() in ("1", "true"),
    "e": lambda text: Fault(f"holds an error of the spreadsheet ({text.strip()[:20]})"),
    "str": _unescaped,
    "inlineStr": _unescaped,
    "d": _unescaped,
}


def _column(reference: str, last: int) -> int:
    """The column, from 0, of a cell such as "AB12"; the next one where it is not told."""
    column = 0
    for letter in reference[: _LETTERS + 1]:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    return column - 1 if 0 < column <= MOST_COLUMNS else last + 1
