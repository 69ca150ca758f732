"""What pages call the states of imports, the fields of adverts and the formats of files."""

from __future__ import annotations

from collections.abc import Mapping

from api.imports.columns import FIELDS
from api.imports.states import State

STATES: Mapping[State, tuple[str, str]] = {
    State.WAITING: ("Waiting to begin", "grey"),
    State.UNDER_WAY: ("Under way", "blue"),
    State.DONE: ("Done", "green"),
    State.FAILED: ("Stopped before the end", "red"),
    State.CANCELLED: ("Cancelled", "orange"),
    State.UNDOING: ("Being undone", "blue"),
    State.UNDONE: ("Undone", "grey"),
}
"""A state in words, and the colour of its tag."""
FIELD_NAMES: Mapping[str, str] = {
    "reference": "Reference",
    "title": "Job title",
    "employer": "Employer",
    "description": "Description",
    "pay": "Pay",
    "hours": "Hours",
    "contract": "Kind of contract",
    "place": "Place",
    "postcode": "Postcode",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "remote": "Work from home",
    "posted": "Date posted",
    "closes": "Closing date",
    "url": "Web address",
}
CHOICES: tuple[tuple[str, str], ...] = (
    ("", "Leave out"),
    *((field, FIELD_NAMES[field]) for field in FIELDS),
)
FORMATS: tuple[tuple[str, str], ...] = (
    ("auto", "Tell by the file"),
    ("csv", "CSV: a sheet saved as text"),
    ("xlsx", "Excel workbook (.xlsx)"),
    ("jsonl", "JSON, an advert a line"),
    ("jobposting", "JobPosting (schema.org) as JSON"),
    ("html", "Saved web pages that hold JobPostings"),
    ("indeed-xml", "XML as for Indeed"),
    ("adzuna", "Answer of the Adzuna search"),
    ("reed", "Answer of the Reed search"),
)
SURENESS: Mapping[str, tuple[str, str]] = {
    "sure": ("Sure", "green"),
    "likely": ("Likely", "blue"),
    "unsure": ("Please check", "orange"),
}
DONE_TO: Mapping[str, str] = {
    "added": "It was added",
    "changed": "It was changed",
    "closed": "It was closed",
    "reopened": "It was opened again",
}
_MINUTE, _HOUR = 60, 3600


def time_left(seconds: float | None) -> str | None:
    """How long it will still take: "about 2 minutes"; None where nobody can tell."""
    if seconds is None:
        return None
    if seconds < _MINUTE:
        return "less than a minute"
    if seconds < _HOUR:
        return _about(round(seconds / _MINUTE), "minute")
    return _about(round(seconds / _HOUR), "hour")


def _about(number: int, unit: str) -> str:
    return f"about {number} {unit}{'' if number == 1 else 's'}"
