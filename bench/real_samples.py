"""The real adverts kept beside the project, read: what generated vacancies are made of."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from matcher.normalise.advert import read_advert
from matcher.vacancy import Advert, Vacancy

NOT_NAMED = "Not named"
"""Stands for the employer where an advert names none, as most of an aggregator's do."""
_NHS, _ADZUNA, _KIRKLEES = date(2020, 11, 10), date(2013, 3, 1), date(2021, 3, 1)


def nhs(shared: Path) -> list[Vacancy]:
    """5,783 health adverts of November 2020."""
    return [
        read_advert(
            Advert(
                title=row["title"],
                employer=row["employer"],
                reference=row["id"],
                description=row["description"],
                pay=row["salary_text"],
                place=row["locality"],
                postcode=row["postcode"],
            ),
            _NHS,
        )
        for row in _csv(shared / "data" / "nhs_jobs_2020.csv.gz")
    ]


def adzuna(shared: Path) -> list[Vacancy]:
    """863 adverts of 2013, mostly care and hospitality."""
    return [
        read_advert(
            Advert(
                title=row["Title"],
                employer=row["Company"] or NOT_NAMED,
                reference=row["Id"],
                description=row["FullDescription"],
                pay=row["SalaryRaw"],
                hours=row["ContractTime"].replace("_", " "),
                contract=row["ContractType"],
                place=row["LocationRaw"],
            ),
            _ADZUNA,
        )
        for row in _csv(shared / "data" / "adzuna_2013_sample.csv.gz")
    ]


def kirklees(shared: Path) -> list[Vacancy]:
    """47 adverts of a council, 2021."""
    file = shared / "data" / "kirklees_council_vacancies_2021.json"
    return [
        read_advert(
            Advert(
                title=row["job_title"],
                employer=row.get("service_area") or row["organisation"],
                reference=row["Job_id"],
                description=row["job_description"],
                pay=_one(row["salary_range"]),
                contract=_one(row["job_type"]),
            ),
            _KIRKLEES,
        )
        for row in json.loads(file.read_text(encoding="utf-8"))
    ]


def _one(field: str | list[str]) -> str:
    """A field of text, which a few rows give as a list."""
    return field if isinstance(field, str) else ", ".join(field)


def employers(shared: Path) -> list[str]:
    """4,736 names of employers as filed, those in capitals in the usual case."""
    with (shared / "data" / "employer_names_gpg.csv").open(encoding="utf-8", newline="") as handle:
        names = [row["name"] for row in csv.DictReader(handle)]
    return [name.title() if name.isupper() else name for name in names]


def _csv(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file) as packed:
        yield from csv.DictReader(io.TextIOWrapper(packed, encoding="utf-8", newline=""))
