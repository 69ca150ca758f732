"""Imports that are killed at random moments, and what they leave: `python -m bench.killed_imports`.

A process that imports is ended by SIGKILL, and another takes the import up, again and again. After
each kill the counts of the run must be those of the database; at the end each row of the file must
be there exactly once, whole.

    python -m bench.killed_imports --kills 50 --rows 100000 [--seed 1] [--database postgresql://...]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import Engine
from sqlmodel import col, func, select

from api.contracts import vacancy_from_json
from api.database import make_engine, migrate, session_of
from api.imports import spool
from api.imports.states import State
from api.imports.tables import ImportRefusal, ImportRun
from api.vacancies.tables import VacancyRow

_EVERY_BAD, _EVERY_TWICE = 997, 499
_LOOK_EVERY = 0.02
_BEFORE_IT_BEGINS, _WHILE_IT_LOADS = 0.1, 0.2
_BEGINS_WITHIN = 120.0
_IMPORT = "from api.cli import main; main()"
_TITLES = ("Cook", "Cleaner", "Porter", "Carer", "Driver", "Clerk", "Baker", "Gardener")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the imports happen: a home folder and a database of its own."""

    home: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """What the processes are told of it."""
        return {**os.environ, "IPS_HOME": str(self.home), "DATABASE_URL": self.url}


def write_file(path: Path, rows: int) -> tuple[int, int]:
    """Write a list of so many rows; how many of them are good ones and how many bad."""
    bad = 0
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            is_bad = number % _EVERY_BAD == _EVERY_BAD - 1
            bad += is_bad
            said = number - 1 if number % _EVERY_TWICE == _EVERY_TWICE - 1 else number
            advert = {"reference": f"r{said}", "employer": f"Employer {said % 300} Ltd"}
            advert |= {"title": "" if is_bad else _TITLES[said % len(_TITLES)]}
            advert |= {"pay": f"£{12 + said % 9} an hour", "place": "Leeds"}
            advert |= {"description": f"{said % 40} hours a week. No nights. Number {said}."}
            file.write(json.dumps(advert) + "\n")
    return rows - bad, bad


def kill_often(place: Place, file: Path, kills: int, chance: Random, most_wait: float) -> int:
    """Import a file with so many kills, or fewer where it ends before; how many there were."""
    engine = make_engine(place.url)
    spool.keep_in(engine, place.home / spool.FOLDER)
    done = 0
    command = [sys.executable, "-c", _IMPORT, "import", str(file), "--source", file.stem]
    while done < kills:
        process = subprocess.Popen(
            command, env=place.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        # Now and then before it has begun at all or while it loads, mostly while it stores.
        drawn = chance.random()
        if drawn > _BEFORE_IT_BEGINS:
            seen = "worker" if drawn < _WHILE_IT_LOADS else "read"
            _wait_until_other(engine, file.stem, seen, process)
        ended = _wait(process, chance.random() * most_wait)
        process.kill()
        process.wait()
        if ended:
            break
        done += 1
        run = check(engine, file.stem)
        if run is not None:
            command = [sys.executable, "-m", "api.imports.carrier", run.id, str(os.getpid())]
    subprocess.run(command, env=place.environment, check=False, stdout=subprocess.DEVNULL)
    engine.dispose()
    return done


def check(engine: Engine, source: str) -> ImportRun | None:
    """The run of a source, its counts held against the database."""
    with session_of(engine, reads_only=True) as session:
        run = session.exec(select(ImportRun).where(ImportRun.source == source)).first()
        if run is None:
            return None
        count = select(func.count()).select_from(VacancyRow).where(VacancyRow.source == source)
        refused = (
            select(func.count()).select_from(ImportRefusal).where(ImportRefusal.import_id == run.id)
        )
        assert run.added == session.exec(count).one(), "vacancies are not as many as were added"
        assert run.refused == session.exec(refused).one(), "refusals are not as many as counted"
    assert run.read == run.added + run.changed + run.unchanged + run.refused
    return run


def check_whole(engine: Engine, source: str, good: int, bad: int) -> None:
    """Make sure that an import is complete: each advert once, and readable."""
    run = check(engine, source)
    assert run is not None
    assert run.state is State.DONE, f"the import is {run.state}: {run.failure}"
    assert (run.read, run.refused) == (good + bad, bad)
    references = set()
    for row in _rows(engine, source):
        references.add(row.reference)
        vacancy = vacancy_from_json(row.facts, row.text)
        assert vacancy.title == row.advert["title"]
        assert row.added_by == row.import_id == run.id
    assert len(references) == run.added, "a row is there twice or lost"
    assert run.added + run.unchanged == good


def _rows(engine: Engine, source: str) -> Iterator[VacancyRow]:
    with session_of(engine, reads_only=True) as session:
        query = select(VacancyRow).where(VacancyRow.source == source).order_by(col(VacancyRow.id))
        yield from session.exec(query.execution_options(yield_per=500))


def _wait_until_other(
    engine: Engine, source: str, name: str, process: subprocess.Popen[bytes]
) -> None:
    """Wait until something of a run is other than before, or the process has ended."""
    before = _now(engine, source, name)
    until = time.monotonic() + _BEGINS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        if _now(engine, source, name) != before:
            return
        time.sleep(_LOOK_EVERY)


def _now(engine: Engine, source: str, name: str) -> object:
    with session_of(engine, reads_only=True) as session:
        run = session.exec(select(ImportRun).where(ImportRun.source == source)).first()
        return getattr(run, name, None)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether a process ends by itself within some seconds."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def main() -> None:
    """Kill as often as is asked for, over as many imports as that takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most-wait", type=float, default=6.0, help="Seconds before a kill.")
    parser.add_argument("--database", help="An empty one; an SQLite file if left out.")
    given = parser.parse_args()
    chance, done, number = Random(given.seed), 0, 0  # noqa: S311 - nothing secret is drawn
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        place = Place(home, given.database or f"sqlite:///{home}/bench.db")
        engine = make_engine(place.url)
        migrate(engine)
        while done < given.kills:
            number += 1
            file = home / f"list{number}.jsonl"
            good, bad = write_file(file, given.rows)
            more = kill_often(place, file, given.kills - done, chance, given.most_wait)
            check_whole(engine, file.stem, good, bad)
            done += more
            print(f"{file.stem}: {more} kills, {good + bad:,} rows, whole and counted", flush=True)
        engine.dispose()
    print(f"{done} kills over {number} imports of {given.rows:,} rows: nothing lost or doubled")


if __name__ == "__main__":
    main()
