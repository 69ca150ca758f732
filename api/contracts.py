"""The JSON forms that others rely on, to and from the matcher's records."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    field_validator,
    model_validator,
)

from api.errors import FieldProblem, Invalid
from api.statement_values import MOST_WORDS, names_a_job, value_from_json, value_of, value_to_json
from matcher.contradictions import contradictions
from matcher.normalise.phrases import concepts_in
from matcher.normalise.places import locate
from matcher.normalise.statements import read_statement
from matcher.normalise.wishes.lexicon import fold
from matcher.normalise.wishes.private import names_a_condition, without_private
from matcher.preferences import About, Preferences, Stance, Statement
from matcher.vacancy import Vacancy
from matcher.wording import describe

MOST_STATEMENTS = 100
_AS_SAID = frozenset((About.WORK, About.SETTING, About.PEOPLE, About.ACTIVITY, About.EMPLOYER))
_LOOSE = " ,;"
_MORE_OF_IT = re.compile(r" (?:with|for|around|about) [a-z]")
"""What goes on with a kind of work: "helping people" may be "helping people with housing"."""


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
    def _is_whole(self) -> Self:
        """Check what is sent, but leave the reading of words, which takes time, to `records`."""
        if self.value is not None:
            if self.about is None:
                raise ValueError("a value needs about, to say what it is a value of")
            value_of(self.about, self.stance, self.value)
        elif not self.words:
            raise ValueError("give words, or about and value")
        return self

    def records(self) -> tuple[Statement, ...]:
        """The matcher's statements: one when `value` is given, else those read from `words`.

        Raises:
            ValueError: the words do not say a value.
        """
        if self.value is None or self.about is None:
            return self._read_from_words()
        value = value_of(self.about, self.stance, self.value)
        words = without_private(self.words).strip(_LOOSE) or describe(value)
        return (Statement(self.stance, self.about, value, words, self.importance),)

    def _read_from_words(self) -> tuple[Statement, ...]:
        found = read_statement(
            self.words, stance=self.stance, about=self.about, importance=self.importance
        )
        if not found or self._means_more(found):
            found = self._as_said() or found
        found = tuple(one for one in found if not _is_a_condition(one))
        if not found:
            raise ValueError(
                f"no {self.about or 'preference'} could be read in the words: give about and value"
            )
        return found

    def _means_more(self, found: tuple[Statement, ...]) -> bool:
        """Whether the words about a kind of work lost an idea: "looking after a building"."""
        if self.about is not About.WORK or len(found) != 1:
            return False
        value = str(found[0].value)
        after = fold(self.words).partition(fold(value))[2]
        return concepts_in(self.words) != concepts_in(value) or bool(_MORE_OF_IT.match(after))

    def _as_said(self) -> tuple[Statement, ...]:
        """The words themselves as the value, looked for in what adverts say.

        Where it is not known what they are about they are taken for what is done. A job is named as
        it is ("recovery worker"), though the words alone might tell of health.
        """
        about = self.about or About.ACTIVITY
        if about not in _AS_SAID:
            return ()
        value = without_private(self.words).strip(_LOOSE)
        if about is About.WORK and not value and names_a_job(self.words):
            value = self.words
        if not any(map(str.isalpha, value)):
            return ()
        return (Statement(self.stance, about, value, value, self.importance),)


def _is_a_condition(statement: Statement) -> bool:
    """Whether health would be kept as a kind of work: "autism" is none, unlike a job with it."""
    value = str(statement.value)
    return statement.about is About.WORK and names_a_condition(value) and not names_a_job(value)


class PreferencesBody(BaseModel):
    """A client's preferences as sent."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    base: Annotated[str, Field(min_length=1, max_length=120)] | None = Field(
        default=None,
        description="Postcode or place that the client travels from.",
        examples=["LS9 7TF"],
    )
    statements: Annotated[list[StatementBody], Field(max_length=MOST_STATEMENTS)] = []

    @field_validator("base", mode="before")
    @classmethod
    def _is_one_place(cls, base: object) -> object:
        is_several = isinstance(base, list)
        if is_several:
            raise ValueError("must be one place to travel from, not a list")
        return base

    def record(self) -> Preferences:
        """The matcher's record, phrases that hold several statements taken apart.

        Raises:
            Invalid: words that can't be read, an unknown base, too many statements in all, or musts
                and nevers that contradict each other.
        """
        problems = []
        found: list[Statement] = []
        sent_at: list[int] = []
        for at, body in enumerate(self.statements):
            try:
                found += body.records()
            except ValueError as wrong:
                problems.append(FieldProblem(f"body.statements.{at}.words", str(wrong)))
            sent_at += [at] * (len(found) - len(sent_at))
        if self.base is not None and locate(self.base) is None:
            problems.append(FieldProblem("body.base", "is no postcode or place that is known here"))
        if len(found) > MOST_STATEMENTS:
            many = f"hold {len(found)} wishes when taken apart: at most {MOST_STATEMENTS}"
            problems.append(FieldProblem("body.statements", many))
        else:
            problems += [
                FieldProblem(f"body.statements.{sent_at[one.statements[-1]]}", one.says)
                for one in contradictions(Preferences(self.base, tuple(found)))
                if one.is_firm
            ]
        if problems:
            raise Invalid("See errors for what is wrong and where.", errors=tuple(problems))
        return Preferences(self.base, tuple(found))


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """The statement as `{"stance", "about", "value", "words", "importance"}`."""
    return {
        "stance": statement.stance.value,
        "about": statement.about.value,
        "value": value_to_json(statement.value),
        "words": statement.words,
        "importance": statement.importance,
    }


def statement_from_json(stored: dict[str, Any]) -> Statement:
    """The statement back from `statement_to_json`, as it was taken then."""
    about = About(stored["about"])
    value = value_from_json(about, stored["value"])
    stance, words, importance = Stance(stored["stance"]), stored["words"], stored["importance"]
    return Statement(stance, about, value, words, importance)


def vacancy_to_bytes(vacancy: Vacancy) -> bytes:
    """The vacancy with its text as JSON, for what only this service reads."""
    return _VACANCY.dump_json(vacancy, fallback=dict, warnings="none")


def vacancy_from_bytes(stored: bytes) -> Vacancy:
    """The vacancy back from `vacancy_to_bytes`."""
    return _VACANCY.validate_json(stored)


_VACANCY = TypeAdapter(Vacancy)
_DUMPED: Any = {
    "exclude": {"text"},
    "fallback": dict,  # read-only mappings, which quotes may be, are unknown to pydantic
    "warnings": "none",
}


def vacancy_to_json(vacancy: Vacancy) -> dict[str, Any]:
    """The vacancy in the form of `normalise advert`, without its text."""
    found: dict[str, Any] = _VACANCY.dump_python(vacancy, mode="json", **_DUMPED)
    return found


def vacancy_to_json_bytes(vacancy: Vacancy) -> bytes:
    """The same as UTF-8, in a fifth of the time."""
    return _VACANCY.dump_json(vacancy, **_DUMPED)


def vacancy_from_json(facts: dict[str, Any], text: str) -> Vacancy:
    """The vacancy back from `vacancy_to_json` and its text."""
    return _VACANCY.validate_python({**facts, "text": text})
