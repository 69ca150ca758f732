"""The words of decisions as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.suggestions.choices import Choice, DecidedBy, Reason


@dataclass(frozen=True, slots=True)
class Labels:
    """By word: what a button says, what a taken decision is called, who decided, and why."""

    choices: Mapping[Choice, str]
    decided: Mapping[Choice, str]
    decided_by: Mapping[DecidedBy, str]
    reasons: Mapping[Reason, str]


LABELS = Labels(
    choices={
        Choice.PURSUE: "Pursue",
        Choice.LATER: "Later",
        Choice.NOT_FOR_ME: "Not for me",
    },
    decided={
        Choice.PURSUE: "To pursue",
        Choice.LATER: "Later",
        Choice.NOT_FOR_ME: "Not for the client",
    },
    decided_by={
        DecidedBy.CLIENT: "The client",
        DecidedBy.SPECIALIST: "The specialist",
        DecidedBy.EMPLOYER: "The employer",
    },
    reasons={
        Reason.WORK: "the kind of work",
        Reason.HOURS: "hours",
        Reason.SCHEDULE: "days and times",
        Reason.PAY: "pay",
        Reason.TRAVEL: "travel",
        Reason.CONTRACT: "contract",
        Reason.SETTING: "the place",
        Reason.PEOPLE: "the people",
        Reason.ACTIVITY: "what is done",
        Reason.REQUIREMENT: "what is asked for",
        Reason.EMPLOYER: "the employer",
        Reason.VACANCY_CLOSED: "it has closed",
        Reason.OTHER: "something else",
    },
)
