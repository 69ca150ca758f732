"""How well hours, schedule, contract and requirements are read from real adverts.

The labels are our own reading of the adverts (`labels/README.md`); the adverts are kept beside the
project and are not part of it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.fact_labels import FIELDS, SETS, UNSURE, Labels, adverts, read_labels
from bench.figures import Figure
from matcher.normalise.advert_text import advert_text
from matcher.normalise.contracts import read_contract
from matcher.normalise.hours import read_hours
from matcher.normalise.requirements import read_requirements
from matcher.normalise.schedule import read_schedule
from matcher.vacancy import Hours

PRECISION, RECALL = "95%", "85%"


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
    """Precision and recall of each field in each set, over the labelled adverts in `shared`.

    A fact is right when it is the same; reading something else counts as wrong and as missed. A
    label that we were unsure of is left out.
    """
    figures = []
    for name, fields in scores(shared).items():
        for field, score in fields.items():
            figures.append(Figure(f"{name}: {field}: labels", score.labels, "adverts", None))
            figures.append(
                Figure(f"{name}: {field}: precision", score.precision, "share", PRECISION)
            )
            figures.append(Figure(f"{name}: {field}: recall", score.recall, "share", RECALL))
    return figures


def scores(shared: Path) -> dict[str, dict[str, Score]]:
    """The counts of each field in each set."""
    counts = {name: {field: Counter[str]() for field in FIELDS} for name in SETS}
    labels = {name: read_labels(name) for name in SETS}
    for key, title, text in adverts(shared):
        of_advert = {name: rows[key] for name, rows in labels.items() if key in rows}
        read = facts(title, text) if of_advert else {}
        for name, labelled in of_advert.items():
            _count(labelled, read, counts[name])
    return {
        name: {
            field: Score(count["right"], count["wrong"], count["missed"])
            for field, count in fields.items()
        }
        for name, fields in counts.items()
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


def main(show: Callable[[str], None] = print) -> None:
    """Prints the figures."""
    for name, fields in scores(Path(os.environ.get("IPS_SHARED", "../shared"))).items():
        show(name)
        for field, score in fields.items():
            show(
                f"  {field:16} {score.labels:4} labels   precision {score.precision:.2f}"
                f"   recall {score.recall:.2f}   ({score.wrong} wrong, {score.missed} missed)"
            )


if __name__ == "__main__":
    main()
