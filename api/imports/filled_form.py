"""The form that begins an import, as it was filled in, and what may come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.imports.column_review import ReviewedColumn
from api.imports.spool import Spooled
from api.imports.tables import ImportRun


class ImportForm(BaseModel):
    """The fields as a browser sends them; `copy_key` stands for a file that is kept already.

    `chosen` are the fields of the columns, once somebody has looked at them.
    """

    source: Annotated[str, Field(max_length=1000)] = ""
    format: Annotated[str, Field(max_length=20)] = "auto"
    what: Literal["try", "import"] = "try"
    whole_source: bool = False
    close_most: bool = False
    copy_key: Annotated[str, Field(max_length=200)] = ""
    file_name: Annotated[str, Field(max_length=1000)] = ""
    chosen: list[str] = []
    csrf_token: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it stands: problems by field, and the file that is kept."""

    form: ImportForm = field(default_factory=ImportForm)
    problems: dict[str, str] = field(default_factory=dict)
    copy_key: str = ""
    file_name: str = ""
    spooled: Spooled | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kept sheet, to be looked at; `lacking` are fields that no column has."""

    filled: Filled
    columns: Sequence[ReviewedColumn]
    lacking: Sequence[str] = ()
    problem: str | None = None


Begun = ImportRun | Filled | Columns
"""What comes of a form: an import, the form again with its problems, or columns to look at."""
