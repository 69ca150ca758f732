"""How long one client's ranking takes over the 5,783 adverts of nhs_jobs_2020, once loaded.

As the service ranks: ten to show with all their evidence, ten ruled out for each reason.
"""

from __future__ import annotations

import json
import statistics
import time
from datetime import date
from pathlib import Path

from api.contracts import PreferencesBody
from api.imports.readers.listing import ReadOptions, open_listing
from api.imports.rows import Row
from bench.figures import Figure
from matcher.normalise.advert import read_advert
from matcher.pool import Pool
from matcher.ranking import rank
from matcher.reference import folder

ON = date(2020, 11, 10)
ROUNDS = 5


def measure(shared: Path) -> list[Figure]:
    """Seconds to build the pool, and the time of the median and the slowest sample client."""
    with (shared / "data" / "nhs_jobs_2020.csv.gz").open("rb") as handle:
        rows = [row for row in open_listing(handle, ReadOptions()).rows if isinstance(row, Row)]
    vacancies = [read_advert(row.advert, ON) for row in rows]
    started = time.perf_counter()
    pool = Pool.of(vacancies)
    built = time.perf_counter() - started
    times = sorted(_milliseconds(client, pool) for client in _clients())
    return [
        Figure(f"a pool of {len(pool):,} built", built, "s", None),
        Figure("one client ranked, the median client", statistics.median(times), "ms", "< 100"),
        Figure("one client ranked, the slowest client", times[-1], "ms", "< 100"),
    ]


def _milliseconds(client: dict[str, object], pool: Pool) -> float:
    preferences = PreferencesBody.model_validate(client["preferences"]).record()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        rank(preferences, pool, top=10, most_ruled_out=10)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def _clients() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        (folder() / "samples" / "clients.json").read_text(encoding="utf-8")
    )
    return found
