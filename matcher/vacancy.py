"""The advert as received, and the vacancy: the same advert read into facts.

A fact that the advert does not state is `None`, never a guess; `quote` holds the advert's own words
that a fact was read from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NO_QUOTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Advert:
    """A listing as received; only `title` and `employer` are sure to be there."""

    title: str
    employer: str
    reference: str | None = None
    description: str | None = None
    pay: str | None = None
    hours: str | None = None
    contract: str | None = None
    place: str | None = None
    postcode: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    remote: str | None = None
    posted: str | None = None
    closes: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class OccupationGuess:
    """A SOC 2020 unit group with how sure the reading is, 0..1."""

    code: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Occupation:
    """The SOC 2020 unit group a title was read as, and the next best ones, best first."""

    code: str
    name: str
    score: float
    alternatives: tuple[OccupationGuess, ...] = ()


@dataclass(frozen=True, slots=True)
class EmployerName:
    """An employer as named in the advert, and the key under which its spellings meet."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay before tax in `currency`.

    `annual_*` is the full-time figure as stated; `hourly_*` follows from it by 52.14 weeks of the
    stated hours or 37.5 (and the other way round when an hourly rate is what is stated).
    `stated_as` is hour, day, week, month or year.
    """

    currency: str
    hourly_min: float | None
    hourly_max: float | None
    annual_min: float | None
    annual_max: float | None
    stated_as: str
    pro_rata: bool | None
    quote: str


@dataclass(frozen=True, slots=True)
class Hours:
    """Paid hours a week; `full_time` and `part_time` may both be true (either is offered)."""

    min: float | None = None
    max: float | None = None
    full_time: bool | None = None
    part_time: bool | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the work is done: true, false (the advert says not) or None (not stated).

    `days` are the working days that the advert names, as mon..sun, and `times` its shifts, each
    from when till when ("09:30", "14:30"; an end before the start is on the next day). `quotes`
    holds, by field, the advert's words; `quote` is all of them.
    """

    nights: bool | None = None
    evenings: bool | None = None
    weekends: bool | None = None
    early_starts: bool | None = None
    rotating_shifts: bool | None = None
    term_time_only: bool | None = None
    days: tuple[str, ...] | None = None
    times: tuple[tuple[str, str], ...] | None = None
    quote: str | None = None
    quotes: Mapping[str, str] = field(default_factory=lambda: NO_QUOTES)


@dataclass(frozen=True, slots=True)
class Contract:
    """Kinds among permanent, fixed_term, temporary, casual, apprenticeship, volunteer.

    `agency` and `zero_hours` say how the contract is held, where the advert tells.
    """

    kinds: tuple[str, ...] | None = None
    agency: bool | None = None
    zero_hours: bool | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the work is. `precision` is postcode, sector, outcode, place, region or none.

    Latitude and longitude are WGS 84 degrees; `remote` is remote, hybrid, onsite or None.
    """

    name: str | None = None
    postcode: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "none"
    remote: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Requirements:
    """What the employer asks for: true, false (the advert says not needed) or None (not stated).

    `dbs` is enhanced, standard, basic or unspecified; False when the advert says none is needed.
    `quotes` holds the advert's words by field.
    """

    driving_licence: bool | None = None
    dbs: str | bool | None = None
    registration: bool | None = None
    degree: bool | None = None
    experience: bool | None = None
    management: bool | None = None
    quotes: Mapping[str, str] = field(default_factory=lambda: NO_QUOTES)


@dataclass(frozen=True, slots=True)
class Competitive:
    """Whether the job is competitive employment: `verdict` is yes, no or check, with reasons."""

    verdict: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An advert read into facts.

    `text` is the description as plain text: what quotes are cut from and phrases are sought in.
    """

    reference: str | None
    title: str
    occupation: Occupation | None
    employer: EmployerName
    pay: Pay | None
    hours: Hours
    schedule: Schedule
    contract: Contract
    place: Place
    requirements: Requirements
    competitive: Competitive
    text: str = field(default="", repr=False)
