"""Whether two vacancies are one job, listed twice: by two sites, or once more by the same.

They have the same title, employer and place, no fact that differs, and the same text, or nearly.
What differs is another job: another site, other hours, another shift, other pay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from matcher.normalise import gazetteer
from matcher.same_text import Wording
from matcher.vacancy import Contract, Hours, Pay, Place, Schedule, Vacancy

_SAME_HOURS, _SAME_PAY = 0.5, 0.02
_FLAGS = (
    "nights", "evenings", "weekends", "early_starts", "rotating_shifts", "term_time_only",
    "days", "times",
)  # fmt: skip
_MOST_LIKE = 30
"""So many jobs of one title and employer are compared with a vacancy: the latest of them."""


@dataclass(frozen=True)
class Told:
    """A vacancy, to be compared with others."""

    vacancy: Vacancy

    @cached_property
    def key(self) -> tuple[str, str]:
        """What vacancies that are one job have in common: the employer's key and the title."""
        title = " ".join(self.vacancy.title.casefold().split())
        return self.vacancy.employer.key.casefold(), title

    @cached_property
    def wording(self) -> Wording:
        """Its text."""
        return Wording(self.vacancy.text)

    def is_same_job(self, other: Told) -> bool:
        """Whether the two are one job. Without a text nobody could tell: then they are not."""
        return (
            self.key == other.key
            and _facts_agree(self.vacancy, other.vacancy)
            and self.wording.says_the_same(other.wording)
        )


class Jobs:
    """Jobs, each known by the number that it was added under and by one vacancy of it."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], list[tuple[Told, int]]] = {}

    def has_any(self, key: tuple[str, str]) -> bool:
        """Whether a job of this employer and title was added."""
        return key in self._known

    def find(self, told: Told) -> int | None:
        """The number of the job that a vacancy is, if it was added."""
        alike = self._known.get(told.key, [])[-_MOST_LIKE:]
        return next((number for one, number in alike if one.is_same_job(told)), None)

    def add(self, told: Told, number: int) -> None:
        """Notes a job that was not there."""
        self._known.setdefault(told.key, []).append((told, number))


def _facts_agree(one: Vacancy, other: Vacancy) -> bool:
    return (
        _same_place(one.place, other.place)
        and _hours_agree(one.hours, other.hours)
        and _schedules_agree(one.schedule, other.schedule)
        and _contracts_agree(one.contract, other.contract)
        and _pay_agrees(one.pay, other.pay)
    )


def _same_place(one: Place, other: Place) -> bool:
    """The same postcode, or the same as far as the less exact goes; else the same name."""
    if one.remote is not None and other.remote is not None and one.remote != other.remote:
        return False
    mine, others = (_postcode(place) for place in (one, other))
    if mine and others:
        return all(a == b for a, b in zip(mine, others, strict=False))
    return one.name == other.name or _name(one) == _name(other)


def _postcode(place: Place) -> tuple[str, ...]:
    """A postcode by its parts: "LS9 7TF" is LS9, 7 and TF; one that ends early has fewer."""
    parts = (place.postcode or "").upper().split()
    inward = parts[1] if len(parts) > 1 else ""
    return tuple(part for part in (*parts[:1], inward[:1], inward[1:]) if part)


def _name(place: Place) -> str:
    return gazetteer.key((place.name or "").partition(",")[0])


def _hours_agree(one: Hours, other: Hours) -> bool:
    kinds = [
        {name for name in ("full_time", "part_time") if getattr(hours, name)}
        for hours in (one, other)
    ]
    return (
        _near(one.min, other.min, _SAME_HOURS)
        and _near(one.max, other.max, _SAME_HOURS)
        and _may_be_one(*kinds)
    )


def _schedules_agree(one: Schedule, other: Schedule) -> bool:
    pairs = ((getattr(one, name), getattr(other, name)) for name in _FLAGS)
    return all(mine is None or others is None or mine == others for mine, others in pairs)


def _contracts_agree(one: Contract, other: Contract) -> bool:
    held = ((one.agency, other.agency), (one.zero_hours, other.zero_hours))
    return _may_be_one(set(one.kinds or ()), set(other.kinds or ())) and all(
        mine is None or others is None or mine == others for mine, others in held
    )


def _pay_agrees(one: Pay | None, other: Pay | None) -> bool:
    """Whether the ranges meet; sites round pay, and turn a year's into an hour's."""
    if one is None or other is None:
        return True
    if one.currency != other.currency:
        return False
    (low, high), (others_low, others_high) = _range(one), _range(other)
    return low * (1 - _SAME_PAY) <= others_high and others_low * (1 - _SAME_PAY) <= high


def _range(pay: Pay) -> tuple[float, float]:
    ends = list(_ends(pay))
    return (min(ends), max(ends)) if ends else (0.0, float("inf"))


def _ends(pay: Pay) -> Iterator[float]:
    for end in (pay.hourly_min, pay.hourly_max):
        if end is not None:
            yield end


def _near(one: float | None, other: float | None, slack: float) -> bool:
    return one is None or other is None or abs(one - other) <= slack


def _may_be_one(kinds: set[str], others: set[str]) -> bool:
    return not kinds or not others or bool(kinds & others)
