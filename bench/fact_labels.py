"""What we read by hand in real adverts, and those adverts, which are kept beside the project.

There are several sets (`labels/README.md`): each was read before the code had seen it.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from matcher.normalise.text import plain

FOLDER = Path(__file__).parent / "labels"
SETS = {
    "first set": "facts.csv",
    "second set": "facts_second.csv",
    "third set": "facts_third.csv",
    "fourth set": "facts_fourth.csv",
    "fifth set": "facts_fifth.csv",
    "sixth set": "facts_sixth.csv",
}
"""The sets of labels by name, oldest first."""
FIELDS = (
    "hours", "full_time", "part_time", "nights", "evenings", "weekends", "early_starts",
    "rotating_shifts", "term_time_only", "days", "kinds", "agency", "zero_hours",
    "driving_licence", "dbs", "registration", "degree", "experience", "management",
)  # fmt: skip
READ, UNSURE = "read", "?"
_FILES = {
    "nhs": ("nhs_jobs_2020.csv.gz", "id", "title", "description"),
    "adzuna": ("adzuna_2013_sample.csv.gz", "Id", "Title", "FullDescription"),
    "kirklees": (
        "kirklees_council_vacancies_2021.json", "Job_id", "job_title", "job_description",
    ),
    "jobposting": ("nhs_jobposting.jsonl", "url", "title", "description"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """What we read in one advert: the fields that we looked at, and what is stated of them."""

    looked_at: tuple[str, ...]
    stated: Mapping[str, str]


def read_labels(name: str) -> dict[str, Labels]:
    """The labels of one set, by advert."""
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    with (FOLDER / SETS[name]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["advert"]][row["field"]] = row["value"]
    return {key: Labels(_looked_at(stated), stated) for key, stated in rows.items()}


def _looked_at(stated: Mapping[str, str]) -> tuple[str, ...]:
    return FIELDS if stated[READ] == "all" else tuple(stated[READ].split("+"))


def adverts(shared: Path) -> Iterator[tuple[str, str, str]]:
    """Key, title and description (plain text) of every real advert in `shared`.

    The key is the file's short name and the advert's number there, the last part of its address
    where the file has no numbers.
    """
    for source, (name, key, title, text) in _FILES.items():
        for row in _rows(shared / "data" / name):
            yield f"{source}:{row[key].rsplit('/', 1)[-1]}", plain(row[title]), plain(row[text])


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    if path.suffix == ".json":
        yield from json.loads(path.read_text(encoding="utf-8"))
    elif path.suffix == ".jsonl":
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
    else:
        before = csv.field_size_limit(10_000_000)  # of the whole process: others rely on it
        try:
            with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)
        finally:
            csv.field_size_limit(before)
