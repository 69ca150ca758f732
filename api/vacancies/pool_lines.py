"""Segments of a folder's pool written from stored vacancies, by several processes if there are.

Each vacancy comes as the JSON that the segment keeps, so that it is taken apart once and never put
together again. One process reads the database, in one state of it, and puts down the lines of each
segment in a file; whoever is free then makes the segment of it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path

from api.contracts import vacancy_from_bytes
from api.parallel import in_order
from matcher.normalise.advert import read_advert
from matcher.pool.building import segment_of
from matcher.pool.pool import MOST_A_SEGMENT
from matcher.pool.storage import write as write_segment
from matcher.vacancy import Advert, Vacancy

Line = tuple[str, bytes]
"""A vacancy: its id, and the JSON of `vacancy_to_bytes`."""
LINES = ".lines"
"""The ending of a file that a segment is to be made of: what was left half way may be removed."""
LEAST_A_SEGMENT = 25_000
"""Vacancies for which a segment of its own is worth while: ranking looks through each of them."""
MOST_OF_ONE_WORKER = 125_000
"""Vacancies of a segment at most where several are made at a time: each takes some 2 kB then."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lines:
    """Stored vacancies on their way into segments: `most` or fewer, made by so many `workers`."""

    lines: Iterable[Line]
    most: int
    workers: int = 1

    def write(self, folder: Path, before: int, version: str) -> int:
        """Write subfolders after those there `before`; how many there are then.

        `version` is that of the program: another one does not open the segments.

        Raises:
            WorkerLostError: a process was ended from outside.
        """
        workers = min(self.workers, -(-self.most // LEAST_A_SEGMENT))
        most = MOST_OF_ONE_WORKER if workers > 1 else MOST_A_SEGMENT
        size = min(most, max(LEAST_A_SEGMENT, -(-self.most // max(1, workers))))
        lots = enumerate(_in_lots(self.lines, size), start=before + 1)
        if workers > 1:
            made = in_order(partial(_make, version=version), _put_down(lots, folder), workers)
            return max(before, *made)
        number = before
        for number, lot in lots:
            _write(lot, part_of(folder, number), version)
        return number


def part_of(folder: Path, number: int) -> Path:
    """The subfolder of a segment."""
    return folder / f"{number:04}"


def _put_down(lots: Iterable[tuple[int, Iterable[Line]]], folder: Path) -> Iterator[Path | None]:
    yield None  # the first is worked on here, see `in_order`: it loads what all of them need
    for number, lot in lots:
        path = part_of(folder, number).with_suffix(LINES)
        with path.open("wb") as file:
            file.writelines(b"%b\t%b\n" % (key.encode(), said) for key, said in lot)
        yield path


def _make(lines: Path | None, version: str) -> int:
    """The segment of the lines in a file, which is removed; its number."""
    if lines is None:
        segment_of([read_advert(Advert("Cook", "Cafe"), date.min)])
        return 0
    with lines.open("rb") as file:
        parted = (line[:-1].partition(b"\t") for line in file)
        _write(((key.decode(), said) for key, _, said in parted), lines.with_suffix(""), version)
    lines.unlink()
    return int(lines.stem)


def _write(lines: Iterable[Line], folder: Path, version: str) -> None:
    said = b""

    def vacancies() -> Iterator[tuple[str, Vacancy]]:
        nonlocal said
        for key, said in lines:
            yield key, vacancy_from_bytes(said)

    count = write_segment(vacancies(), folder, lambda _: said, version)
    _log.info("wrote a segment of %d vacancies to rank", count)


def _in_lots(lines: Iterable[Line], size: int) -> Iterator[Iterable[Line]]:
    """The lines in lots; each is to be read to its end before the next is asked for."""
    waiting = iter(lines)
    for first in waiting:
        yield chain([first], islice(waiting, size - 1))
