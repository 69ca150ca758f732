"""What the readers of one file share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from api.imports.columns import Columns
from api.imports.rows import MOST_NAMES, Ignored


class Format(StrEnum):
    """What a file holds; `auto` tells by its content."""

    AUTO = "auto"
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    JOBPOSTING = "jobposting"
    HTML = "html"
    INDEED_XML = "indeed-xml"
    ADZUNA = "adzuna"
    REED = "reed"


FORMATS = tuple(one.value for one in Format)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is to be read.

    `format` is one of `FORMATS`; `mapping` is from column to field of an advert; `encoding` is a
    name such as "cp1252", None for what the file shows by itself. Of a sheet that does not have a
    header, the columns are called "column 1", "column 2". `employer` is whose jobs they are where a
    row names nobody.
    """

    format: str = "auto"
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    has_header: bool = True
    employer: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The options, made ready, and what is found out on the way: `ignored` and `notes` grow.

    `encoding` is Python's name of the one that was told, `names` those of the columns of a sheet,
    of the first one among several, or of the objects of JSON.
    """

    options: ReadOptions
    columns: Columns
    encoding: str | None = None
    ignored: Ignored = field(default_factory=Ignored)
    notes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def note_names(self, names: Sequence[str]) -> None:
        """Note the names of a sheet's columns, unless those of one before it are."""
        if not self.names:
            self.names[:] = names

    def note_left_empty(self, rows: int) -> None:
        """Note how many rows of a sheet of refused rows hold nothing but what to mend."""
        if rows:
            are = "1 row was" if rows == 1 else f"{rows:,} rows were"
            self.notes.append(f"{are} passed over: nothing but “What to mend” stands there.")

    def note_keys(self, keys: Sequence[str]) -> None:
        """Note the names in an object: another one may have more."""
        room = MOST_NAMES - len(self.names)
        self.names.extend([key for key in keys if key not in self.names][: max(0, room)])
