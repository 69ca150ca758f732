"""Suggestion lists as they were shown, and what was decided about each suggestion."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Column, Field, SQLModel, UniqueConstraint

from api.suggestions.choices import Choice, DecidedBy
from api.tables import Json, id_field, moment_field, word_of


class SuggestionList(SQLModel, table=True):
    """What was shown for a client: never changed afterwards.

    `considered` vacancies were open; `already_decided` of them are not shown again, and
    `ruled_out_in_all` are ruled out. `notice` is what the list says first, where little or nothing
    fits. `ruled_out` and `what_if` are kept as they were shown.
    `created_by` asked for it; at the command line nobody did who is known, and it is the specialist
    whose caseload it is.
    """

    __tablename__ = "suggestion_list"

    id: str = id_field()
    client_id: str = Field(foreign_key="client.id", index=True)
    preference_version_id: str = Field(foreign_key="preference_version.id")
    model: str = Field(max_length=40)
    considered: int
    already_decided: int = 0
    ruled_out_in_all: int = 0
    ruled_out: list[dict[str, Any]] = Field(sa_column=Column(Json, nullable=False))
    what_if: list[dict[str, Any]] = Field(sa_column=Column(Json, nullable=False))
    notice: str | None = Field(default=None, max_length=400)
    created_by: str = Field(foreign_key="user_account.id")
    created_at: datetime = moment_field(index=True)


class Suggestion(SQLModel, table=True):
    """One vacancy on a list, with its evidence and the vacancy's facts as they were then.

    `shown` is those facts, and under `LISTING` what the list told of the vacancy: whether it was
    new, its other listings, more jobs at its employer.
    """

    __tablename__ = "suggestion"
    __table_args__ = (UniqueConstraint("list_id", "rank"),)

    id: str = id_field()
    list_id: str = Field(foreign_key="suggestion_list.id", index=True)
    vacancy_id: str = Field(foreign_key="vacancy.id", index=True)
    rank: int
    score: float | None = None
    evidence: list[dict[str, Any]] = Field(sa_column=Column(Json, nullable=False))
    shown: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))


class Decision(SQLModel, table=True):
    """What was decided about one shown suggestion. Undoing adds a row that names the undone one."""

    __tablename__ = "decision"

    id: str = id_field()
    suggestion_id: str = Field(foreign_key="suggestion.id", index=True)
    client_id: str = Field(foreign_key="client.id", index=True)
    vacancy_id: str = Field(foreign_key="vacancy.id", index=True)
    choice: Choice | None = Field(default=None, sa_column=Column(word_of(Choice)))
    undoes_id: str | None = Field(default=None, foreign_key="decision.id", unique=True)
    decided_by: DecidedBy = Field(sa_column=Column(word_of(DecidedBy), nullable=False))
    reasons: list[str] = Field(sa_column=Column(Json, nullable=False))
    note: str | None = Field(default=None, max_length=1000)
    created_by: str = Field(foreign_key="user_account.id")
    created_at: datetime = moment_field()
