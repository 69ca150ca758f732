"""The facts of a vacancy in words, each with the advert's own, for people to check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.criteria.hours import describe_hours
from matcher.criteria.pay import describe_pay
from matcher.preferences import ScheduleWish
from matcher.vacancy import Contract, Place, Requirements, Schedule, Vacancy
from matcher.wording import list_of, schedule_part

NOT_STATED = "Not stated"
_SCHEDULE = {
    "nights": "nights",
    "evenings": "evenings",
    "weekends": "weekends",
    "early_starts": "early starts",
    "rotating_shifts": "rotating shifts",
    "term_time_only": "term time only",
}
_REQUIREMENTS = {
    "driving_licence": "driving licence",
    "dbs": "DBS check",
    "registration": "professional registration",
    "degree": "degree",
    "experience": "experience",
    "management": "managing people",
}
_DBS_LEVELS = ("basic", "standard", "enhanced")
_HELD = {"agency": "through an agency", "zero_hours": "zero hours"}
_REMOTE = {
    "remote": "Done from home",
    "hybrid": "Partly done from home",
    "onsite": "Done at the place of work",
}
_VERDICTS = {"yes": "Yes, as far as the advert tells", "no": "No", "check": "To be checked"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is about, what was read, and the words it was read from.

    `quote` is the advert's own words, `note` is ours.
    """

    name: str
    value: str
    quote: str | None = None
    note: str | None = None


def facts_of(vacancy: Vacancy) -> list[Fact]:
    """The facts in the order in which people ask for them; what is not stated says so."""
    return list(_facts(vacancy))


def _facts(vacancy: Vacancy) -> Iterator[Fact]:
    occupation = vacancy.occupation
    yield Fact("Kind of work", occupation.name if occupation else "Not known")
    pay = vacancy.pay
    yield (
        Fact("Pay", describe_pay(pay, by_hour=pay.stated_as == "hour"), pay.quote)
        if pay
        else (Fact("Pay", NOT_STATED))
    )
    yield _hours(vacancy)
    yield _schedule(vacancy.schedule)
    yield _contract(vacancy.contract)
    yield _place(vacancy.place)
    yield _asked_for(vacancy.requirements)
    competitive = vacancy.competitive
    reasons = "; ".join(competitive.reasons)
    yield Fact("Competitive work", _VERDICTS[competitive.verdict], note=reasons or None)


def _hours(vacancy: Vacancy) -> Fact:
    hours = vacancy.hours
    if hours.min is not None or hours.max is not None:
        return Fact("Hours", describe_hours(hours), hours.quote)
    kinds = [name for name in ("full_time", "part_time") if getattr(hours, name)]
    stated = " or ".join(kind.replace("_", " ") for kind in kinds)
    return Fact("Hours", stated or NOT_STATED, hours.quote)


def _schedule(schedule: Schedule) -> Fact:
    days = [schedule_part(ScheduleWish(days=schedule.days), "days")] if schedule.days else []
    found = list_of([*days, *_flags(schedule, _SCHEDULE, "no {}")])
    return Fact("Days and times", found or NOT_STATED, schedule.quote)


def _contract(contract: Contract) -> Fact:
    kinds = [kind.replace("_", " ") for kind in contract.kinds or ()]
    held = _flags(contract, _HELD, "not {}")
    return Fact("Contract", list_of([*kinds, *held]) or NOT_STATED, contract.quote)


def _place(place: Place) -> Fact:
    """`place.quote` is the name itself unless words tell whether the work is done there."""
    where = ", ".join(part for part in (place.name, place.postcode) if part)
    note = _REMOTE.get(place.remote) if place.remote else None
    return Fact("Place", where or NOT_STATED, place.quote if note else None, note)


def _asked_for(requirements: Requirements) -> Fact:
    labels = dict(_REQUIREMENTS)
    if isinstance(requirements.dbs, str) and requirements.dbs in _DBS_LEVELS:
        labels["dbs"] = f"{requirements.dbs} DBS check"
    asked = list_of(_flags(requirements, labels, "no {} needed"))
    quotes = " … ".join(dict.fromkeys(requirements.quotes.values()))
    return Fact("Asked for", asked or NOT_STATED, quotes or None)


def _flags(record: object, labels: dict[str, str], denied: str) -> list[str]:
    """The labels of what is so, then of what is said not to be so; the unstated is left out."""
    found = {label: getattr(record, field) for field, label in labels.items()}
    yes = [label for label, fact in found.items() if fact]
    return [*yes, *(denied.format(label) for label, fact in found.items() if fact is False)]
