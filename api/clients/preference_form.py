"""The form in which preferences are written: one row a statement, in the client's own words.

A row whose words and stance were not touched keeps the value that it had; otherwise the words are
read anew. A row whose words are taken away is a statement taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from api.clients.tables import PreferenceVersion
from api.contracts import MOST_STATEMENTS, StatementBody, statement_from_json
from api.plain_words import in_plain_words
from api.statement_values import MOST_WORDS
from matcher.contradictions import contradictions
from matcher.normalise.places import locate
from matcher.preferences import Preferences, Stance, Statement
from matcher.wording import describe

EMPTY_ROWS = 4
MOST_BASE = 120
CAME_IN_PART = "The form came in part: go back, reload the page and send it again"
_Column = Annotated[list[Annotated[str, Field(max_length=5000)]], Field(max_length=500)]


class SentForm(BaseModel):
    """The form as the browser sends it: one entry a row in each of the lists."""

    base: Annotated[str, Field(max_length=1000)] = ""
    replaces: Annotated[int, Field(ge=0, le=1_000_000_000)] = 0
    stance: _Column = []
    words: _Column = []
    importance: _Column = []
    kept: _Column = []
    csrf_token: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `read_as` says how the words were understood.

    `kept` is the index of the stored statement that the row shows, to be sent back; "" for none.
    """

    stance: str = Stance.WANT.value
    words: str = ""
    importance: str = "2"
    kept: str = ""
    read_as: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class PreferenceForm:
    """The form to show; `wishes` are what it says, None when something can't be read."""

    base: str
    replaces: int
    rows: Sequence[Row]
    base_problem: str | None = None
    problem: str | None = None
    wishes: Preferences | None = None

    @property
    def problems(self) -> list[str]:
        """Everything that is wrong, for the top of the page."""
        rows = [row.problem for row in self.rows]
        return [found for found in (self.problem, self.base_problem, *rows) if found]


def form_of(version: PreferenceVersion | None) -> PreferenceForm:
    """The form of a stored version, with empty rows to add to."""
    empty = [Row()] * EMPTY_ROWS
    if version is None:
        return PreferenceForm("", 0, empty)
    rows = [_row_of(at, stored) for at, stored in enumerate(version.statements)]
    return PreferenceForm(version.base or "", version.number, [*rows, *empty])


def _row_of(at: int, stored: dict[str, Any]) -> Row:
    statement = statement_from_json(stored)
    return Row(
        statement.stance.value,
        statement.words,
        str(statement.importance),
        str(at),
        read_as(statement),
    )


def read_as(statement: Statement) -> str:
    """How a statement was understood: "never schedule: nights"."""
    return f"{statement.stance} – {statement.about}: {describe(statement.value)}"


def read_form(sent: SentForm, stored: Sequence[dict[str, Any]]) -> PreferenceForm:
    """What was sent, row by row; with `wishes` when all of it can be read.

    `stored` are the statements of the version that the form showed.
    """
    columns = (sent.stance, sent.words, sent.importance, sent.kept)
    if not sent.words or len({len(column) for column in columns}) > 1:
        # Never save what came in part: rows that are missing would be wishes taken back.
        return PreferenceForm(sent.base, sent.replaces, (), problem=CAME_IN_PART)
    rows = [
        Row(stance, words.strip(), *rest) for stance, words, *rest in zip(*columns, strict=True)
    ]
    read = [_read_row(row, stored) for row in rows if row.words]
    statements = tuple(statement for _, found in read for statement in found)
    shown = _with_contradictions(read) if len(statements) <= MOST_STATEMENTS else read
    base = " ".join(sent.base.split())
    form = PreferenceForm(
        base,
        sent.replaces,
        [*(row for row, _ in shown), *[Row()] * EMPTY_ROWS],
        base_problem=_base_problem(base),
        problem=_too_many(statements),
    )
    if form.problems:
        return form
    return replace(form, wishes=Preferences(base or None, statements))


def _base_problem(base: str) -> str | None:
    if not base:
        return None
    if len(base) > MOST_BASE or locate(base) is None:
        return f"“{base[:MOST_BASE]}” is not a postcode or place that is known here"
    return None


def _too_many(statements: Sequence[Statement]) -> str | None:
    if len(statements) <= MOST_STATEMENTS:
        return None
    return f"There are {len(statements)} wishes: at most {MOST_STATEMENTS} can be kept"


_Read = tuple[Row, tuple[Statement, ...]]


def _read_row(row: Row, stored: Sequence[dict[str, Any]]) -> _Read:
    """The row with how it was read, and its statements; none when it has a problem."""
    if len(row.words) > MOST_WORDS:
        return replace(row, problem=f"“{row.words[:40]} …” is too long: {MOST_WORDS} at most"), ()
    try:
        found = _body(row, stored).records()
    except ValidationError as wrong:
        problem = in_plain_words(wrong.errors()[0])
        return replace(row, problem=f"“{row.words}”: {problem}"), ()
    except ValueError:
        return replace(row, problem=f"“{row.words}” is not understood: say it another way"), ()
    return replace(row, read_as="; ".join(read_as(statement) for statement in found)), found


def _with_contradictions(read: Sequence[_Read]) -> list[_Read]:
    """The rows with what each must or never contradicts, where that leaves nothing to look for."""
    rows = [at for at, (_, found) in enumerate(read) for _ in found]
    statements = tuple(statement for _, found in read for statement in found)
    problems = {
        rows[one.statements[-1]]: one.says
        for one in contradictions(Preferences(None, statements))
        if one.is_firm
    }
    return [
        (replace(row, problem=row.problem or problems.get(at)), found)
        for at, (row, found) in enumerate(read)
    ]


def _body(row: Row, stored: Sequence[dict[str, Any]]) -> StatementBody:
    """The row as a statement: with the value that it had if nothing that gives it was touched."""
    fresh = {"stance": row.stance, "words": row.words, "importance": _whole(row.importance)}
    if row.kept.isdecimal() and len(row.kept) < 4 and int(row.kept) < len(stored):
        before = stored[int(row.kept)]
        if (before["words"], before["stance"]) == (row.words, row.stance):
            return StatementBody.model_validate({**before, **fresh})
    return StatementBody.model_validate(fresh)


def _whole(importance: str) -> int | str:
    return int(importance) if importance in ("1", "2", "3") else importance
