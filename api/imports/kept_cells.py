"""The cells of refused rows as they are kept: JSON in plain ASCII, which any database can hold.

A cell may hold what no database takes as text, such as NUL or half a character: that is often why
the row was refused, and it has to come back as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from api.imports.rows import Refusal
from api.imports.tables import ImportRefusal

MOST_CHARACTERS = 50_000
"""Of one row. An import keeps 10,000 refused rows, most of them far shorter."""
Cells = tuple[tuple[str, str], ...]


def written(cells: Cells | None) -> str | None:
    """The cells as kept; None for a row that is too long."""
    if cells is None or sum(len(name) + len(text) for name, text in cells) > MOST_CHARACTERS:
        return None
    return json.dumps(cells)


def read(kept: str | None) -> Cells | None:
    """The cells that `written` wrote."""
    if kept is None:
        return None
    return tuple((name, text) for name, text in json.loads(kept))


def as_refused(rows: Iterable[ImportRefusal]) -> Iterator[Refusal]:
    """Refusals as they were when their rows were read."""
    for row in rows:
        yield Refusal(row.line, row.column, row.problem, row.excerpt, cells=read(row.cells))
