"""The rows of a listing in batches, with an advert that comes twice counted or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from itertools import islice

from api.clock import today
from api.imports.readers.listing import Listing
from api.imports.rows import Refusal, Row, refusal
from api.vacancies.adverts import Incoming, incoming

BATCH = 500
FIRST = 50
"""Rows of the first batch: soon stored, so that a process that is ended early leaves something."""
_LINE_FROM, _HASH = 64, (1 << 64) - 1


@dataclass(slots=True)
class Batch:
    """Up to 500 rows of a file: adverts to store, rows refused, adverts said twice in one file.

    `bytes_read` and `ignored` are as of its last row, or a little later.
    """

    adverts: list[Incoming] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    repeated: int = 0
    bytes_read: int = 0
    ignored: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many rows of the file it stands for."""
        return len(self.adverts) + len(self.refused) + self.repeated


class Seen:
    """Which adverts a file held so far: about 200 bytes each, whatever they say.

    For each reference one number: the line on which it came first, and 64 bits of what it said.
    `nameless` counts the rows refused of which nobody knows which advert they are.
    """

    def __init__(self) -> None:
        self._lines: dict[bytes, int] = {}
        self._refused: set[bytes] = set()
        self._over: set[bytes] = set()
        self._on = today()
        self.nameless = 0

    def first_line(self, advert: Incoming, line: int) -> tuple[int, bool] | None:
        """The line on which it came first, and whether it said the same; None if it is new."""
        key, said = _key(advert.reference), int(advert.content_hash[:16], 16)
        before = self._lines.get(key)
        if before is None:  # its line does not tell: a whole list can stand on one
            self._lines[key] = line << _LINE_FROM | said
            if _is_over(advert, self._on):
                self._over.add(key)
            return None
        return before >> _LINE_FROM, before & _HASH == said

    def refuse(self, refused: Refusal) -> None:
        """Note a row that can't be taken: its advert is listed all the same."""
        if refused.reference is None:
            self.nameless += 1
        else:
            self._refused.add(_key(refused.reference))

    def holds(self, reference: str) -> bool:
        """Whether an advert of this reference was in the file."""
        return self.takes(reference) or _key(reference) in self._refused

    def takes(self, reference: str) -> bool:
        """Whether an advert of this reference was in the file, and not only in a refused row."""
        return _key(reference) in self._lines

    def takes_open(self, reference: str) -> bool:
        """Whether it was, and the file does not say that it is past its closing date."""
        return self.takes(reference) and _key(reference) not in self._over

    @property
    def taken_open(self) -> int:
        """How many adverts of the file are not past their closing dates."""
        return len(self._lines) - len(self._over)


def _is_over(advert: Incoming, on: date) -> bool:
    closes = advert.advert.closes
    # Reading has checked that it begins with a day.
    return closes is not None and date.fromisoformat(closes[:10]) < on


def _key(reference: str) -> bytes:
    return blake2b(reference.encode(), digest_size=16).digest()


def batches(
    listing: Listing, seen: Seen, bytes_read: Callable[[], int], skip: int = 0
) -> Iterator[Batch]:
    """The rows, in order, some 500 at a time, after the first `skip`, which are only `seen`.

    An empty batch comes before the first row that is not skipped is so much as read.
    """
    for row in islice(listing.rows, skip):
        _add(Batch(), seen, row)
    batch, most = Batch(), min(FIRST, BATCH)
    yield Batch()
    for row in listing.rows:
        _add(batch, seen, row)
        if len(batch) >= most:
            yield _ended(batch, listing, bytes_read())
            batch, most = Batch(), BATCH
    if len(batch):
        yield _ended(batch, listing, bytes_read())


def _ended(batch: Batch, listing: Listing, bytes_read: int) -> Batch:
    batch.bytes_read, batch.ignored = bytes_read, listing.ignored.counts()
    return batch


def _add(batch: Batch, seen: Seen, row: Row | Refusal) -> None:
    if isinstance(row, Refusal):
        batch.refused.append(row)
        seen.refuse(row)
        return
    advert = incoming(row.advert)
    before = seen.first_line(advert, row.line)
    if before is None:
        batch.adverts.append(advert)
    elif before[1]:
        batch.repeated += 1
    else:
        batch.refused.append(_duplicate(row, before[0]))


def _duplicate(row: Row, first: int) -> Refusal:
    kept = "which says something else and is kept"
    reference = row.advert.reference
    if reference is None:
        return refusal(
            row.line, None, f"the same advert as on line {first}, {kept}", row.advert.title
        )
    problem = f"is the same as that of the advert on line {first}, {kept}"
    return refusal(row.line, "reference", problem, reference)
