"""The fields of an advert, and the exact names that other people's columns have for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from matcher.vacancy import Advert

FIELDS = tuple(field.name for field in fields(Advert))
REQUIRED = ("title", "employer")
NO_FIELD = ""
"""What a column is mapped to that is to be left out, though its name may name a field."""
MEND = "What to mend"
"""The column of reasons in a file of refused rows: never read as part of an advert."""

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


RANKS: Mapping[str, tuple[int, str]] = {
    plain_name(name): (rank, field)
    for field in FIELDS
    for rank, name in enumerate((field, *NAMES.get(field, ())))
}
"""How good a name is (0 is ours) and the field that it names, by the plain name."""
