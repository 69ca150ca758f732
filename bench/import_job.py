"""The process of `import_speed`: imports files into a fresh database and prints what it took.

`python -m bench.import_job HOME DATABASE SOURCE=FILE...`, the figures as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Engine

from api.database import make_engine, migrate
from api.imports import service, spool
from api.imports.carrying_out import carry_out_claimed
from api.imports.states import State
from api.imports.wanted import Wanted
from api.parallel import processors
from api.vacancies import pool
from bench.import_stages import timed


@dataclass(frozen=True, slots=True)
class Took:
    """Of imports one after the other: rows, those merged, and the seconds that they took.

    `processor` are processor seconds by stage, worker processes included; `clock` are those on the
    clock of the process that leads.
    """

    rows: int
    merged: int
    seconds: float
    processor: dict[str, float]
    clock: dict[str, float]


def main(home: Path, url: str, files: dict[str, Path]) -> None:
    """Import the files, and print what it took."""
    engine = make_engine(url)
    migrate(engine)
    spool.keep_in(engine, home / spool.FOLDER)
    pool.keep_in(engine, home / pool.POOL_FOLDER)
    pool.MOST_HELD = 0  # a pool for the folder is made of however few
    rows = merged = 0
    started = time.perf_counter()
    with timed() as spent:
        for source, file in files.items():
            run = _imported(engine, source, file)
            rows, merged = rows + run[0], merged + run[1]
    seconds = time.perf_counter() - started
    engine.dispose()
    print(json.dumps(asdict(Took(rows, merged, seconds, dict(spent.processor), dict(spent.clock)))))


def _imported(engine: Engine, source: str, file: Path) -> tuple[int, int]:
    with (
        file.open("rb") as handle,
        service.here_and_now(engine, Wanted(source, file.name), handle) as claim,
    ):
        carry_out_claimed(engine, claim, workers=processors())
    run = service.report(engine, claim.import_id).run
    if run.state is not State.DONE or run.added + run.refused != run.read:
        raise RuntimeError(
            f"{file.name}: {run.added} of {run.read} rows added, {run.state}: {run.failure}"
        )
    return run.read, run.merged


if __name__ == "__main__":
    named = (said.partition("=") for said in sys.argv[3:])
    main(Path(sys.argv[1]), sys.argv[2], {source: Path(file) for source, _, file in named})
