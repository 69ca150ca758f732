"""Adverts that were judged, by the references that judgements use, from the real files."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

READ = 1_500
"""Characters of a description that whoever judged had before them."""


def adverts(shared: Path, references: Collection[str]) -> list[dict[str, Any]]:
    """The rows of these references, in the form of the judged set beside the project.

    A reference is the advert's number in its file, after "a" for the aggregator's and "k" for the
    council's.
    """
    data = shared / "data"
    rows = (*_nhs(data), *_adzuna(data), *_kirklees(data))
    return [row for row in rows if row["reference"] in references]


def _nhs(data: Path) -> Iterator[dict[str, Any]]:
    for row in _csv(data / "nhs_jobs_2020.csv.gz"):
        yield {
            "reference": row["id"],
            "title": row["title"],
            "employer": row["employer"],
            "description": row["description"][:READ],
            "pay": row["salary_text"],
            "place": row["locality"],
            "postcode": row["postcode"],
            "posted": row["datePosted"],
            "closes": row["validThrough"],
        }


def _adzuna(data: Path) -> Iterator[dict[str, Any]]:
    for row in _csv(data / "adzuna_2013_sample.csv.gz"):
        yield {
            "reference": f"a{row['Id']}",
            "title": row["Title"],
            "employer": row["Company"],
            "description": row["FullDescription"][:READ],
            "pay": row["SalaryRaw"],
            "contract": ", ".join(filter(None, (row["ContractType"], row["ContractTime"]))),
            "place": row["LocationRaw"],
        }


def _kirklees(data: Path) -> Iterator[dict[str, Any]]:
    file = data / "kirklees_council_vacancies_2021.json"
    for row in json.loads(file.read_text(encoding="utf-8")):
        yield {
            "reference": f"k{row['Job_id']}",
            "title": row["job_title"],
            "employer": "Kirklees Council",
            "description": row["job_description"],
            "contract": _joined(row["job_type"]),
            "place": "Huddersfield",
        }


def _joined(said: str | list[str]) -> str:
    """The council's kinds of contract, of which some adverts have several."""
    return said if isinstance(said, str) else ", ".join(said)


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)
