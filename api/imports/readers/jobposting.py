"""A JobPosting (https://schema.org/JobPosting) taken apart into the cells of an advert."""

from __future__ import annotations

from collections.abc import Iterator

from api.imports.readers.fields import Cell, Cells
from api.imports.readers.jobposting_pay import pay_text
from api.imports.readers.json_text import JsonObject

USED = frozenset({
    "@context", "@type", "@id", "@graph", "title", "hiringOrganization", "description",
    "baseSalary",
    "employmentType", "workHours", "jobLocation", "jobLocationType", "datePosted", "validThrough",
    "identifier", "url",
})  # fmt: skip
MOST_REFERENCE = 200
_HOURS = {"full_time": "Full time", "part_time": "Part time"}
_CONTRACTS = {
    "contractor": "Contractor",
    "temporary": "Temporary",
    "intern": "Internship",
    "volunteer": "Volunteer",
    "per_diem": "Casual, paid by the day",
    "permanent": "Permanent",
}
_SAYS_NOTHING = ("other", "")


def job_posting_cells(posting: JsonObject) -> tuple[Cells, list[str]]:
    """The cells of an advert, and the names of the properties that no cell has room for."""
    place = _first(posting.get("jobLocation"))
    address = _address(place)
    geo = _property(place, "geo")
    hours, contract = _employment(posting)
    values = {
        "title": Cell("title", posting.get("title")),
        "employer": Cell("hiringOrganization", _name(posting.get("hiringOrganization"))),
        "reference": Cell("identifier", _reference(posting)),
        "description": Cell("description", posting.get("description")),
        "pay": Cell("baseSalary", pay_text(posting.get("baseSalary"))),
        "hours": Cell("employmentType", hours),
        "contract": Cell("employmentType", contract),
        "place": Cell("jobLocation", _place_name(posting.get("jobLocation"))),
        "postcode": Cell("jobLocation.address.postalCode", _property(address, "postalCode")),
        "latitude": Cell("jobLocation.geo.latitude", _property(geo, "latitude")),
        "longitude": Cell("jobLocation.geo.longitude", _property(geo, "longitude")),
        "remote": Cell("jobLocationType", _remote(posting.get("jobLocationType"))),
        "posted": Cell("datePosted", posting.get("datePosted")),
        "closes": Cell("validThrough", posting.get("validThrough")),
        "url": Cell("url", _first(posting.get("url"))),
    }
    unused = [
        name for name, value in posting.items() if name not in USED and value not in (None, "")
    ]
    return values, unused


def _first(value: object) -> object:
    """The value itself, or the first of a list of them."""
    return (value[0] if value else None) if isinstance(value, list) else value


def _property(thing: object, name: str) -> object:
    return _first(thing.get(name)) if isinstance(thing, dict) else None


def _address(place: object) -> object:
    """A place's address: an object or text; a place that is only text is its own address."""
    return _property(place, "address") if isinstance(place, dict) else place


def _name(organisation: object) -> object:
    """An organisation's name, given as text or as an object with a name."""
    organisation = _first(organisation)
    if isinstance(organisation, dict):
        return _property(organisation, "name") or _property(organisation, "legalName")
    return organisation


def _reference(posting: JsonObject) -> object:
    """The identifier, else the address of the posting where it is short enough to serve."""
    identifier = _first(posting.get("identifier"))
    if isinstance(identifier, dict):
        identifier = _property(identifier, "value") or _property(identifier, "@id")
    if isinstance(identifier, str | int) and not isinstance(identifier, bool) and identifier != "":
        return identifier
    url = _first(posting.get("url"))
    return url if isinstance(url, str) and len(url) <= MOST_REFERENCE else None


def _employment(posting: JsonObject) -> tuple[str | None, str | None]:
    """What employmentType and workHours say of the hours, and of the contract."""
    hours, contract = [], []
    for word in _words(posting.get("employmentType")):
        key = "_".join(word.lower().replace("-", " ").replace("_", " ").split())
        if key in _HOURS:
            hours.append(_HOURS[key])
        elif key not in _SAYS_NOTHING:
            contract.append(_CONTRACTS.get(key, word))
    work_hours = _first(posting.get("workHours"))
    if isinstance(work_hours, str) and work_hours.strip():
        hours.append(work_hours.strip())
    return ", ".join(hours) or None, ", ".join(contract) or None


def _words(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield from (word.rpartition("/")[2].strip() for word in one.split(","))


def _place_name(locations: object) -> str | None:
    """The names of all the places, as town and region, parted by semicolons."""
    names = []
    for location in locations if isinstance(locations, list) else [locations]:
        address = _address(location)
        if isinstance(address, dict):
            parts = [_property(address, name) for name in ("addressLocality", "addressRegion")]
            name = ", ".join(
                part.strip() for part in parts if isinstance(part, str) and part.strip()
            )
        else:
            name = address.strip() if isinstance(address, str) else ""
        if name and name not in names:
            names.append(name)
    return "; ".join(names) or None


def _remote(kind: object) -> str | None:
    return "remote" if "TELECOMMUTE" in [word.upper() for word in _words(kind)] else None
