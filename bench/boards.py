"""What job boards and agencies do to an advert's fields: title, employer, pay, place, first lines.

Nothing that they do makes it another job.
"""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from matcher.normalise.pay import read_pay
from matcher.normalise.places import locate
from matcher.vacancy import Advert

_AGENCIES = ("Meridian Recruitment", "Brightpath Resourcing Ltd", "Allway Personnel", "Key People")
_BOARDS = {
    "Jobs Northward": (
        "{employer} is recruiting: {title}, {place}.",
        "Apply now on {board}. Please mention {board} when you reply.",
    ),
    "WorkFinder": (
        "Job title: {title} Location: {place} Posted by: {board}",
        "To apply, click the button below. Job reference {number}.",
    ),
    "TheVacancyBoard": (
        "{title} - {place}. This vacancy was found on {board}.",
        "{board} is an equal opportunities advertiser. Report this job if it looks wrong.",
    ),
    "Hire Local": (
        "JOB DETAILS Ref {number} Employer: {employer}",
        "By applying you accept the terms and privacy policy of {board}. Alerts are free.",
    ),
    "Postd": (
        "{board} is advertising this role on behalf of {employer}.",
        "Required skills: communication, teamwork. Seniority: not applicable. Posted 3 days ago.",
    ),
}
"""Boards with the line that each puts first and the one that it puts last."""
_AGENCY_HEADERS = (
    "Our client is looking for a {title} in {place}.",
    "{agency} are working with a well-known employer who needs a {title}.",
)
_LEGAL = re.compile(r",? (?:Ltd\.?|Limited|plc|LLP|CIC)$", re.IGNORECASE)
_BAND = re.compile(r"\s*[-–(,]?\s*\bband \d[a-d]?\b\)?\s*[-–,]?\s*", re.IGNORECASE)
_TITLES = (
    "{title} - {place}", "{title} x2", "{title} Required", "{title} in {place}",
    "{title} ({place})", "{title} | {place}", "{title} - Immediate Start", "{title} - Apply Now",
)  # fmt: skip
_HOURS_A_YEAR = 1955.25  # 37.5 hours of 52.14 weeks


def town_of(advert: Advert) -> str | None:
    """The town or the outward code as a board names it; None where neither is known."""
    parts = [part.strip() for part in (advert.place or "").split(",")]
    known = [part for part in parts if part and not re.search(r"\d", part) and locate(part)]
    return known[-1] if known else (advert.postcode or "").split(" ")[0] or None


def with_lines(advert: Advert, text: str, chance: Random, agency: str | None = None) -> str:
    """The text between lines of the board's own."""
    board = chance.choice(list(_BOARDS))
    fields = {
        "employer": advert.employer, "title": advert.title, "place": town_of(advert) or "UK",
        "board": board, "number": chance.randrange(10**5, 10**7), "agency": agency,
    }  # fmt: skip
    first, last = _BOARDS[board]
    first = chance.choice(_AGENCY_HEADERS) if agency else first
    head = first.format(**fields) if chance.random() < 0.5 else ""
    foot = last.format(**fields) if chance.random() < 0.5 else ""
    return " ".join(filter(None, (head, text, foot)))


def title_of(advert: Advert, chance: Random) -> str:
    """The title with what boards add to it, or without what they drop."""
    title = advert.title
    if chance.random() < 0.3:
        title = _BAND.sub(" ", title).strip(" -") or title
    if chance.random() < 0.3:
        title = re.sub(r"\s*\([^()]*\)$", "", title) or title
    if chance.random() < 0.4:
        place = town_of(advert)
        title = chance.choice(_TITLES if place else _TITLES[1:3]).format(title=title, place=place)
    if chance.random() < 0.2:
        title = title.replace(" and ", " & ").replace("Healthcare", "Health Care")
    return title.upper() if chance.random() < 0.1 else title


def employer_of(advert: Advert, chance: Random) -> tuple[str, str | None]:
    """The employer's name as the board has it, and the agency's if that stands in its place."""
    name, draw = advert.employer, chance.random()
    if draw < 0.12:
        agency = chance.choice(_AGENCIES)
        return agency, agency
    if draw < 0.3:
        name = _LEGAL.sub("", name)
    elif draw < 0.42:
        name = name.replace("NHS Foundation Trust", chance.choice(("NHS Trust", "NHS FT", "NHS")))
    elif draw < 0.5:
        name = f"The {name}"
    elif draw < 0.6 and (town := town_of(advert)):
        name = f"{name}, {town}"
    elif draw < 0.66:
        name = f"{name} Ltd" if not _LEGAL.search(name) and "NHS" not in name else name
    name = name.replace(" and ", " & ") if chance.random() < 0.3 else name
    return (name.upper() if chance.random() < 0.1 else name), None


def pay_of(advert: Advert, chance: Random) -> str | None:
    """The pay in another form; as it was where it can't be told; or left out."""
    draw, pay = chance.random(), read_pay(advert.pay) if advert.pay else None
    if draw < 0.25:
        return None
    if draw < 0.6 or pay is None or pay.currency != "GBP" or pay.hourly_min is None:
        return advert.pay
    low, high = pay.hourly_min, pay.hourly_max or pay.hourly_min
    if pay.stated_as == "hour" or draw < 0.72:
        return f"£{low:.2f} - £{high:.2f} per hour" if high > low else f"£{low:.2f} per hour"
    low, high = low * _HOURS_A_YEAR, high * _HOURS_A_YEAR
    if draw < 0.85:
        return f"£{low / 1000:.1f}k - £{high / 1000:.1f}k per annum"
    return f"£{low / 12:,.0f} to £{high / 12:,.0f} per month"


def place_of(advert: Advert, chance: Random) -> Advert:
    """The advert with its place as a board keeps it: the town, the outward code, or as it was."""
    draw, town = chance.random(), town_of(advert)
    if draw < 0.45 or not town:
        return advert
    if draw < 0.8:
        return replace(advert, place=town, postcode=None)
    return replace(advert, place=town, postcode=(advert.postcode or "").split(" ")[0] or None)
