"""How many full adverts `ips-matcher normalise advert` reads in a second, from start to end."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import BinaryIO

from api.parallel import processors
from bench.figures import Figure

_COLUMNS = {
    "reference": "id",
    "title": "title",
    "employer": "employer",
    "pay": "salary_text",
    "place": "locality",
    "postcode": "postcode",
    "posted": "datePosted",
    "closes": "validThrough",
    "description": "description",
}
_TIMES_OVER = 3  # so that starting, two seconds of it, is a small part
_COMMAND = [sys.executable, "-c", "from api.cli import main; main()", "normalise", "advert"]


def measure(shared: Path) -> list[Figure]:
    """Adverts a second through the command, its start included, and what a start takes."""
    with tempfile.TemporaryFile() as file:
        adverts = _write(shared, file)
        whole = _seconds(file)
    with tempfile.TemporaryFile() as empty:
        starting = _seconds(empty)
    name = f"full adverts on {processors()} processors"
    return [
        Figure(f"{name}, start to end", adverts / whole, "/s", "2,500"),
        Figure(f"{name}, once started", adverts / (whole - starting), "/s", "2,500"),
        Figure("the command with nothing to read", starting, "s", None),
    ]


def _write(shared: Path, file: BinaryIO) -> int:
    """The real adverts as JSON Lines, several times over; how many that is."""
    with gzip.open(shared / "data" / "nhs_jobs_2020.csv.gz") as packed:
        rows = list(csv.DictReader(io.TextIOWrapper(packed, encoding="utf-8", newline="")))
    for _ in range(_TIMES_OVER):
        for row in rows:
            advert = {field: row[column] for field, column in _COLUMNS.items()}
            file.write(json.dumps(advert, ensure_ascii=False).encode() + b"\n")
    return len(rows) * _TIMES_OVER


def _seconds(file: BinaryIO) -> float:
    file.seek(0)
    start = time.perf_counter()
    subprocess.run(_COMMAND, stdin=file, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start
