"""How long ranking takes beside search engines, over the same vacancies, in one run.

The engines answer a client's wanted titles as a query of words, the best 50 with their stored
title. Ours ranks by all the client's statements, the best 50 with all evidence, the ruled out ones
counted and what one change would open; nothing is kept of what was answered before but where it is
said so, and a caseload is one call. Each works in a process of its own, so that memory is its
own too. IPS_BENCH_VACANCIES says over how many vacancies; the bars speak of 1,000,000.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Figure
from bench.search_engines import ENGINES
from bench.search_jobs import CASELOAD, CHANGES, OURS, TEXTS, Speed, job

_COUNT = 100_000
_BARS = {"tantivy": 1, "bm25s": 2}


def measure(shared: Path) -> list[Figure]:
    """Every engine's and our own times, and ours over theirs."""
    count = int(os.environ.get("IPS_BENCH_VACANCIES", _COUNT))
    titles, speeds = compared(shared, count)
    figures = [Figure(f"different titles among {count:,} vacancies", titles, "", None)]
    for name, speed in speeds.items():
        figures += _figures(name, speed)
    return figures + _beside(speeds)


def compared(
    shared: Path, count: int, names: Sequence[str] = (*ENGINES, OURS)
) -> tuple[int, dict[str, Speed]]:
    """How many different titles there are, and the speed of each engine named."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        titles = json.loads(job(TEXTS, shared, folder, count))
        return titles, {
            name: Speed(**json.loads(job(name, shared, folder, count))) for name in names
        }


def _figures(name: str, speed: Speed) -> list[Figure]:
    again = (
        []
        if speed.again_milliseconds is None
        else [
            Figure(
                f"{name}: the median client, asked for again",
                statistics.median(speed.again_milliseconds),
                "ms",
                None,
            )
        ]
    )
    changed = (
        []
        if speed.change_seconds is None
        else [
            Figure(
                f"{name}: right again after {CHANGES:,} changes", speed.change_seconds, "s", "< 1"
            )
        ]
    )
    return [
        Figure(f"{name}: built in", speed.built_seconds, "s", None),
        Figure(f"{name}: most memory while building", speed.built_megabytes, "MB", None),
        Figure(f"{name}: most memory while answering", speed.megabytes, "MB", None),
        Figure(f"{name}: the median client", statistics.median(speed.milliseconds), "ms", None),
        Figure(f"{name}: the slowest client", max(speed.milliseconds), "ms", None),
        Figure(
            f"{name}: a caseload of {CASELOAD}",
            speed.caseload_seconds,
            "s",
            "< 1 at 1,000,000" if name == OURS else None,
        ),
        *again,
        *changed,
    ]


def _beside(speeds: dict[str, Speed]) -> list[Figure]:
    """Our times over those of the engines that set a bar."""
    ours = speeds[OURS].milliseconds
    figures = []
    for name, most in _BARS.items():
        theirs = speeds[name].milliseconds
        median = statistics.median(ours) / statistics.median(theirs)
        slowest = max(ours) / max(theirs)
        within = statistics.fmean(a <= most * b for a, b in zip(ours, theirs, strict=True))
        figures += [
            Figure(f"the median client, ours over {name}'s", median, "times", f"<= {most}"),
            Figure(f"the slowest client, ours over {name}'s", slowest, "times", f"<= {most}"),
            Figure(f"clients for whom ours takes at most {most} x {name}'s", within, "share", None),
        ]
    return figures
