"""A job of an Indeed-style XML feed taken apart into the cells of an advert.

The elements are those of Indeed's feed; a feed with other names is read as a sheet's columns are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from api.imports.readers.fields import Cell, row_of
from api.imports.readers.indeed_feed import Job, JobFeed
from api.imports.readers.reading import Reading
from api.imports.readers.refused_objects import with_fields
from api.imports.rows import Refusal, Row, UnreadableFileError

_PLACE = ("city", "state")
_KINDS = re.compile(r"[,;|/]")
_HOURS = {"fulltime": "Full time", "parttime": "Part time"}
_OWN = {"posted": "date", "closes": "expirationdate", "remote": "remotetype"}
_KNOWN = frozenset({*_PLACE, "country", "jobtype", *_OWN.values()})


def indeed_jobs(pieces: Iterable[bytes], reading: Reading) -> Iterator[Row | Refusal]:
    """The adverts of a feed in UTF-8; the line is that on which a job begins.

    Raises:
        UnreadableFileError: it is XML without a job, or has a document type.
    """
    feed = JobFeed(pieces)
    for job in feed.jobs():
        yield job if isinstance(job, Refusal) else _row(job, reading)
    if not feed.begun:
        raise UnreadableFileError(
            "The file is XML, but not a feed of jobs: each has to stand in an element <job>."
        )


def _row(job: Job, reading: Reading) -> Row | Refusal:
    names = tuple(job.values)
    chosen = set(reading.options.mapping.values())
    cells = {}
    for name, field in zip(names, reading.columns.fields_of(names), strict=True):
        if field is not None:
            cells[field] = Cell(name, job.values[name])
        elif name not in _KNOWN:
            reading.ignored.count(name)
    cells |= {field: cell for field, cell in _own(job) if field not in chosen}
    for name in job.repeated:
        reading.ignored.count(name)
    return with_fields(row_of(job.line, cells, reading.options.employer), cells)


def _own(job: Job) -> Iterator[tuple[str, Cell]]:
    """The cells of elements that mean something of their own in such a feed."""
    values = job.values
    place = ", ".join(values[name] for name in _PLACE if name in values) or values.get("country")
    if place:
        yield "place", Cell("city" if "city" in values else "state", place)
    for field, name in _OWN.items():
        if name in values:
            yield field, Cell(name, values[name])
    if "jobtype" in values:
        kinds = [kind.strip() for kind in _KINDS.split(values["jobtype"])]
        plain = ["".join(filter(str.isalpha, kind)).lower() for kind in kinds]
        hours = [_HOURS[kind] for kind in plain if kind in _HOURS]
        others = [kind for kind, key in zip(kinds, plain, strict=True) if key not in _HOURS]
        yield "contract", Cell("jobtype", ", ".join(filter(None, others)) or None)
        if hours and "hours" not in values:
            yield "hours", Cell("jobtype", ", ".join(hours))
