"""The objects of a JSON document too large to hold, read through a window that moves along it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from api.imports.readers.json_text import Found, Spot, parse
from api.imports.rows import Refusal, refusal

WINDOW = 1_000_000
_WIDEST_MARGIN = 200
_NOT_SEARCHED = -1
_BETWEEN = re.compile(r"[\s,]*")
_TRAILING = re.compile(r"[\s\]},]*")
_ANY_MARGIN = re.compile(r"\n[ \t]*(?=\{)")


class JsonDocument:
    """Reads the objects of a list, or objects one after another.

    An object that begins on its own line ends, at the latest, where a later line opens one as far
    from the margin: what is left open in one does not swallow the next.
    """

    def __init__(self, pieces: Iterable[bytes], in_list: bool) -> None:
        self._pieces = iter(pieces)
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._in_list = in_list
        self._text, self._at, self._spot = "", 0, Spot(1, 1)
        self._whole = self._is_lost = False
        self._margin: re.Pattern[str] | None = None
        self._next_margin = _NOT_SEARCHED

    def objects(self, opening: str) -> Iterator[Found | Refusal]:
        """The objects after `opening`: text that ends with the list's bracket, "" if no list."""
        self._fill()
        self._move(self._text.index(opening) + len(opening))
        yield from self._each()
        if not self._is_lost:
            yield from self._ending()

    def lists(self, opening: re.Pattern[str]) -> Iterator[Found | Refusal]:
        """The objects of every list after an `opening`, as when answers stand one after another.

        What stands around the lists is passed over. An opening is at most 200 characters long.
        """
        while not self._is_lost and self._to_list(opening):
            yield from self._each()
            if self._at >= len(self._text) and not self._is_lost:
                yield self._not_closed()

    def _each(self) -> Iterator[Found | Refusal]:
        while self._to_next():
            self._note_margin()
            limit = self._end_at_most()
            if limit is None:
                found, end = parse(self._text, self._at, self._spot)
            else:
                found, length = parse(self._text[self._at : limit], 0, self._spot)
                end = None if length is None else self._at + length
            yield found
            if end is not None:
                self._move(end)
            elif not self._skip_to_opening():
                self._is_lost = True
                return

    def _to_list(self, opening: re.Pattern[str]) -> bool:
        """Move into the next list; False if there is none."""
        while True:
            self._fill()
            found = opening.search(self._text, self._at)
            if found:
                self._move(found.end())
                return True
            self._move(max(self._at, len(self._text) - _WIDEST_MARGIN))
            if self._whole:
                return False

    def _ending(self) -> Iterator[Refusal]:
        rest = _TRAILING.match(self._text, self._at)
        if self._in_list and self._at >= len(self._text):
            yield self._not_closed()
        elif rest is not None and rest.end() < len(self._text):
            self._move(rest.end())
            excerpt = self._text[self._at : self._at + 100]
            yield refusal(self._spot.line, None, "what follows the list is left out", excerpt)

    def _not_closed(self) -> Refusal:
        problem = "the list is not closed: the file may be cut short"
        return refusal(self._spot.line, None, problem)

    def _to_next(self) -> bool:
        """Move to the next value; False at the end of the list or the document."""
        while True:
            self._fill()
            between = _BETWEEN.match(self._text, self._at)
            self._move(between.end() if between else self._at)
            if self._at < len(self._text):
                return not (self._in_list and self._text[self._at] == "]")
            if self._whole:
                return False

    def _note_margin(self) -> None:
        """Remember how far from the margin the first object on its own line stands."""
        start = self._text.rfind("\n", max(0, self._at - _WIDEST_MARGIN), self._at)
        margin = self._text[start + 1 : self._at]
        if (
            self._margin is None
            and start >= 0
            and self._text[self._at] == "{"
            and not margin.strip()
        ):
            self._margin = re.compile(rf"\n{re.escape(margin)}(?=\{{)")
            self._next_margin = _NOT_SEARCHED

    def _end_at_most(self) -> int | None:
        """Where the object must have ended, at the next line that opens one; None if unseen."""
        if self._margin is None:
            return None
        if self._next_margin <= self._at:
            found = self._margin.search(self._text, self._at + 1)
            self._next_margin = found.start() if found else len(self._text)
        return self._next_margin if self._next_margin < len(self._text) else None

    def _skip_to_opening(self) -> bool:
        """After broken JSON, move to the next line that opens an object; False if there is none."""
        margin = self._margin or _ANY_MARGIN
        self._move(min(self._at + 1, len(self._text)))
        while True:
            found = margin.search(self._text, self._at)
            if found:
                self._move(found.end())
                return True
            if self._whole:
                return False
            self._move(max(self._at, len(self._text) - _WIDEST_MARGIN))
            self._fill()

    def _move(self, to: int) -> None:
        self._spot = self._spot.after(self._text[self._at : to])
        self._at = to

    def _fill(self) -> None:
        """See to it that the window reaches a million characters ahead, or to the end."""
        if self._whole or len(self._text) - self._at >= WINDOW:
            return
        kept_from = max(0, self._at - _WIDEST_MARGIN)
        parts = [self._text[kept_from:]]
        size = len(parts[0])
        while size < 2 * WINDOW:
            piece = next(self._pieces, None)
            parts.append(self._decoder.decode(piece or b"", final=piece is None))
            size += len(parts[-1])
            if piece is None:
                self._whole = True
                break
        self._text, self._at = "".join(parts), self._at - kept_from
        self._next_margin = _NOT_SEARCHED
