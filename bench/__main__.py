"""`make bench`: every measurement, printed and written to bench/results.md.

`python -m bench pay titles` runs only those named. Real adverts are looked for beside the project
(IPS_SHARED names another place); what needs them is left out, and said so, where they are absent.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figure

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.md"
MEASURES = (
    "pay",
    "places",
    "titles",
    "facts",
    "statements",
    "normalising",
    "imports",
    "ranking",
    "starting",
)


def main(wanted: list[str]) -> None:
    """Run the measurements that are wanted, or all of them."""
    shared = (ROOT / os.environ.get("IPS_SHARED", "../shared")).resolve()
    if not (shared / "data").is_dir():
        sys.exit(f"No real adverts in {shared}: set IPS_SHARED to where they are.")
    lines = []
    for name in wanted or MEASURES:
        for line in _lines(name, shared):
            print(line, flush=True)
            lines.append(line)
    if not wanted:
        RESULTS.write_text("\n".join([*_heading(), *lines, ""]), encoding="utf-8")
        print(f"written to {RESULTS.relative_to(ROOT)}")


def _heading() -> list[str]:
    return [
        "# What was measured",
        "",
        f"By `make bench` on {datetime.now(UTC):%d %B %Y}, Python {platform.python_version()},",
        f"{os.cpu_count()} cores, {platform.machine()}. Machines are noisy: read times as about.",
        "Figures on data that the reading was tuned on say less than those on data it never saw.",
        "",
        "| measure | figure | | bar |",
        "|---|---:|---|---|",
    ]


def _lines(name: str, shared: Path) -> Iterator[str]:
    started = time.perf_counter()
    figures: list[Figure] = importlib.import_module(f"bench.{name}").measure(shared)
    for figure in figures:
        value = f"{figure.value:,.4g}" if abs(figure.value) < 1000 else f"{figure.value:,.0f}"
        yield f"| {name}: {figure.name} | {value} | {figure.unit} | {figure.bar or ''} |"
    print(f"({name} took {time.perf_counter() - started:.0f} s)", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
