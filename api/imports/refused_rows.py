"""The refused rows of an import as a file: to mend in a spreadsheet, and to send again.

CSV in UTF-8 with a byte-order mark, by which Excel knows the encoding. Its first column says in
words what to mend; the others are those of the sheet as it came, in their order. The mapping that
read the sheet reads this file too: no field is called "What to mend".

A spreadsheet takes a cell that starts with one of a few marks for a formula. Such a cell is made
harmless by an apostrophe before it (OWASP, "CSV Injection"), which `as_received` takes off again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from api.imports.columns.names import MEND, plain_name
from api.imports.rows import Refusal

MARK = b"\xef\xbb\xbf"
_STARTS = (
    r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"  # the last four are = + - @ as wide as an ideograph
)
_FORMULA = re.compile(rf"'*{_STARTS}")
_HARMLESS = re.compile(rf"'+{_STARTS}")
_HALF_CHARACTERS = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_UNREAD = (
    "The row is not here, for it could not be taken apart or is too long: copy it from your file "
    "and mend it."
)

Cells = tuple[tuple[str, str], ...]
Anything = TypeVar("Anything")


def with_cells(
    found: Anything | Refusal, names: Sequence[str], texts: Sequence[str]
) -> Anything | Refusal:
    """What was made of a row: if it was refused, with the cells that it had."""
    if isinstance(found, Refusal):
        return replace(found, cells=tuple(zip(names, texts, strict=False)))
    return found


def as_texts(values: Mapping[str, object]) -> tuple[list[str], list[str]]:
    """The names and texts of an object's values, as the cells of a sheet would hold them."""
    return list(values), [_as_text(value) for value in values.values()]


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists without end
        return ""


def columns_of(refused: Iterable[Refusal]) -> tuple[str, ...]:
    """The names of all columns that the rows had, in the order in which they first come."""
    found: dict[tuple[str, int], None] = {}
    for refusal in refused:
        found.update(dict.fromkeys(key for key, _ in _numbered(refusal.cells or ())))
    return tuple(name for name, _ in found)


def refused_file(names: Sequence[str], refused: Iterable[Refusal]) -> Iterator[bytes]:
    """The file, piece by piece.

    Args:
        names: the columns of the sheet in their order: its header, or `columns_of` the refusals of
            a file of objects.
        refused: in the order of the file. Those of one line and the same cells that follow each
            other are one row: a whole list of objects can stand on one line.
    """
    kept = [name for name in names if not _is_mend(name)]
    keys = [key for key, _ in _numbered([(name, "") for name in kept])]
    yield MARK + _line([MEND, *map(harmless, kept)])
    for _, one in groupby(refused, key=lambda refusal: (refusal.line, refusal.cells)):
        yield _line(_row(list(one), keys))


def _row(refusals: list[Refusal], keys: Sequence[tuple[str, int]]) -> list[str]:
    cells = next((refusal.cells for refusal in refusals if refusal.cells is not None), None)
    texts = dict(_numbered(cells or ()))
    reasons = [_reason(refusal) for refusal in refusals]
    if cells is None:
        reasons.append(_UNREAD)
    return [
        f"{_place(refusals[0])} {' '.join(reasons)}",
        *(harmless(texts.get(key, "")) for key in keys),
    ]


def _numbered(cells: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, int], str]]:
    """Each text by its column's name and how many columns of that name came before."""
    seen: dict[str, int] = {}
    for name, text in cells:
        if not _is_mend(name):
            seen[name] = seen.get(name, 0) + 1
            yield (name, seen[name]), text


def _place(refusal: Refusal) -> str:
    return f"Line {refusal.line} of the file:"


def _reason(refusal: Refusal) -> str:
    """A sentence such as "closes" is not a date: write it as 31/03/2026."""
    if refusal.column is None:
        stands = f" ({refusal.excerpt})" if refusal.excerpt and refusal.cells is None else ""
        return f"{refusal.problem}{stands}."
    return f'"{refusal.column}" {refusal.problem}.'


def _is_mend(name: str) -> bool:
    return plain_name(name) == plain_name(MEND)


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; `as_received` turns it back exactly."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_received(text: str) -> str:
    """The cell that `harmless` made harmless."""
    return text[1:] if _HARMLESS.match(text) else text


def is_refused_file(names: Sequence[str]) -> bool:
    """Whether a header is that of a file of refused rows, the cells of which are harmless."""
    return bool(names) and _is_mend(names[0])


def cells_of_sheet(names: Sequence[str]) -> Callable[[list[str]], list[str]]:
    """How to read the cells of a record, header too, of a sheet that has these names.

    Those of a file of refused rows come as they were received; those of any other as they are.
    """
    if is_refused_file(names):
        return lambda cells: [*cells[:1], *map(as_received, cells[1:])]
    return lambda cells: cells


def _line(cells: Sequence[str]) -> bytes:
    return _encoded(",".join(map(_quoted, cells)) + "\r\n")


def _quoted(cell: str) -> str:
    """A cell in quotes, as any reader of CSV takes it, whatever parts cells in its country."""
    return '"' + cell.replace('"', '""') + '"'


def _encoded(text: str) -> bytes:
    """As UTF-8; a byte that was none stays as it was, so that the cell is refused until mended."""
    if not text.isascii():
        text = _HALF_CHARACTERS.sub(_as_stray_bytes, text)
    return text.encode("utf-8", "surrogateescape")


def _as_stray_bytes(half: re.Match[str]) -> str:
    return half[0].encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")
