"""The jobs of an XML feed, one after another, however long it is.

expat reads it as a stream, and holds one job at a time. A job whose XML is broken costs only
itself: reading begins anew at the next `<job>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from api.imports.readers.strict_xml import Attributes, Handlers, StrictXml, XmlBrokenError
from api.imports.rows import Refusal, UnreadableFileError, refusal

MOST_JOB = 1_000_000  # characters
_OPENING = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?job(?=[\s/>])", re.IGNORECASE)
_LONGEST_OPENING = 64
_PREFIX = b"<source>"
_MOST_NAMES = 500
MOST_BROKEN = 10_000  # jobs, where they are more than half of all
_SLICE = 8 * 1024  # bytes: what is read again where a job is broken
_TOO_LONG = "the job is longer than a million characters"


@dataclass(slots=True)
class Job:
    """A job that begins on `line`: the text of its elements by name, in lower case."""

    line: int
    values: dict[str, str] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)


class _JobHandlers(Handlers):
    """Collects jobs that are closed; what stands outside of jobs is passed over."""

    def __init__(self) -> None:
        self.found: list[Job | Refusal] = []
        self.job: Job | None = None
        self.document: StrictXml | None = None
        self.first_line = 1
        self.begun = 0
        self.left_open = False
        self._depth = self._size = 0
        self._name = ""
        self._parts: list[str] = []

    def start(self, name: str, _attributes: Attributes, /) -> None:
        if self.job is None:
            self._begin_if_job(name)
            return
        if not self._depth and name.lower() == "job":
            problem = "the job is not closed where the next one begins"
            self.found.append(refusal(self.job.line, None, problem))
            self.left_open = True
            self._begin_if_job(name)
            return
        self._depth += 1
        if self._depth == 1:
            self._name = name.lower()
            self._parts.clear()
        else:
            self._parts.append(" ")

    def _begin_if_job(self, name: str) -> None:
        if name.lower() == "job" and self.document is not None:
            line = self.first_line + self.document.line - 1
            self.job, self._depth, self._size = Job(line), 0, 0
            self.begun += 1

    def end(self, _name: str, /) -> None:
        if self.job is None:
            return
        if self._depth == 1:
            self._keep(self.job)
        elif self._depth == 0:
            too_long = self._size > MOST_JOB
            self.found.append(refusal(self.job.line, None, _TOO_LONG) if too_long else self.job)
            self.job = None
        else:
            self._parts.append(" ")
        self._depth -= 1

    def text(self, text: str, /) -> None:
        if self.job is not None and self._depth:
            self._size += len(text)
            if self._size <= MOST_JOB:
                self._parts.append(text)

    def _keep(self, job: Job) -> None:
        text = "".join(self._parts).strip()
        if not text:
            return
        self._size += len(self._name)
        if self._name in job.values or len(job.values) >= _MOST_NAMES:
            job.repeated = [*job.repeated[:_MOST_NAMES], self._name]
        elif self._size <= MOST_JOB:
            job.values[self._name] = text


class JobFeed:
    """Reads the jobs of a feed in UTF-8; `begun` counts those that were begun.

    Raises:
        UnreadableFileError: it has a document type, or hardly a job in it is whole.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.begun = self._broken = 0
        self._line = 1  # of the first byte that is not read
        self._unread = b""
        self._is_anew = False
        self._document: StrictXml | None = None
        self._begin(b"")

    def jobs(self) -> Iterator[Job | Refusal]:
        """The jobs, and refusals of those that are broken."""
        for piece in chain(_slices(self._pieces), [b""]):
            self._unread += piece
            goes_on = True
            while goes_on:
                if self._document is None:
                    goes_on = self._to_next_opening()
                else:
                    goes_on = self._read(self._document, is_last=not piece)
                yield from self._handlers.found
                self._handlers.found.clear()
        self.begun += self._handlers.begun

    def _begin(self, prefix: bytes) -> None:
        self._handlers = _JobHandlers()
        self._document = self._handlers.document = StrictXml(self._handlers, "utf-8")
        self._document.feed(prefix)
        self._handlers.first_line = self._first_line = self._line
        self._window, self._window_from = b"", len(prefix)

    def _read(self, document: StrictXml, *, is_last: bool) -> bool:
        """Parse what is not read yet; whether it broke, and reading has to begin anew."""
        done = max(0, document.waiting_from - self._window_from)
        self._window = self._window[done:] + self._unread
        self._window_from += done
        piece, self._unread = self._unread, b""
        try:
            document.feed(piece)
            if is_last:
                document.close()
        except XmlBrokenError as broken:
            self._give_up(broken)
            return True
        return False

    def _give_up(self, broken: XmlBrokenError) -> None:
        """Refuse what is broken, and leave what follows to be searched for the next job."""
        self._broken += 1
        if self._broken > MOST_BROKEN and self._broken * 2 > self.begun:
            raise UnreadableFileError(f"More than {MOST_BROKEN:,} jobs of the feed are broken XML.")
        job, line = self._handlers.job, self._first_line + broken.line - 1
        problem = f"the XML is broken on line {line}: {broken.problem}"
        at = max(0, broken.at - self._window_from)
        if job is not None or not (self._is_anew or self._handlers.left_open):
            start = job.line if job else line
            excerpt = self._window[max(0, at - 30) : at + 50].decode("utf-8", "replace")
            self._handlers.found.append(refusal(start, None, problem, excerpt))
        self._unread = self._window[at + 1 :]
        self._line = line + self._window[at : at + 1].count(b"\n")
        self._window, self._document = b"", None

    def _to_next_opening(self) -> bool:
        """Move to the next job that opens; False if none is in sight yet."""
        found = _OPENING.search(self._unread)
        to = found.start() if found else max(0, len(self._unread) - _LONGEST_OPENING)
        self._line += self._unread.count(b"\n", 0, to)
        self._unread = self._unread[to:]
        if found:
            self.begun += self._handlers.begun
            self._is_anew = True
            self._begin(_PREFIX)
        return found is not None


def _slices(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        for at in range(0, len(piece), _SLICE):
            yield piece[at : at + _SLICE]
