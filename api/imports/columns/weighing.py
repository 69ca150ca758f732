"""What the name and the values of each column say together for each field, in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.imports.columns.date_order import told_by_order
from api.imports.columns.field_values import Said, of_sentences, said_of
from api.imports.columns.headers import STRONG, HeaderReading
from api.imports.columns.looks import Look
from api.imports.columns.names import FIELDS
from api.imports.columns.value_rules import WHOLLY_OTHER

LEAST = 2.0
"""Points from which a column is proposed for a field at all."""
LEAST_TOLD_APART = 0.3
_LIKELY, _SURE, _SURE_BY_VALUES = 3.0, 4.9, 3.9
_NEAR, _WELL_APART = 0.5, 1.0


@dataclass(frozen=True, slots=True)
class Weight:
    """The points of one column for one field: of its name, and of its values with their reasons."""

    header: float
    word: str | None
    values: tuple[Said, ...]

    @property
    def by_values(self) -> float:
        """The points of the values."""
        return max(WHOLLY_OTHER, sum(said.points for said in self.values))

    @property
    def total(self) -> float:
        """The points of name and values together."""
        return self.header + self.by_values

    def for_it(self) -> list[str]:
        """What the values say for the field."""
        return [said.because for said in self.values if said.points >= LEAST_TOLD_APART + 0.1]

    def against_it(self) -> list[str]:
        """What the values say against the field."""
        return [said.because for said in self.values if said.points < 0]


Weights = Mapping[str, Sequence[Weight]]
"""By field, the weight of each column."""


def weigh(headers: Sequence[HeaderReading], looks: Sequence[Look], today: date | None) -> Weights:
    """The weight of each column for each field."""
    dated = {at: look for at, look in enumerate(looks) if not headers[at].is_other}
    told = {**told_by_order(dated, today), **_told_by_sentences(headers, looks)}
    return {
        field: [
            _weight(field, header, look, told.get((at, field)))
            for at, (header, look) in enumerate(zip(headers, looks, strict=True))
        ]
        for field in FIELDS
    }


def _told_by_sentences(
    headers: Sequence[HeaderReading], looks: Sequence[Look]
) -> dict[tuple[int, str], Said]:
    """What sentences say for a description, in columns whose names say nothing, if none says it."""
    if any(header.points.get("description", 0.0) >= STRONG for header in headers):
        return {}
    return {
        (at, "description"): said
        for at, (header, look) in enumerate(zip(headers, looks, strict=True))
        if not header.is_other and max(header.points.values(), default=0.0) < STRONG
        if (said := of_sentences(look))
    }


def _weight(field: str, header: HeaderReading, look: Look, told: Said | None) -> Weight:
    # What is another thing by name may still look like a field: dates of interviews, say.
    named = header.points.get(field, -3.0 if header.is_other else 0.0)
    said = list(said_of(field, look)) if look.rows else []
    said += [told] if told else []
    return Weight(named, header.words.get(field), tuple(said))


def how_sure(weight: Weight, runner_up: float, seen: int) -> str:
    """sure, likely or unsure: by the points, and by how far the next best column is.

    Args:
        weight: of the column that is proposed.
        runner_up: the most points of another column for the field that is proposed for no other.
        seen: how many values there were to look at.
    """
    levels = ("unsure", "likely", "sure")
    level = 1 if weight.total >= _LIKELY else 0
    if weight.total >= _SURE or weight.by_values >= _SURE_BY_VALUES:
        level = 2
    if level == 2 and (weight.total - runner_up < _WELL_APART or not seen):
        level = 1
    if level == 1 and weight.total - runner_up < _NEAR:
        level = 0
    return levels[level]
