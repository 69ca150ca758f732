"""A pool kept in a folder: segments beside a note of what state of the database they hold.

A pool is written under a name of its own, and the note then says that it is the one to use: a
process that is ended half way leaves the pool of before as it was. Later changes are added to it:
more segments, and which vacancies of all of them still count. What others put into the folder is
left alone.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np

from api.contracts import vacancy_from_bytes, vacancy_to_bytes
from api.tables import new_id
from api.vacancies.pool_lines import LINES, Lines, part_of
from api.version import installed_version
from matcher.pool import Pool, Segment
from matcher.pool.pool import MOST_A_SEGMENT
from matcher.pool.storage import UNREADABLE, NotASegmentError, open_segment, settle
from matcher.pool.storage import write as write_segment
from matcher.vacancy import Vacancy

_NOTE, _ABOUT = "pool.json", "about.json"
_OURS = {"kept_by": "ips-matcher", "what": "pool"}
_NAME = re.compile(r"segments-[0-9a-f]{32}")
_DRAFT = re.compile(_NAME.pattern + r"\.json")
_LIVE = re.compile(r"live-[0-9a-f]{32}")
_PART = re.compile(r"\d{4,}")
_log = logging.getLogger(__name__)
Vacancies = Iterable[tuple[str, Vacancy]] | Lines
"""(id, vacancy), or stored ones as lines."""


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


def write(folder: Path, stamp: Stamp, vacancies: Vacancies) -> Pool:
    """Keeps (id, vacancy) as the folder's pool in place of the one before, and opens it.

    To be called while the folder is `locked`. What is half written when anything fails is removed.
    """
    name = f"segments-{new_id()}"
    try:
        (folder / name).mkdir(mode=0o700, parents=True)
        (folder / name / _ABOUT).write_text(json.dumps(_OURS), encoding="utf-8")
        count = _write_segments(folder / name, 0, vacancies)
        _point_to(folder, name, stamp, count)
    except BaseException:
        shutil.rmtree(folder / name, ignore_errors=True)
        _draft_of(folder, name).unlink(missing_ok=True)
        raise
    _clear_up(folder, name)
    return Pool.holding(_segments(folder / name, 0, count))


def add(folder: Path, stamp: Stamp, pool: Pool, vacancies: Vacancies) -> Pool:
    """Keeps the pool that was read from the folder with what has changed since, and opens that.

    To be called while the folder is `locked`, and still holds what `pool` was read from.

    Args:
        folder: of the pool.
        stamp: the state that it then has.
        pool: the pool as it was read, but that vacancies no longer count.
        vacancies: (id, vacancy) of those to add.
    """
    note = _note(folder)
    name, before = _name_of(note), len(pool.segments)
    _keep_only(folder / name, before, note.get("live"))
    live = f"live-{new_id()}"
    try:
        count = _write_segments(folder / name, before, vacancies)
        _write_live(folder / name / live, pool)
        _point_to(folder, name, stamp, count, live)
    except BaseException:
        _keep_only(folder / name, before, note.get("live"))
        _draft_of(folder, name).unlink(missing_ok=True)
        raise
    _keep_only(folder / name, count, live)
    _clear_up(folder, name)
    return pool.followed_by(_segments(folder / name, before, count))


def _write_live(folder: Path, pool: Pool) -> None:
    folder.mkdir(mode=0o700)
    for number, flags in enumerate(pool.live, start=1):
        path = folder / f"{number:04}.npy"
        np.save(path, flags)
        settle(path)
    _settle_names(folder)


def _keep_only(folder: Path, segments: int, live: str | None) -> None:
    """Removes what is no longer told of, or was begun by processes that were ended."""
    for other in folder.iterdir():
        if other.suffix == LINES:
            other.unlink(missing_ok=True)
        begun = _PART.fullmatch(other.name) and int(other.name) > segments
        if begun or (_LIVE.fullmatch(other.name) and other.name != live):
            shutil.rmtree(other, ignore_errors=True)


def _write_segments(folder: Path, before: int, vacancies: Vacancies) -> int:
    """Writes a segment a subfolder after those there `before`; how many there are then."""
    if isinstance(vacancies, Lines):
        return vacancies.write(folder, before, installed_version())
    waiting, number = iter(vacancies), before
    for number, first in enumerate(waiting, start=before + 1):
        lot = chain([first], islice(waiting, MOST_A_SEGMENT - 1))
        part = part_of(folder, number)
        count = write_segment(lot, part, vacancy_to_bytes, installed_version())
        _log.info("wrote a segment of %d vacancies to rank", count)
    return number


def _draft_of(folder: Path, name: str) -> Path:
    return folder / f"{name}.json"


def _point_to(
    folder: Path, name: str, stamp: Stamp, segments: int, live: str | None = None
) -> None:
    about = {**asdict(stamp), "on": stamp.on.isoformat()}
    note = {"name": name, "segments": segments, "live": live, **about}
    draft = _draft_of(folder, name)
    draft.write_text(json.dumps(note), encoding="utf-8")
    settle(draft)
    for written in (*(part_of(folder / name, at + 1) for at in range(segments)), folder / name):
        _settle_names(written)
    draft.replace(folder / _NOTE)
    _settle_names(folder)


def _settle_names(folder: Path) -> None:
    """Waits until a folder's list of files is on the disk, where systems let one ask for it."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _clear_up(folder: Path, kept: str) -> None:
    """Removes the pools before and what processes that were ended left of theirs, nothing else."""
    for other in folder.iterdir():
        if _DRAFT.fullmatch(other.name) and other.is_file():
            other.unlink(missing_ok=True)
        elif _NAME.fullmatch(other.name) and other.name != kept and _is_ours(other):
            shutil.rmtree(other, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    if folder.is_symlink():
        return False
    try:
        said: object = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return said == _OURS


def read(folder: Path) -> tuple[Pool, Stamp] | None:
    """The pool that is kept in a folder, None where there is none that can be read."""
    try:
        note = _note(folder)
        segments = _segments(folder / _name_of(note), 0, note["segments"])
        return _with_live(Pool.holding(segments), folder, note), _stamp_of(note)
    except FileNotFoundError:
        return None
    except (NotASegmentError, *UNREADABLE) as wrong:
        _log.warning("the pool kept in %s can't be used and is built anew: %s", folder, wrong)
        return None


def _note(folder: Path) -> dict[str, Any]:
    note: dict[str, Any] = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
    return note


def _with_live(pool: Pool, folder: Path, note: dict[str, Any]) -> Pool:
    """The pool with which vacancies count of the segments that were there when some changed."""
    if note.get("live") is None:
        return pool
    if not _LIVE.fullmatch(note["live"]):
        raise ValueError("its note names no folder of ours")
    kept = folder / _name_of(note) / note["live"]
    flags = [np.load(path, allow_pickle=False) for path in sorted(kept.glob("*.npy"))]
    live = (*flags, *pool.live[len(flags) :])
    if [one.shape for one in live] != [one.shape for one in pool.live]:
        raise ValueError("what counts is not told of each vacancy")
    return Pool(pool.segments, live)


def _name_of(note: dict[str, Any]) -> str:
    name: str = note["name"]
    if not _NAME.fullmatch(name):
        raise ValueError("its note names no folder of ours")
    return name


def _stamp_of(note: dict[str, Any]) -> Stamp:
    stamp = Stamp(
        date.fromisoformat(note["on"]), note["changed"], note["last_id"], note["vacancies"]
    )
    if not (isinstance(stamp.changed, int) and isinstance(stamp.vacancies, int)):
        raise TypeError("its note counts in something other than numbers")
    if not isinstance(stamp.last_id, str | None):
        raise TypeError("its note names a vacancy by something other than an id")
    return stamp


def _segments(folder: Path, before: int, count: int) -> list[Segment]:
    version = installed_version()
    parts = (part_of(folder, number) for number in range(before + 1, count + 1))
    return [open_segment(part, vacancy_from_bytes, version) for part in parts]
