"""The cells of one CSV record, fed line by line: RFC 4180, with a quote only at a cell's start."""

from __future__ import annotations

QUOTE = '"'


class BrokenQuoteError(Exception):
    """A quoted cell goes on after its closing quote, at this index of the line."""

    def __init__(self, at: int) -> None:
        self.at = at


class Cells:
    """Takes a record apart. `done` are its finished cells; it `is_open` inside a quoted cell."""

    def __init__(self, delimiter: str) -> None:
        self.done: list[str] = []
        self._delimiter = delimiter
        self._quoted: list[str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a quote was opened and not yet closed."""
        return self._quoted is not None

    @property
    def latest(self) -> tuple[int, str]:
        """The index and the text of the cell that is open, or else of the last finished one."""
        if self._quoted is not None:
            return len(self.done), "".join(self._quoted)
        return len(self.done) - 1, self.done[-1] if self.done else ""

    def feed(self, line: str) -> None:
        """Read one more line of the record.

        Raises:
            BrokenQuoteError: text stands between a closing quote and the next delimiter.
        """
        at = 0
        if self._quoted is not None:
            self._quoted.append("\n")
            at = self._to_closing_quote(line, 0)
        while 0 <= at <= len(line):
            if line.startswith(QUOTE, at):
                self._quoted = []
                at = self._to_closing_quote(line, at + 1)
            else:
                end = line.find(self._delimiter, at)
                end = len(line) if end < 0 else end
                self.done.append(line[at:end])
                at = end + 1

    def _to_closing_quote(self, line: str, at: int) -> int:
        """Read a quoted cell on from `at`; where the next cell starts, or -1 if it stays open."""
        quoted = self._quoted if self._quoted is not None else []
        while (end := line.find(QUOTE, at)) >= 0:
            quoted.append(line[at:end])
            at = end + 1
            if not line.startswith(QUOTE, at):
                return self._close(line, at)
            quoted.append(QUOTE)
            at += 1
        quoted.append(line[at:])
        return -1

    def _close(self, line: str, at: int) -> int:
        self.done.append("".join(self._quoted or ()))
        self._quoted = None
        end = line.find(self._delimiter, at)
        rest = line[at:] if end < 0 else line[at:end]
        if rest and not rest.isspace():
            raise BrokenQuoteError(at)
        return len(line) + 1 if end < 0 else end + 1
