"""Proposals of a mapping: which column of somebody else's sheet holds which field of an advert."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.imports.columns.assignment import best_assignment
from api.imports.columns.first_row import is_header
from api.imports.columns.headers import NOTHING, HeaderReading, read_header
from api.imports.columns.looks import MOST_ROWS, Look, look_at
from api.imports.columns.names import FIELDS, MEND, NO_FIELD, REQUIRED, plain_name
from api.imports.columns.reasons import why, why_not
from api.imports.columns.value_rules import SPEAKS
from api.imports.columns.weighing import LEAST, LEAST_TOLD_APART, Weights, how_sure, weigh
from api.imports.rows import shown

MOST_EXAMPLES, LONGEST_EXAMPLE = 3, 60
UNSAID = Look(0, 0, 0.0, 0.0, {}, ())


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """A column and the field of an advert that it seems to hold; None if it seems to hold none.

    `sure` is sure, likely or unsure; `because` says why, in plain words; `examples` are up to three
    values, made safe to show.
    """

    name: str
    field: str | None
    sure: str
    because: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The columns in their order, and the fields that an advert needs and no column holds.

    Without a header, which `has_header` tells, columns are named by position: "column 3".
    """

    columns: tuple[ProposedColumn, ...]
    missing: tuple[str, ...]
    has_header: bool = True

    def mapping(self) -> dict[str, str]:
        """Field by column, as `ReadOptions.mapping` takes it.

        A column without a field is mapped to `NO_FIELD`, so that its name is not believed after
        all, and so that a column which comes later is known to be new.
        """
        found: dict[str, str] = {}
        taken: set[str] = set()
        for column in self.columns:
            if plain_name(column.name) not in taken:
                taken.add(plain_name(column.name))
                found[column.name] = column.field or NO_FIELD
        return found


def propose(
    first: Sequence[str],
    rows: Sequence[Sequence[str]],
    today: date | None = None,
    *,
    has_header: bool | None = None,
) -> Proposal:
    """A mapping for the sheet that starts with the row `first`, which should name its columns.

    Args:
        first: the cells of the first row.
        rows: the rows after it, as they come; up to 200 are looked at. Short ones are filled up.
        today: helps to tell what a single column of dates is.
        has_header: whether the first row names the columns; told by what it says if None.
    """
    width = len(first)
    looks = _looks(rows, width)
    if has_header is None:
        has_header = not rows or is_header(first, looks)
    if not has_header:
        looks = _looks([first, *rows], width)
    names = [cell.strip() for cell in first] if has_header else position_names(width)
    readings = [read_header(name) for name in names] if has_header else [NOTHING] * width
    unreadable = _unreadable(names)
    for at in unreadable:
        readings[at], looks[at] = NOTHING, UNSAID
    weights = weigh(readings, looks, today)
    sheet = _Sheet(names, readings, looks, weights, _chosen(weights), unreadable)
    missing = tuple(field for field in REQUIRED if field not in sheet.chosen.values())
    return Proposal(tuple(map(sheet.column, range(width))), missing, has_header)


def position_names(width: int) -> list[str]:
    """The names of the columns of a sheet without a header: "column 1", "column 2"."""
    return [f"column {position}" for position in range(1, width + 1)]


def _looks(rows: Sequence[Sequence[str]], width: int) -> list[Look]:
    some = rows[:MOST_ROWS]
    return [
        look_at([row[at] if at < len(row) else "" for row in some], width) for at in range(width)
    ]


def _unreadable(names: Sequence[str]) -> dict[int, str]:
    """The columns that no mapping can name, by position, and why."""
    found: dict[int, str] = {}
    seen: set[str] = set()
    for at, name in enumerate(names):
        if plain_name(name) == plain_name(MEND):
            found[at] = "it says what was to be mended in the row"
        elif plain_name(name) in seen:
            found[at] = "an earlier column has the same name, and only that one can be read"
        seen.add(plain_name(name))
    return found


def _chosen(weights: Weights) -> dict[int, str]:
    """The field by column, each at most once, that fit best all together."""
    worth = [
        [weight.total if weight.total >= LEAST else 0.0 for weight in weights[field]]
        for field in FIELDS
    ]
    found = zip(FIELDS, best_assignment(worth), strict=True)
    chosen = {at: field for field, at in found if at is not None}
    return {
        at: field for at, field in chosen.items() if not _is_a_guess(at, field, weights, chosen)
    }


def _is_a_guess(at: int, field: str, weights: Weights, chosen: dict[int, str]) -> bool:
    """Whether a date as likely posts as closes: then nobody knows."""
    other = {"posted": "closes", "closes": "posted"}.get(field)
    if other is None or other in chosen.values():
        return False
    return weights[field][at].total - weights[other][at].total < LEAST_TOLD_APART


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All that is known of the columns, by position."""

    names: Sequence[str]
    readings: Sequence[HeaderReading]
    looks: Sequence[Look]
    weights: Weights
    chosen: Mapping[int, str]
    unreadable: Mapping[int, str]

    def column(self, at: int) -> ProposedColumn:
        """What is proposed for the column at a position."""
        field, look, header = self.chosen.get(at), self.looks[at], self.readings[at]
        if field is not None:
            weight = self.weights[field][at]
            sure = how_sure(weight, self._runner_up(at, field), look.filled)
            because = why(weight, header)
        elif at in self.unreadable:
            sure, because = "sure", self.unreadable[at]
        else:
            sure, because = "likely", why_not(at, self.weights, self.chosen, header, look)
        return ProposedColumn(self.names[at], field, sure, because, _examples(look, field))

    def _runner_up(self, at: int, field: str) -> float:
        """The most points of a column for the field that is free and does not say the same."""
        rivals = (
            weight.total
            for other, weight in enumerate(self.weights[field])
            if other not in self.chosen and self.looks[other].values != self.looks[at].values
        )
        return max(rivals, default=0.0)


def _examples(look: Look, field: str | None) -> tuple[str, ...]:
    kind = SPEAKS[field][0][0] if field and field in SPEAKS else None
    values = look.like(kind) if kind else look.values
    return tuple(shown(value, LONGEST_EXAMPLE) for value in values[:MOST_EXAMPLES])
