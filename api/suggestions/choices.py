"""The words in which decisions are recorded."""

from __future__ import annotations

from enum import StrEnum


class Choice(StrEnum):
    """What was decided about a suggestion."""

    PURSUE = "pursue"
    NOT_FOR_ME = "not_for_me"
    LATER = "later"


class DecidedBy(StrEnum):
    """Who decided."""

    CLIENT = "client"
    SPECIALIST = "specialist"
    EMPLOYER = "employer"


class Reason(StrEnum):
    """Why something was decided: a side of the work, or what happened to the vacancy."""

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
    VACANCY_CLOSED = "vacancy_closed"
    OTHER = "other"
