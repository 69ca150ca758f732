"""The values of statements in JSON, by what a statement is about, to the matcher's records.

Reading is strict: an unknown field, a wrong type or a value out of range is refused with its path.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails

from matcher.normalise.titles import occupations_of
from matcher.normalise.wishes.private import without_private
from matcher.preferences import (
    About,
    HoursWish,
    PayWish,
    ScheduleWish,
    Stance,
    TravelWish,
    Value,
)

MOST_WORDS = 500
_A_JOB = 0.6
"""From this score on words are read as a kind of work, not only likened to one."""
_LIMITS = (About.PAY, About.TRAVEL)

Hours = Annotated[float, Field(strict=True, ge=0, le=168)]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ContractKind = Literal[
    "permanent", "fixed_term", "temporary", "casual", "apprenticeship", "agency", "zero_hours"
]
RequirementKind = Literal[
    "driving_licence", "dbs", "registration", "degree", "experience", "management"
]
Phrase = Annotated[str, Field(min_length=1, max_length=MOST_WORDS)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if all(part is None for part in self.model_dump().values()):
            raise ValueError("is empty: give at least one of " + ", ".join(type(self).model_fields))
        return self


class HoursValue(_Strict):
    """Paid hours a week."""

    min: Hours | None = None
    max: Hours | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.min and self.max is None:
            raise ValueError("any hours will do: give a min above 0, or a max")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min:g} is above max {self.max:g}")
        return self

    def record(self) -> HoursWish:
        """The matcher's record."""
        return HoursWish(self.min, self.max)


class ScheduleValue(_Strict):
    """When the work is done; the stance says yes or no to what is named."""

    nights: StrictBool | None = None
    evenings: StrictBool | None = None
    weekends: StrictBool | None = None
    early_starts: StrictBool | None = None
    rotating_shifts: StrictBool | None = None
    term_time_only: StrictBool | None = None
    school_hours: StrictBool | None = None
    mornings: StrictBool | None = None
    afternoons: StrictBool | None = None
    days: Annotated[tuple[Day, ...], Field(min_length=1, max_length=7)] | None = None
    between: tuple[Clock, Clock] | None = None

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.between is not None and self.between[0] >= self.between[1]:
            raise ValueError(f"between {self.between[0]} and {self.between[1]} there is no time")
        if self.days is not None and len(set(self.days)) < len(self.days):
            raise ValueError("days are named once each")
        return self

    def record(self) -> ScheduleWish:
        """The matcher's record."""
        return ScheduleWish(**self.model_dump())


class PayValue(_Strict):
    """The least pay, in pounds before tax."""

    hourly_min: Annotated[float, Field(strict=True, gt=0, le=10_000)] | None = None
    annual_min: Annotated[float, Field(strict=True, gt=0, le=10_000_000)] | None = None

    def record(self) -> PayWish:
        """The matcher's record."""
        return PayWish(self.hourly_min, self.annual_min)


class TravelValue(_Strict):
    """The longest journey one way."""

    miles: Annotated[float, Field(strict=True, gt=0, le=1000)] | None = None
    minutes: Annotated[float, Field(strict=True, gt=0, le=600)] | None = None
    by: Literal["walk", "cycle", "bus", "train", "car", "any"] = "any"

    @model_validator(mode="after")
    def _has_a_limit(self) -> Self:
        if self.miles is None and self.minutes is None:
            raise ValueError("give miles or minutes")
        return self

    def record(self) -> TravelWish:
        """The matcher's record."""
        return TravelWish(self.miles, self.minutes, self.by)


_RECORDS: dict[About, TypeAdapter[Any]] = {
    About.HOURS: TypeAdapter(HoursValue),
    About.SCHEDULE: TypeAdapter(ScheduleValue),
    About.PAY: TypeAdapter(PayValue),
    About.TRAVEL: TypeAdapter(TravelValue),
    About.CONTRACT: TypeAdapter(ContractKind),
    About.REQUIREMENT: TypeAdapter(RequirementKind),
}
_WISHES: dict[About, TypeAdapter[Any]] = {
    About.HOURS: TypeAdapter(HoursWish),
    About.SCHEDULE: TypeAdapter(ScheduleWish),
    About.PAY: TypeAdapter(PayWish),
    About.TRAVEL: TypeAdapter(TravelWish),
}
_PHRASE: TypeAdapter[Any] = TypeAdapter(Phrase)


def value_of(about: About, stance: Stance, value: object) -> Value:
    """The value of a statement from its JSON.

    Raises:
        ValueError: it does not fit what the statement is about.
    """
    if about in _LIMITS and stance.is_against:
        raise ValueError(f"{about} is the most or least you accept: use must or want")
    try:
        body = _RECORDS.get(about, _PHRASE).validate_python(value)
    except ValidationError as wrong:
        raise _below_value(wrong) from None
    if isinstance(body, HoursValue | ScheduleValue | PayValue | TravelValue):
        return body.record()
    return _phrase(about, str(body))


def _phrase(about: About, value: str) -> str:
    """A phrase without what it tells of health and other private things: none of that is kept."""
    if about in _RECORDS:
        return value
    kept = without_private(value).strip(" ,;")
    if not kept and about is About.WORK and names_a_job(value):
        return value
    if not kept:
        raise ValueError("says nothing about work that can be kept")
    return kept


def names_a_job(words: str) -> bool:
    """Whether words are read as a kind of work: "recovery worker" tells nothing of the client."""
    return any(guess.score >= _A_JOB for guess in occupations_of(words, most=1))


def value_from_json(about: About, stored: dict[str, Any] | str) -> Value:
    """The value back from `value_to_json`; what may be sent today is not asked of old versions."""
    if isinstance(stored, str):
        return stored
    value: Value = _WISHES[about].validate_python(stored)
    return value


def value_to_json(value: Value) -> dict[str, Any] | str:
    """The value back as JSON, without the parts that are not given."""
    if isinstance(value, str):
        return value
    return {name: part for name, part in asdict(value).items() if part is not None}


def _below_value(wrong: ValidationError) -> ValidationError:
    """The same findings with `value` in their path, as it is in the body that was sent."""
    findings = [
        InitErrorDetails(
            type=error["type"],
            loc=("value", *error["loc"]),
            input=error["input"],
            ctx=error.get("ctx", {}),
        )
        for error in wrong.errors()
    ]
    return ValidationError.from_exception_data(wrong.title, findings)
