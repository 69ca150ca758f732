"""The JSON forms that others rely on, to and from the matcher's records.

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

from matcher.normalise.statements import read_statement
from matcher.preferences import (
    About,
    HoursWish,
    PayWish,
    Preferences,
    ScheduleWish,
    Stance,
    Statement,
    TravelWish,
    Value,
)
from matcher.vacancy import Vacancy
from matcher.wording import describe

MOST_STATEMENTS = 100
MOST_WORDS = 500

Hours = Annotated[float, Field(strict=True, ge=0, le=168)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
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
        if not self.model_fields_set:
            raise ValueError("is empty: give at least one of " + ", ".join(type(self).model_fields))
        return self


class HoursValue(_Strict):
    """Paid hours a week."""

    min: Hours | None = None
    max: Hours | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
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
_PHRASE: TypeAdapter[Any] = TypeAdapter(Phrase)


class StatementBody(BaseModel):
    """One statement as sent; `about` and `value` are worked out from `words` where not given."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {"stance": "want", "words": "cleaner"},
                {"stance": "must", "about": "hours", "value": {"min": 12, "max": 24}},
                {"stance": "avoid", "words": "nights", "importance": 3},
            ]
        },
    )

    stance: Stance
    about: About | None = None
    value: dict[str, Any] | str | None = None
    words: Annotated[str, Field(max_length=MOST_WORDS)] = ""
    importance: Annotated[int, Field(strict=True, ge=1, le=3)] = 2

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        self.records()
        return self

    def records(self) -> tuple[Statement, ...]:
        """The matcher's statements: one when `value` is given, else those read from `words`.

        Raises:
            ValueError: neither words nor a value are given, or the words do not say a value.
        """
        if self.value is None:
            return self._read_from_words()
        if self.about is None:
            raise ValueError("a value needs about, to say what it is a value of")
        value = _value(self.about, self.value)
        words = self.words or describe(value)
        return (Statement(self.stance, self.about, value, words, self.importance),)

    def _read_from_words(self) -> tuple[Statement, ...]:
        if not self.words:
            raise ValueError("give words, or about and value")
        found = read_statement(
            self.words, stance=self.stance, about=self.about, importance=self.importance
        )
        if not found:
            raise ValueError(
                f"no {self.about or 'preference'} could be read in the words: give about and value"
            )
        return found


class PreferencesBody(BaseModel):
    """A client's preferences as sent."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    base: Annotated[str, Field(min_length=1, max_length=120)] | None = Field(
        default=None,
        description="Postcode or place that the client travels from.",
        examples=["LS9 7TF"],
    )
    statements: Annotated[list[StatementBody], Field(max_length=MOST_STATEMENTS)] = []

    def record(self) -> Preferences:
        """The matcher's record, phrases that hold several statements taken apart."""
        found = tuple(record for body in self.statements for record in body.records())
        return Preferences(self.base, found)


def _value(about: About, value: object) -> Value:
    try:
        body = _RECORDS.get(about, _PHRASE).validate_python(value)
    except ValidationError as wrong:
        raise _below_value(wrong) from None
    if isinstance(body, HoursValue | ScheduleValue | PayValue | TravelValue):
        return body.record()
    return str(body)


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


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """The statement as `{"stance", "about", "value", "words", "importance"}`."""
    value = statement.value
    parts = {} if isinstance(value, str) else asdict(value)
    return {
        "stance": statement.stance.value,
        "about": statement.about.value,
        "value": {name: part for name, part in parts.items() if part is not None} or value,
        "words": statement.words,
        "importance": statement.importance,
    }


def statement_from_json(stored: dict[str, Any]) -> Statement:
    """The statement back from `statement_to_json`."""
    return StatementBody.model_validate(stored).records()[0]


_VACANCY = TypeAdapter(Vacancy)
_UNNAMED = {"text"}


def vacancy_to_json(vacancy: Vacancy) -> dict[str, Any]:
    """The vacancy in the form of `normalise advert`, without its text."""
    found: dict[str, Any] = _VACANCY.dump_python(
        vacancy,
        mode="json",
        exclude=_UNNAMED,
        fallback=dict,  # read-only mappings, which quotes may be, are unknown to pydantic
        warnings="none",
    )
    return found


def vacancy_from_json(facts: dict[str, Any], text: str) -> Vacancy:
    """The vacancy back from `vacancy_to_json` and its text."""
    return _VACANCY.validate_python({**facts, "text": text})
