"""A pool kept in a folder: segments beside a note of what state of the database they hold.

A pool is written under a name of its own, and the note then says that it is the one to use: a
process that is ended half way leaves the pool of before as it was.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path

from api.contracts import vacancy_from_bytes, vacancy_to_bytes
from api.tables import new_id
from matcher.pool import Pool, Segment
from matcher.pool.pool import MOST_A_SEGMENT
from matcher.pool.storage import NotASegmentError, open_segment
from matcher.pool.storage import write as write_segment
from matcher.vacancy import Vacancy

_NOTE = "pool.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What state of the database a pool holds.

    The date on which its vacancies are open, the highest `changed` of all vacancies, the id of one
    that has it, and how many vacancies there are, open or not.
    """

    on: date
    changed: int
    last_id: str | None
    vacancies: int


def write(folder: Path, stamp: Stamp, vacancies: Iterable[tuple[str, Vacancy]]) -> Pool:
    """Keeps (id, vacancy) as the folder's pool in place of the one before, and opens it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = new_id()
    waiting = iter(vacancies)
    for number, first in enumerate(waiting):
        lot = chain([first], islice(waiting, MOST_A_SEGMENT - 1))
        count = write_segment(lot, folder / name / f"{number:04}", vacancy_to_bytes)
        _log.info("wrote a segment of %d vacancies to rank", count)
    _point_to(folder, name, stamp)
    for other in folder.iterdir():
        if other.is_dir() and other.name != name:
            shutil.rmtree(other, ignore_errors=True)
    return Pool.holding(_segments(folder / name))


def _point_to(folder: Path, name: str, stamp: Stamp) -> None:
    note = {"name": name, **asdict(stamp), "on": stamp.on.isoformat()}
    draft = folder / f"{name}.json"
    draft.write_text(json.dumps(note), encoding="utf-8")
    draft.replace(folder / _NOTE)


def read(folder: Path) -> tuple[Pool, Stamp] | None:
    """The pool that is kept in a folder, None where there is none that can be read."""
    try:
        note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        stamp = Stamp(
            date.fromisoformat(note["on"]), note["changed"], note["last_id"], note["vacancies"]
        )
        return Pool.holding(_segments(folder / note["name"])), stamp
    except FileNotFoundError:
        return None
    except (NotASegmentError, OSError, ValueError, KeyError) as wrong:
        _log.warning("the pool kept in %s can't be used and is built anew: %s", folder, wrong)
        return None


def _segments(folder: Path) -> list[Segment]:
    return [open_segment(part, vacancy_from_bytes) for part in sorted(folder.iterdir())]
