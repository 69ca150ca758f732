"""How far an import is, how fast it goes and how long it will take."""

from __future__ import annotations

from dataclasses import dataclass

from api.imports.states import State
from api.imports.tables import ImportRun

_LEAST_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes of the file and those stored; rows a second and seconds left where they can be told."""

    bytes: int
    bytes_read: int
    rows_a_second: float | None
    seconds_left: float | None


def progress_of(run: ImportRun) -> Progress:
    """The progress of a run, by what the process that carries it out has done since it began."""
    if run.begun_at is None or run.heartbeat_at is None:
        return Progress(run.bytes, run.bytes_read, None, None)
    seconds = (run.heartbeat_at - run.begun_at).total_seconds()
    rows, read = run.read - run.begun_read, run.bytes_read - run.begun_bytes
    if seconds < _LEAST_SECONDS or rows <= 0 or read <= 0:
        return Progress(run.bytes, run.bytes_read, None, None)
    left = (run.bytes - run.bytes_read) * seconds / read if run.state is State.UNDER_WAY else None
    return Progress(
        run.bytes,
        run.bytes_read,
        round(rows / seconds, 1),
        None if left is None else round(max(left, 0.0), 1),
    )
