"""`make bench`: every measurement, printed and written to bench/results.md and the docs.

`python -m bench pay titles` runs only those named. Real adverts are looked for beside the project
(IPS_SHARED names another place); what needs them is left out, and said so, where they are absent.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bench import ranking_page, reading_page
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
    "import_speed",
    "employer_duplicates",
    "vacancy_duplicates",
    "ranking",
    "ranking_peers",
    "search_speed",
    "starting",
)


def main(wanted: list[str]) -> None:
    """Run the measurements that are wanted, or all of them."""
    shared = (ROOT / os.environ.get("IPS_SHARED", "../shared")).resolve()
    if not (shared / "data").is_dir():
        sys.exit(f"No real adverts in {shared}: set IPS_SHARED to where they are.")
    figures = {name: _measured(name, shared) for name in wanted or MEASURES}
    if not wanted:
        lines = [_line(name, figure) for name in MEASURES for figure in figures[name]]
        RESULTS.write_text("\n".join([*_heading(), *lines, ""]), encoding="utf-8")
        reading_page.write(figures)
        ranking_page.write(figures["ranking_peers"], figures["search_speed"])
        written = (RESULTS, reading_page.PAGE, ranking_page.PAGE)
        print("written to", ", ".join(str(path.relative_to(ROOT)) for path in written))


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


def _measured(name: str, shared: Path) -> list[Figure]:
    started = time.perf_counter()
    figures: list[Figure] = importlib.import_module(f"bench.{name}").measure(shared)
    for figure in figures:
        print(_line(name, figure), flush=True)
    print(f"({name} took {time.perf_counter() - started:.0f} s)", file=sys.stderr)
    return figures


def _line(name: str, figure: Figure) -> str:
    value = reading_page.written(figure.value)
    return f"| {name}: {figure.name} | {value} | {figure.unit} | {figure.bar or ''} |"


if __name__ == "__main__":
    main(sys.argv[1:])
