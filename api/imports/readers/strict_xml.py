"""XML read in one pass by expat, with nothing in it that could do harm.

A document type is refused where it stands, and with it every entity that a file could define: there
is nothing to expand, to fetch or to nest. expat keeps what it has not finished (a tag, a comment),
so that is limited too. Unlike the readers that build a tree, it holds nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar
from xml.parsers import expat

from api.imports.rows import UnreadableFileError

LONGEST_TAG = 1_000_000
Attributes = dict[str, str]
T = TypeVar("T")


class XmlBrokenError(Exception):
    """The XML cannot be read on from here: `at` is in bytes, `line` from 1."""

    def __init__(self, problem: str, at: int, line: int) -> None:
        super().__init__(problem)
        self.problem, self.at, self.line = problem, at, line


class Handlers:
    """Who is told what stands in a file, and by default heeds nothing of it."""

    def start(self, _name: str, _attributes: Attributes, /) -> None:
        """A tag opens; its name comes without its prefix."""

    def end(self, _name: str, /) -> None:
        """A tag closes."""

    def text(self, _text: str, /) -> None:
        """Text, in one piece or several."""


class StrictXml:
    """Is fed the bytes of one document, in UTF-8 or, if `encoding` is None, as it declares.

    Raises:
        UnreadableFileError: it has a document type.
        XmlBrokenError: it is not well formed.
    """

    def __init__(self, handlers: Handlers, encoding: str | None = None) -> None:
        start, end = handlers.start, handlers.end
        parser = expat.ParserCreate(encoding)
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, found: start(name.rpartition(":")[2], found)
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
        parser.CharacterDataHandler = handlers.text
        parser.StartDoctypeDeclHandler = _refuse
        self._parser = parser
        self._fed = 0

    @property
    def line(self) -> int:
        """The line of what is being told."""
        return self._parser.CurrentLineNumber

    @property
    def waiting_from(self) -> int:
        """The first byte of what is not finished yet."""
        return self._parser.CurrentByteIndex

    def feed(self, piece: bytes) -> None:
        """Read on."""
        self._parse(piece, last=False)
        self._fed += len(piece)
        if self._fed - max(0, self.waiting_from) > LONGEST_TAG:
            problem = "a tag or a comment is longer than a million bytes"
            raise XmlBrokenError(problem, self.waiting_from, self.line)

    def close(self) -> None:
        """The document has ended."""
        self._parse(b"", last=True)

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            problem = expat.ErrorString(error.code) or "cannot be read"
            at, line = self._parser.ErrorByteIndex, self._parser.ErrorLineNumber
            raise XmlBrokenError(problem, at, line) from None
        except (LookupError, ValueError):
            raise XmlBrokenError("it declares an encoding that cannot be read", 0, 1) from None


def _refuse(*_: object) -> None:
    raise UnreadableFileError(
        "The XML has a document type (<!DOCTYPE>), which can make it expand to anything, and which "
        "no list of adverts needs: take it out."
    )


class _Tags(Handlers):
    def __init__(self) -> None:
        self.found: list[tuple[str, Attributes]] = []

    def start(self, name: str, attributes: Attributes, /) -> None:
        self.found.append((name, attributes))


def tags(pieces: Iterable[bytes]) -> Iterator[tuple[str, Attributes]]:
    """The tags of a document as they open, each with its attributes.

    Raises:
        UnreadableFileError: it has a document type.
        XmlBrokenError: it is not well formed.
    """
    handlers = _Tags()
    yield from told(StrictXml(handlers), pieces, handlers.found)


def told(document: StrictXml, pieces: Iterable[bytes], found: list[T]) -> Iterator[T]:
    """What the handlers of `document` put into `found`, while it is read."""
    for piece in pieces:
        document.feed(piece)
        yield from found
        found.clear()
    document.close()
    yield from found
