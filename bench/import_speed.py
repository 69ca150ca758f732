"""How long an import of very many adverts takes, stage by stage, and how much memory.

Adverts of a thousand letters from two sources, which list some jobs both, into a fresh database of
each kind, until they are ready to rank. IPS_BENCH_ADVERTS says how many; the bars speak of
1,000,000. Everything up to 1,000,000 grows by the number of adverts alone, but for what a process
takes to start and for the employers' names, of which ever fewer are new.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from bench.import_files import Written, write_files
from bench.import_job import Took
from bench.import_stages import STAGES
from bench.postgresql_server import postgresql_server
from bench.process_memory import Watch, processor_seconds_of

ROOT = Path(__file__).resolve().parent.parent
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
_COUNT = 10_000
_BAR_COUNT, _BAR_SECONDS, _BAR_MEGABYTES = 1_000_000, 480, 1_500


@dataclass(frozen=True, slots=True)
class Measured:
    """One database's imports; memory in megabytes, `server` is None where there is none.

    `leader` and `worker` are the most that the process that imports and one of its workers held,
    `all_at_once` all of them together.
    """

    took: Took
    leader: float
    worker: float
    all_at_once: float
    server: float | None = None
    server_seconds: float | None = None


def measure(shared: Path) -> list[Figure]:
    """Rows a second, seconds of each stage and memory, for each kind of database."""
    count = int(os.environ.get("IPS_BENCH_ADVERTS", _COUNT))
    with tempfile.TemporaryDirectory() as made:
        written = write_files(shared, Path(made), count)
        figures = [
            Figure(f"different titles among {count:,} adverts", written.titles, "", None),
            Figure("jobs that both sources list", written.twice, "", None),
        ]
        for kind in os.environ.get("IPS_BENCH_DATABASES", f"{SQLITE} {POSTGRESQL}").split():
            figures += figures_of(kind, imported(kind, written))
    return figures


def imported(kind: str, written: Written) -> Measured:
    """Import the files into a fresh database of a kind."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if kind == SQLITE:
            return _measured(home, f"sqlite:///{home}/bench.db", written)
        url, server = stack.enter_context(postgresql_server())
        return _measured(home, url, written, server)


def _measured(home: Path, url: str, written: Written, server: int | None = None) -> Measured:
    files = [f"{source}={file}" for source, file in written.files.items()]
    command = [sys.executable, "-m", "bench.import_job", str(home), url, *files]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("IPS_")}
    process = subprocess.Popen(command, cwd=ROOT, env=plain, stdout=subprocess.PIPE, text=True)
    with Watch(process.pid, *([] if server is None else [server])) as most:
        said, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the import ended with {process.returncode}")
    ours = most[process.pid]
    leader = ours.of_each.pop(process.pid)
    return Measured(
        Took(**json.loads(said)),
        leader,
        max(ours.of_each.values(), default=0.0),
        ours.all_at_once,
        None if server is None else most[server].all_at_once,
        None if server is None else processor_seconds_of(server),
    )


def figures_of(kind: str, measured: Measured) -> Iterator[Figure]:
    """What was measured of one kind of database."""
    took = measured.took
    at_size = took.rows >= _BAR_COUNT
    bars = (f"< {_BAR_SECONDS}", f"< {_BAR_MEGABYTES}") if at_size else (None, None)
    yield Figure(f"{kind}: {took.rows:,} adverts ready to rank", took.seconds, "s", bars[0])
    least = _BAR_COUNT / _BAR_SECONDS
    yield Figure(f"{kind}: adverts a second", took.rows / took.seconds, "/s", f"{least:,.0f}")
    yield Figure(f"{kind}: found to be another listing of a job", took.merged, "", None)
    for stage in STAGES:
        spent = took.processor.get(stage, 0.0)
        yield Figure(f"{kind}: {stage}, of the processors", spent, "s", None)
        yield Figure(f"{kind}: {stage}, an advert", spent / took.rows * 1e6, "us", None)
    yield Figure(f"{kind}: most memory, the process that leads", measured.leader, "MB", None)
    yield Figure(f"{kind}: most memory, a worker", measured.worker, "MB", None)
    yield Figure(f"{kind}: most memory, all at once", measured.all_at_once, "MB", bars[1])
    if measured.server is not None and measured.server_seconds is not None:
        yield Figure(f"{kind}: most memory, the server", measured.server, "MB", None)
        yield Figure(f"{kind}: the server, of the processors", measured.server_seconds, "s", None)
