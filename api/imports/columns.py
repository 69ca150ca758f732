"""Which column of a file holds which field of an advert, whatever its author called it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache

from api.imports.rows import UnreadableFileError, WrongOptionError, shown
from matcher.vacancy import Advert

FIELDS = tuple(field.name for field in fields(Advert))
REQUIRED = ("title", "employer")
MOST_NAMED = 30

NAMES: Mapping[str, tuple[str, ...]] = {
    "reference": (
        "id", "ref", "jobid", "jobref", "jobreference", "vacancyid", "vacancyref",
        "vacancyreference", "referencenumber", "refno", "advertid", "identifier",
    ),
    "title": (
        "jobtitle", "vacancytitle", "job", "position", "positiontitle", "role", "roletitle",
        "vacancy", "post", "posttitle", "jobname",
    ),
    "employer": (
        "company", "companyname", "employername", "organisation", "organization",
        "organisationname", "organizationname", "hiringorganisation", "hiringorganization",
        "business", "recruiter",
    ),
    "description": (
        "fulldescription", "jobdescription", "details", "text", "advert", "adverttext", "body",
        "jobdetails", "summary",
    ),
    "pay": (
        "salarytext", "salary", "salaryraw", "salaryrange", "salarydescription", "wage", "wages",
        "paytext", "payrate", "rateofpay", "basesalary", "remuneration",
    ),
    "hours": (
        "contracttime", "workinghours", "hoursperweek", "weeklyhours", "workhours", "workpattern",
        "workingpattern", "fulltimeparttime", "hoursofwork",
    ),
    "contract": (
        "contracttype", "employmenttype", "jobtype", "positiontype", "typeofcontract",
        "contractterm",
    ),
    "place": (
        "locality", "location", "locationraw", "locationname", "town", "city", "workplace", "area",
        "joblocation", "addresslocality", "locationnormalized", "address",
    ),
    "postcode": ("postalcode", "postcodes", "zip", "zipcode"),
    "latitude": ("lat",),
    "longitude": ("lon", "lng", "long"),
    "remote": ("remotework", "remoteworking", "homeworking", "joblocationtype"),
    "posted": (
        "dateposted", "posteddate", "postedon", "pubdate", "publisheddate", "datepublished",
        "startdateofadvert", "opened", "openingdate",
    ),
    "closes": (
        "validthrough", "closingdate", "closing", "closedate", "closeson", "deadline",
        "applicationdeadline", "expires", "expirydate", "enddateofadvert",
    ),
    "url": ("link", "joburl", "weblink", "applyurl", "vacancyurl", "webaddress"),
}  # fmt: skip
"""Other people's names for each field, in lower case without spaces or signs, best first."""


def plain_name(name: str) -> str:
    """A column's name in lower case, letters and digits alone: "Job Title" is "jobtitle"."""
    return "".join(c for c in name.lower() if c.isalnum())


_RANKS = {
    plain_name(name): (rank, field)
    for field in FIELDS
    for rank, name in enumerate((field, *NAMES.get(field, ())))
}


class Columns:
    """Finds the field of each column: as mapped explicitly, or by its name.

    `mapping` is from column to field; a field that is mapped is sought nowhere else.

    Raises:
        WrongOptionError: the mapping names a field that an advert does not have, or one twice.
    """

    def __init__(self, mapping: Mapping[str, str] | None = None) -> None:
        self._mapping = {plain_name(column): field for column, field in (mapping or {}).items()}
        self._asked = dict(mapping or {})
        for column, field in self._asked.items():
            if field not in FIELDS:
                raise WrongOptionError(
                    f"{column} cannot be mapped to {field!r}: a field is one of {', '.join(FIELDS)}"
                )
        if len(set(self._mapping.values())) < len(self._asked):
            raise WrongOptionError("two columns are mapped to one field, or one column twice")
        self.fields_of = lru_cache(maxsize=256)(self._fields_of)

    def _fields_of(self, names: tuple[str, ...]) -> tuple[str | None, ...]:
        best: dict[str, tuple[int, int]] = {}
        for position, name in enumerate(names):
            rank, field = self._rank(plain_name(name))
            if field is not None and (field not in best or rank < best[field][0]):
                best[field] = (rank, position)
        at = {position: field for field, (_, position) in best.items()}
        return tuple(at.get(position) for position in range(len(names)))

    def _rank(self, name: str) -> tuple[int, str | None]:
        if name in self._mapping:
            return -1, self._mapping[name]
        rank, field = _RANKS.get(name, (0, None))
        return (rank, field) if field not in self._mapping.values() else (0, None)

    def of_header(self, names: Sequence[str]) -> tuple[str | None, ...]:
        """The field of each column of a header, None where an advert has no room for it.

        Raises:
            UnreadableFileError: a required or a mapped column is missing.
        """
        found = self.fields_of(tuple(names))
        here = {plain_name(name) for name in names}
        for column in self._asked:
            if plain_name(column) not in here:
                raise UnreadableFileError(
                    f"Line 1 has no column {column!r} to map. It has: {_listed(names)}."
                )
        missing = [field for field in REQUIRED if field not in found]
        if missing:
            raise UnreadableFileError(
                f"Line 1 names no column for {' and '.join(missing)}, which an advert needs. "
                f"It has: {_listed(names)}. Name the columns title and employer, or map yours."
            )
        return found


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    listed = ", ".join(shown(name, 40) or "(no name)" for name in names[:MOST_NAMED])
    return f"{listed} and {more} more" if more > 0 else listed
