"""How long an import takes: a real export of 5,783 adverts into a fresh SQLite database."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from sqlalchemy import Engine

from api.database import make_engine, migrate
from api.imports.service import run_import
from bench.figures import Figure

FILE = "data/nhs_jobs_2020.csv.gz"


def measure(shared: Path) -> list[Figure]:
    """Seconds for the import, everything included, and for importing the same file again."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/bench.db")
        migrate(engine)
        try:
            first = _seconds(engine, shared)
            again = _seconds(engine, shared)
        finally:
            engine.dispose()
    return [
        Figure("import of 5,783 adverts into SQLite", first, "s", "< 30"),
        Figure("import of the same 5,783 adverts again", again, "s", None),
    ]


def _seconds(engine: Engine, shared: Path) -> float:
    start = time.perf_counter()
    with (shared / FILE).open("rb") as handle:
        run = run_import(engine, "nhs", handle).run
    assert run.added + run.unchanged == run.read == 5783
    return time.perf_counter() - start
