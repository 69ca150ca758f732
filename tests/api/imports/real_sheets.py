"""Real sheets of adverts, and what each of their columns holds; read from beside the project."""

import csv
import gzip
import json
from dataclasses import dataclass

LARGEST_CELL = 10_000_000


@dataclass(frozen=True)
class RealSheet:
    """`holds` gives for each column the fields that are right for it; None is holding none."""

    names: list[str]
    rows: list[list[str]]
    holds: dict[str, tuple[str | None, ...]]

    def windows(self, size):
        """Runs of so many rows, from the whole sheet; the last, if it is shorter, left out."""
        last = max(1, len(self.rows) - size + 1)
        return [self.rows[at : at + size] for at in range(0, last, max(size, 1))]


NHS = {
    "id": ("reference",), "title": ("title",), "employer": ("employer",),
    "salary_text": ("pay",), "label_min_annual": (None,), "label_max_annual": (None,),
    "locality": ("place",), "postcode": ("postcode",), "lat": ("latitude",),
    "lon": ("longitude",), "datePosted": ("posted",), "validThrough": ("closes",),
    "description": ("description",),
}  # fmt: skip
# What ContractType holds is full time or part time, and ContractTime says permanent or contract.
ADZUNA = {
    "Id": ("reference",), "Title": ("title",), "FullDescription": ("description",),
    "LocationRaw": ("place", None), "LocationNormalized": ("place", None),
    "ContractType": ("hours",), "ContractTime": ("contract",), "Company": ("employer",),
    "Category": (None,), "SalaryRaw": ("pay",), "SalaryNormalized": (None,),
    "SourceName": (None,),
}  # fmt: skip
# Three columns hold the same words; no column names the council itself.
KIRKLEES = {
    "job_title": ("title",), "job_type": ("contract", None), "Job_id": ("reference",),
    "job_description": ("description",), "salary_range": ("pay",), "directorate": (None,),
    "service_area": ("employer", None), "position_type": ("contract", None),
    "closing_date": ("closes",), "organisation": ("employer", None), "career_site": (None,),
    "contract_type": ("contract", None), "pubDate": ("posted",),
}  # fmt: skip


def are_right(sheet, rows, proposal):
    """Whether each column is proposed for what it holds; one that is empty may hold nothing."""
    return {
        name: column.field in sheet.holds[name]
        or (column.field is None and not any(row[at].strip() for row in rows))
        for at, (name, column) in enumerate(zip(sheet.names, proposal.columns, strict=True))
    }


def real_sheets(folder):
    """The sheets by name, from the folder of real adverts."""
    before = csv.field_size_limit(LARGEST_CELL)  # of the whole process: others rely on it
    try:
        return _sheets_in(folder)
    finally:
        csv.field_size_limit(before)


def _sheets_in(folder):
    with (folder / "kirklees_council_vacancies_2021.json").open() as handle:
        adverts = json.load(handle)
    rows = [[str(advert.get(name) or "") for name in KIRKLEES] for advert in adverts]
    return {
        "nhs": _from_csv(folder / "nhs_jobs_2020.csv.gz", NHS),
        "adzuna": _from_csv(folder / "adzuna_2013_sample.csv.gz", ADZUNA),
        "kirklees": RealSheet(list(KIRKLEES), rows, KIRKLEES),
    }


def _from_csv(path, holds):
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as handle:
        names, *rows = csv.reader(handle)
    return RealSheet(names, rows, holds)
