"""What a client wants from work: statements, and the dated set of them.

A statement names a thing (`about` and `value`); its stance says whether the client must have it,
wants it, would rather avoid it, or never accepts it. "No nights" is therefore
`Statement(Stance.NEVER, About.SCHEDULE, ScheduleWish(nights=True), "no nights")`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

MODES_OF_TRAVEL = ("walk", "cycle", "bus", "train", "car", "any")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CONTRACTS = (
    "permanent", "fixed_term", "temporary", "casual", "apprenticeship", "agency", "zero_hours",
)  # fmt: skip
REQUIREMENTS = ("driving_licence", "dbs", "registration", "degree", "experience", "management")


class Stance(StrEnum):
    """How firmly the client holds a statement, and in which direction."""

    MUST = "must"
    WANT = "want"
    AVOID = "avoid"
    NEVER = "never"

    @property
    def rules_out(self) -> bool:
        """Whether a conflict removes the vacancy instead of lowering its score."""
        return self in (Stance.MUST, Stance.NEVER)

    @property
    def is_against(self) -> bool:
        """Whether the client says no to the thing that the statement names."""
        return self in (Stance.AVOID, Stance.NEVER)


class About(StrEnum):
    """The side of work that a statement speaks of."""

    WORK = "work"
    HOURS = "hours"
    SCHEDULE = "schedule"
    PAY = "pay"
    TRAVEL = "travel"
    CONTRACT = "contract"
    SETTING = "setting"
    PEOPLE = "people"
    ACTIVITY = "activity"
    REQUIREMENT = "requirement"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class HoursWish:
    """Paid hours a week, ends included; either end may be open."""

    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True)
class ScheduleWish:
    """When the work is done. A part named `True` is what the stance speaks of.

    `days` are three-letter names from `DAYS`; `between` is a pair of clock times "HH:MM".
    """

    nights: bool | None = None
    evenings: bool | None = None
    weekends: bool | None = None
    early_starts: bool | None = None
    rotating_shifts: bool | None = None
    term_time_only: bool | None = None
    school_hours: bool | None = None
    mornings: bool | None = None
    afternoons: bool | None = None
    days: tuple[str, ...] | None = None
    between: tuple[str, str] | None = None

    def named(self) -> tuple[str, ...]:
        """The parts that this wish speaks of, in the order in which they are declared."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) is not None)


@dataclass(frozen=True, slots=True)
class PayWish:
    """The least pay, in pounds before tax: an hour, or a full-time year."""

    hourly_min: float | None = None
    annual_min: float | None = None


@dataclass(frozen=True, slots=True)
class TravelWish:
    """The longest journey one way: miles as the crow flies, or minutes by a mode of travel."""

    miles: float | None = None
    minutes: float | None = None
    by: str = "any"


Value = HoursWish | ScheduleWish | PayWish | TravelWish | str

_RECORDS: dict[About, type[HoursWish | ScheduleWish | PayWish | TravelWish]] = {
    About.HOURS: HoursWish,
    About.SCHEDULE: ScheduleWish,
    About.PAY: PayWish,
    About.TRAVEL: TravelWish,
}
_NAMES = {About.CONTRACT: CONTRACTS, About.REQUIREMENT: REQUIREMENTS}


@dataclass(frozen=True, slots=True)
class Statement:
    """One work preference.

    `value` fits `about`: a wish record for hours, schedule, pay and travel; one of `CONTRACTS` or
    `REQUIREMENTS` for those; a short phrase for work, setting, people, activity and employer.
    `importance` is 1 (a little), 2 or 3 (a lot). `words` are the client's own.
    """

    stance: Stance
    about: About
    value: Value
    words: str
    importance: int = 2

    def __post_init__(self) -> None:
        """Refuse a value that does not fit, which would break whatever ranks by it.

        Raises:
            TypeError: `value` is of another type than `about` asks for.
            ValueError: `value` is no contract, or no requirement, that we know.
        """
        kind = _RECORDS.get(self.about, str)
        if not isinstance(self.value, kind):
            raise TypeError(f"{self.about} needs a {kind.__name__}, not {self.value!r}")
        if self.about in _NAMES and self.value not in _NAMES[self.about]:
            raise ValueError(f"{self.value!r} is not a {self.about}")


@dataclass(frozen=True, slots=True)
class Preferences:
    """All that a client wants on one date. `base` is the postcode or place they travel from."""

    base: str | None = None
    statements: tuple[Statement, ...] = ()
