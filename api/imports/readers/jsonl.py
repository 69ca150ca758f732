"""Adverts from JSON: objects with the fields of an advert, or schema.org JobPostings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from api.imports.columns import Columns
from api.imports.readers.fields import Cell, row_of
from api.imports.readers.jobposting import job_posting_cells
from api.imports.readers.json_text import Found, JsonObject
from api.imports.readers.refused_objects import with_fields, with_values
from api.imports.rows import Ignored, Refusal, Row, refusal

NOT_FIELDS = ("@context", "@type", "@id")
_MOST_SHAPES = 256


def json_adverts(
    found: Iterable[Found | Refusal],
    columns: Columns,
    ignored: Ignored,
    on_keys: Callable[[Sequence[str]], None] = lambda _: None,
) -> Iterator[Row | Refusal]:
    """Objects read as adverts, their fields under our names or other people's.

    `on_keys` is told the names of an object, unless an earlier one had the same.
    """
    seen: set[tuple[str, ...]] = set()
    for one in found:
        if isinstance(one, Refusal):
            yield one
            continue
        keys = tuple(one.value)
        if keys not in seen and len(seen) < _MOST_SHAPES:
            seen.add(keys)
            on_keys(keys)
        yield _advert(one, columns, ignored)


def _advert(found: Found, columns: Columns, ignored: Ignored) -> Row | Refusal:
    names = tuple(found.value)
    fields = columns.fields_of(names)
    cells = {}
    for name, field in zip(names, fields, strict=True):
        value = found.value[name]
        if field is not None:
            cells[field] = Cell(name, value)
        elif value not in (None, "") and name not in NOT_FIELDS:
            ignored.count(name)
    return with_values(row_of(found.line, cells, columns.employer), found.value, fields)


def job_postings(
    found: Iterable[Found | Refusal],
    ignored: Ignored,
    employer: str | None = None,
    *,
    in_graph: bool = False,
) -> Iterator[Row | Refusal]:
    """Objects read as schema.org JobPostings, those inside an "@graph" too.

    Other kinds of things in a graph (the site, the organisation) are counted as ignored.
    """
    for one in found:
        if isinstance(one, Refusal):
            yield one
            continue
        graph = one.value.get("@graph")
        if isinstance(graph, list) and not in_graph:
            things = [Found(one.line, thing) for thing in graph if isinstance(thing, dict)]
            yield from job_postings(things, ignored, employer, in_graph=True)
        elif is_job_posting(one.value):
            yield _job_posting(one, ignored, employer)
        elif in_graph:
            ignored.count(f"@graph: {_kind(one.value)}")
        else:
            problem = f"is of the type {_kind(one.value)}, where a JobPosting is needed"
            yield refusal(one.line, "@type", problem)


def _job_posting(found: Found, ignored: Ignored, employer: str | None) -> Row | Refusal:
    cells, unused = job_posting_cells(found.value)
    for name in unused:
        ignored.count(name)
    return with_fields(row_of(found.line, cells, employer), cells)


def is_job_posting(thing: JsonObject) -> bool:
    """Whether it says so, or does not say what it is."""
    kind = thing.get("@type", "JobPosting")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.rpartition("/")[2] == "JobPosting" for k in kinds)


def _kind(thing: JsonObject) -> str:
    return str(thing.get("@type"))[:60]
