"""Which of two columns of dates comes before the other: adverts are posted before they close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from api.imports.columns.field_values import Said
from api.imports.columns.looks import Look

_DATES = 0.7
_IN_ORDER, _APART = 0.9, 0.5
_POINTS = 1.5

Told = Mapping[tuple[int, str], Said]


def told_by_order(looks: Mapping[int, Look], today: date | None = None) -> Told:
    """What the order of the dates says of columns, by position and field.

    Args:
        looks: the columns that may hold either date, by position.
        today: a single column of dates closes adverts if most of its days are still to come.
    """
    dated = [at for at, look in looks.items() if look.share("date") >= _DATES]
    told: dict[tuple[int, str], Said] = {}
    for one, other in combinations(dated, 2):
        for first, last in ((one, other), (other, one)):
            if _comes_before(looks[first].days, looks[last].days):
                told.setdefault((first, "posted"), Said(_POINTS, "come before the other dates"))
                told[first, "closes"] = Said(-_POINTS, "come before the other dates")
                told[last, "posted"] = Said(-_POINTS, "come after the posting dates")
                told.setdefault((last, "closes"), Said(_POINTS, "come after the posting dates"))
    if today and len(dated) == 1:
        days = [day for day in looks[dated[0]].days if day]
        to_come = sum(day >= today for day in days) > len(days) / 2
        field = "closes" if to_come else "posted"
        said = "are mostly still to come" if to_come else "are mostly past"
        told[dated[0], field] = Said(_POINTS / 2, said)
    return told


def _comes_before(first: Sequence[date | None], last: Sequence[date | None]) -> bool:
    both = [(a, b) for a, b in zip(first, last, strict=True) if a and b]
    in_order = sum(a <= b for a, b in both)
    apart = sum(a < b for a, b in both)
    return bool(both) and in_order >= _IN_ORDER * len(both) and apart >= _APART * len(both)
