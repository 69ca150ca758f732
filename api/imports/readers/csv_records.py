"""The records of a CSV file, the broken ones among them refused without losing what follows.

A quote left open swallows the lines after it. Such a record is given up at the first sign of it
(text after a closing quote, more cells than the header has, a million characters, the end of the
file), and reading goes on at the next line that begins a whole record. How much of a file is read
again for this is bounded, so that no file takes more than linear time: past the bound, a quote must
be closed on its own line.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.imports.readers.cells import BrokenQuoteError, Cells
from api.imports.readers.lines import Line
from api.imports.rows import Refusal, refusal

MOST_RECORD = 1_000_000
A_LINE_COSTS = 32
MOST_AGAIN = 10_000_000
TIMES_AGAIN = 4
LEFT_OPEN = "a quote is opened and not closed"


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a record that starts at `line`."""

    line: int
    cells: list[str]


class _BrokenError(Exception):
    def __init__(self, problem: str, cells: Cells) -> None:
        self.problem = problem
        self.column, self.text = cells.latest


class CsvRecords:
    """Reads the header, then the rest of the records, from the lines of a CSV file."""

    def __init__(self, lines: Iterator[Line], delimiter: str) -> None:
        self._lines = lines
        self._waiting: deque[Line] = deque()
        self._read_once = self._read_again = 0
        self._delimiter = delimiter

    def header(self) -> Record | None:
        """The first record that is not blank, whatever its width; None when there is none.

        A header that cannot be read comes as its first line in one cell.
        """
        while (line := self._next()) is not None:
            if line.text.strip():
                try:
                    return Record(line.number, self._read([line], most=None))
                except _BrokenError:
                    return Record(line.number, [line.text])
        return None

    def rest(self, names: Sequence[str], *, with_blank: bool = False) -> Iterator[Record | Refusal]:
        """The records after the header, each as wide as `names`.

        Lines of empty cells are passed over; `with_blank`, only lines without a single mark are.
        """
        while (line := self._next()) is not None:
            taken = [line]
            try:
                cells = self._read(taken, most=len(names))
            except _BrokenError as broken:
                column = names[broken.column] if broken.column < len(names) else None
                yield self._give_up(taken, column, broken.problem, broken.text, len(names))
                continue
            # What runs over several lines is never passed over: quotes left open look empty too.
            is_blank = len(taken) == 1 and not any(cell and not cell.isspace() for cell in cells)
            if is_blank and not (with_blank and line.text.strip()):
                continue
            if len(cells) == len(names):
                yield Record(line.number, cells)
            elif len(taken) > 1:
                yield self._give_up(taken, None, LEFT_OPEN, line.text, len(names))
            else:
                yield _wrong_width(line, len(cells), len(names))

    def _next(self) -> Line | None:
        if self._waiting:
            line = self._waiting.popleft()
            self._read_again += len(line.text) + A_LINE_COSTS
            return line
        found = next(self._lines, None)
        self._read_once += len(found.text) + A_LINE_COSTS if found else 0
        return found

    def _may_look_ahead(self) -> bool:
        """Whether quotes left open have not yet had too much of the file read again."""
        return self._read_again <= MOST_AGAIN + TIMES_AGAIN * self._read_once

    def _read(self, taken: list[Line], most: int | None) -> list[str]:
        """The cells of the record that begins with `taken`; its further lines are added there."""
        cells, size = Cells(self._delimiter), 0
        while True:
            line = taken[-1]
            size += len(line.text) + A_LINE_COSTS
            try:
                cells.feed(line.text)
            except BrokenQuoteError as broken:
                after = f"the cell goes on after its closing quote (character {broken.at + 1})"
                raise _BrokenError(LEFT_OPEN if len(taken) > 1 else after, cells) from None
            if line.cut:
                raise _BrokenError("the cell is on a line of more than a million bytes", cells)
            if not cells.is_open:
                return cells.done
            too_wide = most is not None and len(cells.done) >= most
            is_too_much = too_wide or size > MOST_RECORD or not self._may_look_ahead()
            following = None if is_too_much else self._next()
            if following is None:
                raise _BrokenError(LEFT_OPEN, cells)
            taken.append(following)

    def _give_up(
        self, taken: list[Line], column: str | None, problem: str, excerpt: str, width: int
    ) -> Refusal:
        """Refuse the record and move on to the next line that begins a whole one."""
        first, left_out = taken[0].number, taken[0].number
        self._waiting.extendleft(reversed(taken[1:]))
        while (line := self._next()) is not None:
            again = [line]
            found = self._is_whole(again, width)
            self._waiting.extendleft(reversed(again if found else again[1:]))
            if found:
                break
            left_out = line.number
        if left_out > first:
            problem += f"; lines {first} to {left_out} are left out"
        return refusal(first, column, problem, excerpt)

    def _is_whole(self, taken: list[Line], width: int) -> bool:
        try:
            return len(self._read(taken, most=width)) == width
        except _BrokenError:
            return False


def _wrong_width(line: Line, found: int, needed: int) -> Refusal:
    many = "many" if found > needed else "few"
    cells = "cell" if found == 1 else "cells"
    problem = f"too {many} cells: the row has {found:,} {cells} and the header {needed:,}"
    return refusal(line.number, None, problem, line.text)
