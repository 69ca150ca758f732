"""Rows of employers from a CSV file, whatever its author called the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from api.imports.columns import plain_name
from api.imports.readers.csv_adverts import names_of
from api.imports.readers.csv_records import CsvRecords, Record
from api.imports.readers.fields import not_utf8
from api.imports.readers.lines import not_utf8_at
from api.imports.readers.listing import csv_lines, text_of
from api.imports.readers.sniff import refuse_what_is_no_listing
from api.imports.rows import Refusal, UnreadableFileError, refusal
from matcher.duplicates.employers import Employer

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name", "employer", "employername", "company", "companyname", "organisation",
        "organization", "organisationname", "organizationname", "business", "businessname",
        "tradingname", "hiringorganisation", "hiringorganization", "account", "accountname",
        "legalname", "registeredname", "provider", "providername", "client", "customer",
    ),
    "postcode": (
        "postcode", "postalcode", "zip", "zipcode", "pcode", "pc", "companypostcode",
        "employerpostcode", "sitepostcode", "addresspostcode", "regaddresspostcode",
    ),
    "phone": (
        "phone", "telephone", "tel", "phonenumber", "telephonenumber", "telno", "phoneno",
        "telephoneno", "contactnumber", "contactphone", "mainphone", "landline", "mobile",
    ),
    "url": (
        "url", "website", "web", "webaddress", "websiteurl", "site", "homepage", "link", "domain",
        "companyurl", "companywebsite", "employerurl", "www",
    ),
}  # fmt: skip
"""Other people's names for each column, in lower case without spaces or signs, best first."""
MOST_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """An employer, and the line of the file on which it stands."""

    line: int
    employer: Employer


def employer_rows(handle: BinaryIO, encoding: str | None = None) -> Iterator[EmployerRow | Refusal]:
    """The employers of a CSV file, one a record, with a refusal for one that can't be read.

    Raises:
        WrongOptionError: there is no such encoding.
        UnreadableFileError: the file as a whole, or from some point on, cannot be read, or it has
            no column of names.
    """
    text, head = text_of(handle, encoding)
    refuse_what_is_no_listing(head)
    records = CsvRecords(*csv_lines(text, head))
    header = records.header()
    if header is None:
        raise UnreadableFileError("The file is empty.")
    names = names_of(header)
    columns = columns_of(names)
    for number, record in enumerate(records.rest(names, with_blank=True)):
        if number >= MOST_ROWS:
            raise UnreadableFileError(f"The file has more than {MOST_ROWS:,} rows: split it.")
        yield record if isinstance(record, Refusal) else _row(record, names, columns)


def columns_of(names: Sequence[str]) -> dict[str, int]:
    """Where each column stands, by what it is headed.

    Raises:
        UnreadableFileError: no column is headed as one of names.
    """
    headed = {plain_name(name): at for at, name in reversed(list(enumerate(names)))}
    found = {
        field: headed[known[0]]
        for field, others in COLUMNS.items()
        if (known := [other for other in others if other in headed])
    }
    if "name" not in found:
        raise UnreadableFileError(
            "No column holds the employers' names: head it “name”. "
            f"The columns are {', '.join(name or '(no name)' for name in names[:20])}."
        )
    return found


def _row(record: Record, names: Sequence[str], columns: Mapping[str, int]) -> EmployerRow | Refusal:
    for at in columns.values():
        wrong = not_utf8_at(record.cells[at])
        if wrong is not None:
            return refusal(
                record.line, names[at], not_utf8(record.cells[at], wrong), record.cells[at]
            )
    cells = {field: record.cells[at].strip() or None for field, at in columns.items()}
    name = cells.pop("name")
    if name is None:
        return refusal(record.line, names[columns["name"]], "there is no name: write one")
    return EmployerRow(record.line, Employer(name, **cells))
