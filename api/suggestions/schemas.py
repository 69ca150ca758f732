"""What the API shows of suggestion lists and decisions, and takes as a decision."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from api.suggestions.choices import Choice, DecidedBy, Reason
from api.suggestions.decisions import NewDecision
from api.suggestions.service import ShownList
from api.suggestions.shown import LISTING
from api.suggestions.tables import Decision, Suggestion, SuggestionList
from matcher.evidence import State
from matcher.preferences import About, Stance


class SuggestBody(BaseModel):
    """How long a list to make."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"top": 10}]})

    top: Annotated[int, Field(ge=1, le=100, description="How many vacancies to show.")] = 10


class EvidenceOut(BaseModel):
    """How one vacancy answers one statement."""

    statement: int = Field(description="Index of the statement in the preferences.")
    stance: str
    about: str
    words: str = Field(description="The client's own words.")
    state: str = Field(description="met, partly, conflict or not_stated.")
    degree: float | None = Field(description="0..1; null when the advert does not say.")
    contribution: float = Field(description="What this adds to the score.")
    says: str = Field(description="The answer in a sentence.")
    quote: str | None = Field(description="The advert's own words.")
    ask: str | None = Field(description="What to ask the employer.")


class AlsoListed(BaseModel):
    """Another listing of the same job."""

    vacancy_id: str
    reference: str | None = Field(examples=["c-204"])
    source: str = Field(description="Who listed it.", examples=["council"])
    url: str | None = Field(examples=["https://example.org/jobs/204"])


class VacancyNamed(BaseModel):
    """A vacancy by name."""

    vacancy_id: str
    reference: str | None
    title: str
    employer: str


class MoreAtEmployer(VacancyNamed):
    """One more job at the same employer, not at a place of its own on the list."""

    place: str | None = Field(examples=["Leeds"])
    score: float | None = Field(description="0..1, as that of suggestions.", examples=[0.82])
    new: bool = Field(description="Whether it came after the client's last list.")


class SuggestionOut(BaseModel):
    """One ranked vacancy as it was shown; `decided` is what stands now."""

    id: str
    vacancy_id: str
    rank: int
    score: float | None = Field(description="0..1, the sum of the contributions.")
    evidence: list[EvidenceOut]
    vacancy: dict[str, Any] = Field(description="The vacancy's facts as they were then.")
    new: bool = Field(
        default=False,
        description="Whether it came after the client's last list; never on the first list.",
    )
    nearest: bool = Field(
        default=False,
        description="Whether it is not the kind of work the client wants, only the nearest to it.",
    )
    check: list[str] = Field(
        default=[],
        description="Why to check, before approaching the employer, that this is competitive work; "
        "empty where nothing speaks against it.",
        examples=[["no hours are guaranteed"]],
    )
    only_in_part: list[str] = Field(
        default=[],
        description="The musts and nevers that it keeps only in part, in the client's words: to "
        "settle with the employer before the client applies.",
        examples=[["16 to 30 hours"]],
    )
    also: list[AlsoListed] = Field(
        default=[], description="Other listings of the same job, which the list does not repeat."
    )
    more_at_employer: list[MoreAtEmployer] = Field(
        default=[],
        description="More jobs at this employer that fit nearly as well: of each ten suggestions "
        "at most three are of one employer while others fit nearly as well.",
    )
    decided: Choice | None
    decision_id: str | None


class RuledOutExample(VacancyNamed):
    """A vacancy that was ruled out, with every reason."""

    because: list[str]


class RuledOutOut(BaseModel):
    """A reason that ruled vacancies out: how many, and the nearest misses."""

    statement: int | None = Field(description="The statement; null: not competitive work.")
    words: str
    count: int
    examples: list[RuledOutExample]


class WhatIfOut(BaseModel):
    """How many more vacancies of a wanted kind one change would open."""

    statement: int
    words: str
    change: str
    opens: int
    examples: list[VacancyNamed]


class ListSummary(BaseModel):
    """A suggestion list without its items."""

    id: str
    client_id: str
    preference_version_id: str
    model: str
    considered: int = Field(description="Vacancies that were open.")
    already_decided: int = Field(description="Open ones not shown, as they were decided about.")
    ruled_out_in_all: int
    notice: str | None = Field(
        default=None,
        description="What the list says first, where little or nothing fits, in a sentence or two.",
        examples=["Nothing open now is the kind of work they want. The nearest are shown here."],
    )
    created_at: datetime

    @classmethod
    def of(cls, made: SuggestionList) -> ListSummary:
        """From the stored list."""
        return cls.model_validate(made, from_attributes=True)


class SuggestionListOut(ListSummary):
    """A suggestion list exactly as it was shown."""

    items: list[SuggestionOut]
    ruled_out: list[RuledOutOut]
    what_if: list[WhatIfOut]

    @classmethod
    def shown(cls, found: ShownList) -> SuggestionListOut:
        """From the stored list, its items, and what stands decided."""
        made = found.list
        return cls(
            **ListSummary.of(made).model_dump(),
            items=[_item(item, found) for item in found.items],
            ruled_out=[RuledOutOut.model_validate(reason) for reason in made.ruled_out],
            what_if=[WhatIfOut.model_validate(change) for change in made.what_if],
        )


def _item(item: Suggestion, found: ShownList) -> SuggestionOut:
    decided = found.standing.get(item.vacancy_id)
    facts = {name: fact for name, fact in item.shown.items() if name != LISTING}
    told = item.shown.get(LISTING, {})
    competitive = facts["competitive"]
    return SuggestionOut(
        id=item.id,
        vacancy_id=item.vacancy_id,
        rank=item.rank,
        score=item.score,
        evidence=[EvidenceOut.model_validate(evidence) for evidence in item.evidence],
        vacancy=facts,
        new=told.get("new", False),
        nearest=told.get("nearest", False),
        check=competitive["reasons"] if competitive["verdict"] == "check" else [],
        only_in_part=_only_in_part(item.evidence),
        also=[AlsoListed.model_validate(other) for other in told.get("also", [])],
        more_at_employer=[MoreAtEmployer.model_validate(more) for more in told.get("more", [])],
        decided=decided.choice if decided else None,
        decision_id=decided.decision_id if decided else None,
    )


def _only_in_part(evidence: list[dict[str, Any]]) -> list[str]:
    """The words of the musts and nevers partly kept; of musts about work one met is enough."""
    firm = [answer for answer in evidence if Stance(answer["stance"]).rules_out]
    has_work = any(
        answer["about"] == About.WORK
        and answer["stance"] == Stance.MUST
        and answer["state"] == State.MET
        for answer in firm
    )
    return [
        answer["words"]
        for answer in firm
        if answer["state"] == State.PARTLY
        and not (has_work and answer["about"] == About.WORK and answer["stance"] == Stance.MUST)
    ]


class DecisionBody(BaseModel):
    """A decision about one suggestion."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {
                    "suggestion_id": "01a1ff903e6270398f649c7e769e195f",
                    "choice": "not_for_me",
                    "decided_by": "client",
                    "reasons": ["travel"],
                    "note": "Two buses each way.",
                }
            ]
        },
    )

    suggestion_id: Annotated[str, Field(min_length=1, max_length=32)]
    choice: Choice
    decided_by: DecidedBy
    reasons: Annotated[list[Reason], Field(max_length=len(Reason))] = []
    note: Annotated[
        str | None, Field(max_length=1000, description="About the job; nothing about health.")
    ] = None

    def record(self) -> NewDecision:
        """The decision for the service."""
        reasons = tuple(dict.fromkeys(self.reasons))
        return NewDecision(self.choice, self.decided_by, reasons, self.note or None)


class DecisionOut(BaseModel):
    """A recorded decision, or the undoing of one (then `undoes_id` names it)."""

    id: str
    suggestion_id: str
    client_id: str
    vacancy_id: str
    choice: Choice | None
    undoes_id: str | None
    decided_by: DecidedBy
    reasons: list[str]
    note: str | None
    created_by: str
    created_at: datetime

    @classmethod
    def of(cls, decision: Decision) -> DecisionOut:
        """From the stored decision."""
        return cls.model_validate(decision, from_attributes=True)
