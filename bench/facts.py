"""How well hours, schedule, contract and requirements are read from real adverts.

The labels are our own reading of the adverts (`labels/README.md`); the adverts are kept beside the
project and are not part of it.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from matcher.normalise.advert_text import advert_text
from matcher.normalise.contracts import read_contract
from matcher.normalise.hours import read_hours
from matcher.normalise.requirements import read_requirements
from matcher.normalise.schedule import read_schedule
from matcher.normalise.text import plain
from matcher.vacancy import Hours

LABELS = Path(__file__).parent / "labels" / "facts.csv"
PRECISION, RECALL = "95%", "85%"
FIELDS = (
    "hours", "full_time", "part_time", "nights", "evenings", "weekends", "early_starts",
    "rotating_shifts", "term_time_only", "days", "kinds", "agency", "zero_hours",
    "driving_licence", "dbs", "registration", "degree", "experience", "management",
)  # fmt: skip
_FILES = {
    "nhs": ("nhs_jobs_2020.csv.gz", "id", "title", "description"),
    "adzuna": ("adzuna_2013_sample.csv.gz", "Id", "Title", "FullDescription"),
    "kirklees": (
        "kirklees_council_vacancies_2021.json", "Job_id", "job_title", "job_description",
    ),
}  # fmt: skip
READ, UNSURE = "read", "?"


@dataclass(frozen=True, slots=True)
class Labels:
    """What we read in one advert: the fields that we looked at, and what is stated of them."""

    looked_at: tuple[str, ...]
    stated: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts for one field."""

    right: int
    wrong: int
    missed: int

    @property
    def labels(self) -> int:
        """How many adverts state the field."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else float("nan")

    @property
    def recall(self) -> float:
        """The share of what is stated that was read."""
        return self.right / self.labels if self.labels else float("nan")


def measure(shared: Path) -> list[Figure]:
    """Precision and recall of each field, over the labelled adverts found in `shared`.

    A fact is right when it is the same; reading something else counts as wrong and as missed. A
    label that we were unsure of is left out.
    """
    figures = []
    for field, score in scores(shared).items():
        figures.append(Figure(f"{field}: labels", score.labels, "adverts", None))
        figures.append(Figure(f"{field}: precision", score.precision, "share", PRECISION))
        figures.append(Figure(f"{field}: recall", score.recall, "share", RECALL))
    return figures


def scores(shared: Path) -> dict[str, Score]:
    """The counts of each field."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    labels = read_labels()
    for key, title, text in adverts(shared):
        if key in labels:
            _count(labels[key], facts(plain(title), plain(text)), counts)
    return {
        field: Score(count["right"], count["wrong"], count["missed"])
        for field, count in counts.items()
    }


def _count(labels: Labels, read: Mapping[str, str], counts: Mapping[str, Counter[str]]) -> None:
    for field in labels.looked_at:
        label, answer = labels.stated.get(field), read.get(field)
        if label == UNSURE:
            continue
        if answer and answer == label:
            counts[field]["right"] += 1
            continue
        counts[field]["wrong"] += bool(answer)
        counts[field]["missed"] += bool(label)


def read_labels() -> dict[str, Labels]:
    """Our labels by advert."""
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["advert"]][row["field"]] = row["value"]
    return {key: Labels(_looked_at(stated), stated) for key, stated in rows.items()}


def _looked_at(stated: Mapping[str, str]) -> tuple[str, ...]:
    return FIELDS if stated[READ] == "all" else tuple(stated[READ].split("+"))


def facts(title: str, text: str) -> dict[str, str]:
    """What is read from an advert, written as the labels are; what is not stated is left out."""
    said = advert_text(None, title, text)
    hours, schedule = read_hours(said), read_schedule(said)
    contract, requirements = read_contract(None, said), read_requirements(said)
    answers: dict[str, object] = {"hours": _span(hours)}
    for record in (hours, schedule, contract, requirements):
        answers |= {field: getattr(record, field) for field in FIELDS if hasattr(record, field)}
    return {field: _written(answer) for field, answer in answers.items() if answer is not None}


def _span(hours: Hours) -> str | None:
    if hours.min is None and hours.max is None:
        return None
    return "-".join("" if end is None else f"{end:g}" for end in (hours.min, hours.max))


def _written(answer: object) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return "+".join(answer) if isinstance(answer, tuple) else str(answer)


def adverts(shared: Path) -> Iterator[tuple[str, str, str]]:
    """Key, title and description of every real advert in `shared`, as they were received."""
    for source, (name, key, title, text) in _FILES.items():
        for row in _rows(shared / "data" / name):
            yield f"{source}:{row[key]}", row[title], row[text]


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    csv.field_size_limit(10_000_000)
    if path.suffix == ".json":
        yield from json.loads(path.read_text(encoding="utf-8"))
        return
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def main(show: Callable[[str], None] = print) -> None:
    """Prints the figures."""
    for field, score in scores(Path(os.environ.get("IPS_SHARED", "../shared"))).items():
        show(
            f"{field:16} {score.labels:4} labels   precision {score.precision:.2f}"
            f"   recall {score.recall:.2f}"
        )


if __name__ == "__main__":
    main()
