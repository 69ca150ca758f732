"""`docs/reading.md` with the figures of the last bench under each of its headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reading.md"
_MARKED = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_OF_FACT = re.compile(r"(?P<set>.+): (?P<field>\w+): (?P<kind>labels|precision|recall)")

Figures = Mapping[str, Sequence[Figure]]
"""Figures by the name of their measure."""


@dataclass(frozen=True)
class Facts:
    """The fields of an advert whose precision and recall stand under one heading."""

    fields: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """The measure whose figures stand under one heading."""

    name: str


HEADINGS: Mapping[str, Facts | Measured] = {
    "pay": Measured("pay"),
    "hours": Facts(("hours", "full_time", "part_time")),
    "schedule": Facts(
        (
            "nights",
            "evenings",
            "weekends",
            "early_starts",
            "rotating_shifts",
            "term_time_only",
            "days",
        )
    ),
    "contract": Facts(("kinds", "agency", "zero_hours")),
    "requirements": Facts(
        ("driving_licence", "dbs", "registration", "degree", "experience", "management")
    ),
    "titles": Measured("titles"),
    "places": Measured("places"),
    "statements": Measured("statements"),
    "normalising": Measured("normalising"),
}


def write(figures: Figures) -> None:
    """Put the figures into the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), figures), encoding="utf-8")


def filled(page: str, figures: Figures) -> str:
    """`page` with a table between each pair of marks, in place of what stood there."""

    def table(mark: re.Match[str]) -> str:
        heading = HEADINGS[mark[2]]
        if isinstance(heading, Facts):
            lines = _fact_table(figures["facts"], heading.fields)
        else:
            lines = _table(figures[heading.name])
        return "\n".join([mark[1], *lines, "", mark[3]])

    return _MARKED.sub(table, page)


def _table(figures: Sequence[Figure]) -> list[str]:
    rows = [f"| {f.name} | {written(f.value)} {f.unit} | {f.bar or ''} |" for f in figures]
    return ["| measured | | bar |", "|---|---:|---|", *rows]


def _fact_table(figures: Sequence[Figure], fields: Sequence[str]) -> list[str]:
    """A row for each field of each set of labels; a field that nobody labelled has none."""
    read = {
        (found["set"], found["field"], found["kind"]): figure.value
        for figure in figures
        if (found := _OF_FACT.fullmatch(figure.name))
    }
    sets = dict.fromkeys(name for name, _, _ in read)
    rows = [
        f"| {field.replace('_', ' ')} | {name} | {read[name, field, 'labels']:.0f} "
        f"| {_share(read[name, field, 'precision'])} | {_share(read[name, field, 'recall'])} |"
        for field in fields
        for name in sets
        if read.get((name, field, "labels"))
    ]
    return [
        "| | labels | adverts that state it | right (bar 95%) | found (bar 85%) |",
        "|---|---|---:|---:|---:|",
        *rows,
    ]


def _share(value: float) -> str:
    return "-" if value != value else f"{value:.1%}"  # noqa: PLR0124 - not a number


def written(value: float) -> str:
    """A figure with four digits at most, or as a whole number from 1,000 on."""
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
