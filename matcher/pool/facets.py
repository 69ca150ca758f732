"""What statements are judged by: a vacancy's facets, each as a few plain numbers.

Vacancies share most values (there are few different weekly hours among a million), so a statement
is judged over the distinct ones and the answer spread. Not stated is NaN.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import nan
from operator import attrgetter
from types import MappingProxyType

from matcher.clock import is_by_day_too, minutes_of
from matcher.vacancy import Schedule, Vacancy

Numbers = tuple[float, ...]

SLACK_MILES = {"postcode": 0.1, "sector": 0.5, "outcode": 2.0, "place": 2.0}
"""How far coordinates of each precision may lie from the door: our own allowance."""
GUESSES = 6
"""Kinds of work kept of each title: the one it was read as and the next best."""
MOST_SHIFTS = 6
"""Different shifts kept of each post: of a post with more the times are taken as not stated."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KINDS = ("permanent", "fixed_term", "temporary", "casual", "apprenticeship", "volunteer")
_SCHEDULE = (
    "nights", "evenings", "weekends", "early_starts", "rotating_shifts", "term_time_only",
)  # fmt: skip
_REQUIREMENTS = ("driving_licence", "dbs", "registration", "degree", "experience", "management")
_schedule_facts, _requirement_facts = attrgetter(*_SCHEDULE), attrgetter(*_REQUIREMENTS)
_NO_DAYS, _NO_KINDS = (nan,) * len(DAYS), (nan,) * len(KINDS)


class Facet(StrEnum):
    """One side of a vacancy."""

    WORK = "work"
    HOURS = "hours"
    SCHEDULE = "schedule"
    PAY = "pay"
    PLACE = "place"
    CONTRACT = "contract"
    REQUIREMENTS = "requirements"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a facet is read off a vacancy: the names of its numbers, and the numbers.

    `words` are kept beside them, lower case, where statements are judged by words too.
    """

    names: tuple[str, ...]
    numbers: Callable[[Vacancy], Numbers]
    words: Callable[[Vacancy], str] | None = None


def _known(value: float | None) -> float:
    return nan if value is None else float(value)


def _fact(value: object) -> float:
    """True, false or not stated as 1, 0 or NaN."""
    return nan if value is None else float(bool(value))


def _work(vacancy: Vacancy) -> Numbers:
    found = vacancy.occupation
    if found is None:
        return (nan,) * (2 * GUESSES)
    guesses = [(found.code, found.score)]
    guesses += [(other.code, other.score) for other in found.alternatives]
    guesses = guesses[:GUESSES]
    empty = [nan] * (GUESSES - len(guesses))
    codes, scores = [float(code) for code, _ in guesses], [score for _, score in guesses]
    return (*codes, *empty, *scores, *empty)


def _hours(vacancy: Vacancy) -> Numbers:
    hours = vacancy.hours
    return (
        _known(hours.min), _known(hours.max), _fact(hours.full_time), _fact(hours.part_time),
    )  # fmt: skip


def _schedule(vacancy: Vacancy) -> Numbers:
    schedule = vacancy.schedule
    days = [float(day in schedule.days) for day in DAYS] if schedule.days else _NO_DAYS
    clock = [minutes_of(clock) for shift in shifts_of(schedule) for clock in shift]
    clock += [nan] * (2 * MOST_SHIFTS - len(clock))
    return (
        *map(_fact, _schedule_facts(schedule)), float(is_by_day_too(schedule)), *days, *clock,
    )  # fmt: skip


def shifts_of(schedule: Schedule) -> tuple[tuple[str, str], ...]:
    """The different shifts of a post; none where they are more than are kept, so not all known."""
    shifts = tuple(dict.fromkeys(schedule.times or ()))
    return shifts if len(shifts) <= MOST_SHIFTS else ()


def _pay(vacancy: Vacancy) -> Numbers:
    """Pay in another currency says nothing that can be compared."""
    pay = vacancy.pay
    if pay is None or pay.currency != "GBP":
        return (nan,) * 4
    return (
        _known(pay.hourly_min), _known(pay.hourly_max),
        _known(pay.annual_min), _known(pay.annual_max),
    )  # fmt: skip


def _place(vacancy: Vacancy) -> Numbers:
    place = vacancy.place
    return (
        _known(place.latitude),
        _known(place.longitude),
        _known(SLACK_MILES.get(place.precision)),
        float(place.remote == "remote"),
    )


def _contract(vacancy: Vacancy) -> Numbers:
    contract = vacancy.contract
    stated = contract.kinds
    kinds = _NO_KINDS if stated is None else [float(kind in stated) for kind in KINDS]
    return (*kinds, _fact(contract.agency), _fact(contract.zero_hours))


def _requirements(vacancy: Vacancy) -> Numbers:
    return tuple(map(_fact, _requirement_facts(vacancy.requirements)))


READINGS: Mapping[Facet, Reading] = MappingProxyType({
    Facet.WORK: Reading(
        tuple(f"{name}_{at}" for name in ("code", "score") for at in range(GUESSES)),
        _work,
        lambda vacancy: vacancy.title.lower(),
    ),
    Facet.HOURS: Reading(("min", "max", "full_time", "part_time"), _hours),
    Facet.SCHEDULE: Reading(
        (
            *_SCHEDULE, "by_day_too", *DAYS,
            *(f"{end}_{at}" for at in range(MOST_SHIFTS) for end in ("start", "end")),
        ),
        _schedule,
    ),
    Facet.PAY: Reading(("hourly_min", "hourly_max", "annual_min", "annual_max"), _pay),
    Facet.PLACE: Reading(("latitude", "longitude", "slack", "is_remote"), _place),
    Facet.CONTRACT: Reading((*KINDS, "agency", "zero_hours"), _contract),
    Facet.REQUIREMENTS: Reading(_REQUIREMENTS, _requirements),
    Facet.EMPLOYER: Reading((), lambda _: (), lambda vacancy: vacancy.employer.key.lower()),
})  # fmt: skip
"""How each facet is read off a vacancy."""
