"""The texts that the cells of a workbook share, end to end in one stretch of memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from api.imports.readers.strict_xml import Attributes, Handlers, StrictXml
from api.imports.rows import UnreadableFileError

MOST_SHARED = 256 * 1024 * 1024  # bytes: they all have to be held


class SharedTexts:
    """Texts by their number."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q")

    def add(self, text: str) -> None:
        """Keep one more text.

        Raises:
            UnreadableFileError: there are too many.
        """
        self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))
        if len(self._bytes) > MOST_SHARED or len(self._ends) * 8 > MOST_SHARED:
            raise UnreadableFileError(
                "The workbook holds more text than can be read at once: save the sheet as CSV "
                "UTF-8."
            )

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: int) -> str:
        start = self._ends[at - 1] if at else 0
        return self._bytes[start : self._ends[at]].decode("utf-8", "surrogatepass")


def shared_texts(pieces: Iterable[bytes]) -> SharedTexts:
    """The shared texts of a workbook.

    Raises:
        UnreadableFileError: there are too many, or the part has a document type.
        XmlBrokenError: the part is damaged.
    """
    texts = SharedTexts()
    document = StrictXml(_TextsHandlers(texts))
    for piece in pieces:
        document.feed(piece)
    document.close()
    return texts


class _TextsHandlers(Handlers):
    """Puts the texts of the shared part together; how Japanese is pronounced is left out."""

    def __init__(self, texts: SharedTexts) -> None:
        self._texts = texts
        self._parts: list[str] | None = None
        self._reads = False
        self._aside = 0

    def start(self, name: str, _attributes: Attributes, /) -> None:
        """A text begins, or a run of one."""
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._aside += 1
        elif name == "t":
            self._reads = not self._aside

    def end(self, name: str, /) -> None:
        """A text ends."""
        if name == "t":
            self._reads = False
        elif name == "rPh":
            self._aside -= 1
        elif name == "si":
            self._texts.add("".join(self._parts or ()))
            self._parts = None

    def text(self, text: str, /) -> None:
        """Some of a text."""
        if self._reads and self._parts is not None:
            self._parts.append(text)
