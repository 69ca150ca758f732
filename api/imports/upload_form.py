"""The fields of the form with which a file is sent for import."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Query
from pydantic import TypeAdapter, ValidationError

from api.errors import FieldProblem, Invalid
from api.imports.readers.listing import Format

Source = Annotated[
    str,
    Form(
        description="Where the adverts come from: adverts are known by source and reference.",
        examples=["council-jobs"],
    ),
]
OfSource = Annotated[
    str, Query(max_length=200, description="The name of the source.", examples=["council-jobs"])
]
FormatWanted = Annotated[Format, Form(description="auto tells by what the file holds.")]
Mapping = Annotated[
    str,
    Form(
        description="JSON: which of the file's columns holds which field of an advert. Kept "
        "for the source; left out, the one that was kept last is used.",
        examples=['{"salary_text": "pay"}'],
    ),
]
Encoding = Annotated[
    str | None,
    Form(
        description="Left out, the file tells: UTF-8, or Windows-1252, which `notes` then say.",
        examples=["cp1252"],
    ),
]
HasHeader = Annotated[
    bool,
    Form(
        description="False for a sheet whose first line is data: its columns are then called "
        '"column 1", "column 2".'
    ),
]
EmployerGiven = Annotated[
    str | None,
    Form(description="Whose jobs they are where a row names nobody.", examples=["Cafe"]),
]
DryRun = Annotated[bool, Form(description="Say what would be done, and write no vacancy.")]
WholeSource = Annotated[
    bool,
    Form(
        description="The file holds all that the source has: its vacancies that are not in the "
        "file are closed at the end. Not so where that is more than half of them, 3 or more: "
        "`notice` then says so."
    ),
]
CloseMost = Annotated[
    bool, Form(description="Close what is not in the file even if that is most of it.")
]
_MAPPING: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])


def mapping_of(given: str) -> dict[str, str]:
    """The mapping that was sent as JSON.

    Raises:
        Invalid: it is something else.
    """
    try:
        return _MAPPING.validate_json(given or "{}")
    except ValidationError:
        problem = FieldProblem("body.mapping", 'must be JSON such as {"salary_text": "pay"}')
        raise Invalid("See errors for what is wrong.", errors=(problem,)) from None


def plain(given: str | None) -> str | None:
    """What stands in a field of the form; None where it is blank."""
    return given.strip() or None if given else None
