"""The rows of a listing in batches, with an advert that comes twice counted or refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from api.imports.rows import Refusal, Row, refusal
from api.vacancies.storing import Incoming, incoming

BATCH = 500
_SHORT = 16


@dataclass(slots=True)
class Batch:
    """Up to 500 rows of a file: adverts to store, rows refused, adverts said twice in one file."""

    adverts: list[Incoming] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    repeated: int = 0

    def __len__(self) -> int:
        """How many rows of the file it stands for."""
        return len(self.adverts) + len(self.refused) + self.repeated


class Seen:
    """Which adverts a file held so far: about 200 bytes each, whatever they say."""

    def __init__(self) -> None:
        self._lines: dict[str, tuple[int, str]] = {}

    def first_line(self, advert: Incoming, line: int) -> tuple[int, bool] | None:
        """The line on which it came first, and whether it said the same; None if it is new."""
        before = self._lines.get(advert.reference)
        if before is None:  # its line does not tell: a whole list can stand on one
            self._lines[advert.reference] = (line, advert.content_hash[:_SHORT])
            return None
        return before[0], advert.content_hash.startswith(before[1])


def batches(rows: Iterable[Row | Refusal]) -> Iterator[Batch]:
    """The rows, in order, some 500 at a time."""
    seen, batch = Seen(), Batch()
    for row in rows:
        _add(batch, seen, row)
        if len(batch) >= BATCH:
            yield batch
            batch = Batch()
    if len(batch):
        yield batch


def _add(batch: Batch, seen: Seen, row: Row | Refusal) -> None:
    if isinstance(row, Refusal):
        batch.refused.append(row)
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
    problem = f"is the same advert as on line {first}, which says something else and is kept"
    return refusal(row.line, "reference", problem, row.advert.reference or row.advert.title)
