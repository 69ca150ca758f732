"""A job of Reed's answers (https://www.reed.co.uk/developers/jobseeker) as an advert's cells.

A search names the amounts and not what they are paid for; the details of one job name both, and say
the pay in words.
"""

from __future__ import annotations

from api.imports.readers.fields import Cell, Cells
from api.imports.readers.jobposting_pay import pay_text
from api.imports.readers.json_text import JsonObject

_USED = frozenset({
    "jobId", "jobTitle", "employerName", "jobDescription", "locationName", "minimumSalary",
    "maximumSalary", "yearlyMinimumSalary", "yearlyMaximumSalary", "currency", "salary",
    "salaryType", "jobType", "fullTime", "partTime", "contractType", "date", "datePosted",
    "expirationDate", "jobUrl", "externalUrl",
})  # fmt: skip
_UNITS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "annum": "YEAR"}


def reed_cells(job: JsonObject) -> tuple[Cells, list[str]]:
    """The cells of an advert, and the names of what has no place in one."""
    cells = {
        "title": Cell("jobTitle", job.get("jobTitle")),
        "employer": Cell("employerName", job.get("employerName")),
        "reference": Cell("jobId", job.get("jobId")),
        "description": Cell("jobDescription", job.get("jobDescription")),
        "pay": Cell("minimumSalary", _pay(job)),
        "hours": Cell("jobType", job.get("jobType") or _hours(job)),
        "contract": Cell("contractType", job.get("contractType")),
        "place": Cell("locationName", job.get("locationName")),
        "posted": _either(job, "datePosted", "date"),
        "closes": Cell("expirationDate", job.get("expirationDate")),
        "url": _either(job, "jobUrl", "externalUrl"),
    }
    unused = [name for name, value in job.items() if name not in _USED and value not in (None, "")]
    return cells, unused


def _either(job: JsonObject, first: str, second: str) -> Cell:
    name = first if job.get(first) else second
    return Cell(name, job.get(name))


def _hours(job: JsonObject) -> str | None:
    kinds = (("fullTime", "Full time"), ("partTime", "Part time"))
    return ", ".join(words for name, words in kinds if job.get(name) is True) or None


def _pay(job: JsonObject) -> object:
    """The pay in words where the job has them; the yearly amounts are worked out by Reed."""
    unit = str(job.get("salaryType") or "").lower().rpartition(" ")[2]
    amounts = {
        "value": job.get("salary"),
        "minValue": job.get("minimumSalary"),
        "maxValue": job.get("maximumSalary"),
        "unitText": _UNITS.get(unit),
    }
    if not (job.get("minimumSalary") or job.get("maximumSalary") or unit in _UNITS):
        yearly = (job.get("yearlyMinimumSalary"), job.get("yearlyMaximumSalary"))
        amounts |= {"minValue": yearly[0], "maxValue": yearly[1], "unitText": "YEAR"}
    return pay_text({"currency": job.get("currency") or "GBP", "value": amounts})
