"""The refused rows of an import as a file: to mend in a spreadsheet, and to send again.

CSV in UTF-8 with a byte-order mark, by which Excel knows the encoding. Its first column says in
words what to mend; the others are those of the sheet as it came, in their order. The mapping that
read the sheet reads this file too: no field is called "What to mend".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from api.imports.columns import MEND
from api.imports.harmless_cells import harmless, is_mend
from api.imports.rows import Refusal

MARK = b"\xef\xbb\xbf"
_HALF_CHARACTERS = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_UNREAD = "The row is not here: copy it from your file and mend it."


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
    kept = [name for name in names if not is_mend(name)]
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
        if not is_mend(name):
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
