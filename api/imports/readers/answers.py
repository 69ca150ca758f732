"""The answers of job search services, as saved to files: the list of results in each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from api.imports.readers.fields import Cells, row_of
from api.imports.readers.json_document import JsonDocument
from api.imports.readers.json_objects import json_objects
from api.imports.readers.json_text import Found, JsonObject
from api.imports.readers.refused_objects import with_fields
from api.imports.rows import Ignored, Refusal, Row

_RESULTS = re.compile(rb'"results"\s{0,100}:\s{0,90}\[')
_RESULTS_IN_TEXT = re.compile(_RESULTS.pattern.decode())
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
CellsOf = Callable[[JsonObject], tuple[Cells, list[str]]]
"""Takes a job apart: the cells of an advert, and the names of what has no place in one."""


def has_results(head: bytes) -> bool:
    """Whether the first object of a file holds a list of results, as answers do."""
    found = _RESULTS.search(head)
    if found is None:
        return False
    before = _STRING.sub(b"", head[: found.start()])
    return before.lstrip().startswith(b"{") and before.count(b"{") == before.count(b"}") + 1


def answer_adverts(
    pieces: Iterable[bytes],
    head: bytes,
    cells_of: CellsOf,
    ignored: Ignored,
    employer: str | None = None,
) -> Iterator[Row | Refusal]:
    """The jobs of one answer or of several, in one file, and those saved one by one."""
    if has_results(head):
        found = JsonDocument(pieces, in_list=True).lists(_RESULTS_IN_TEXT)
    else:
        found = json_objects(pieces, head)
    for one in _jobs(found):
        if isinstance(one, Refusal):
            yield one
            continue
        cells, unused = cells_of(one.value)
        for name in unused:
            ignored.count(name)
        yield with_fields(row_of(one.line, cells, employer), cells)


def _jobs(found: Iterable[Found | Refusal]) -> Iterator[Found | Refusal]:
    for one in found:
        results = None if isinstance(one, Refusal) else one.value.get("results")
        if isinstance(results, list):
            yield from (Found(one.line, job) for job in results if isinstance(job, dict))
        else:
            yield one
