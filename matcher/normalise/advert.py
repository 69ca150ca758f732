"""An advert read into facts by all the readers together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matcher.normalise.advert_text import advert_text
from matcher.normalise.competitive import read_competitive
from matcher.normalise.contracts import read_contract
from matcher.normalise.employers import read_employer
from matcher.normalise.full_time import times_of_contract
from matcher.normalise.hours import read_hours
from matcher.normalise.pay import read_pay
from matcher.normalise.pay_basis import is_part_of_year
from matcher.normalise.places import read_place
from matcher.normalise.requirements import read_requirements
from matcher.normalise.schedule import read_schedule
from matcher.normalise.text import plain
from matcher.normalise.titles import clean_title, read_occupation
from matcher.vacancy import Advert, Hours, Vacancy

MOST_TEXT = 200_000
"""Characters of a description that are read. The longest of some 6,000 real adverts has 6,000;
this leaves ample room for markup, and bounds the time that one broken row can take."""

MOST_FIELD = 2_000
"""Characters of any other field that are read: none says more in earnest."""


def read_advert(advert: Advert, on: date) -> Vacancy:
    """The advert as facts; what it does not state is None.

    The description is made plain once, and all readers see the same text.

    Args:
        advert: as received.
        on: the date whose minimum wage applies when the advert has no readable `posted`.
    """
    advert = _bounded(advert)
    if advert.hours or advert.contract:
        advert = replace(advert, hours=_plain(advert.hours), contract=_plain(advert.contract))
    text = plain(advert.description or "")
    title = plain(advert.title)
    said = advert_text(advert.hours, title, text)
    hours = read_hours(said)
    if hours == Hours() and advert.contract:
        hours = times_of_contract(advert.contract)
    contract = read_contract(advert.contract, said)
    weekly = hours.max if hours.max is not None else hours.min
    pay = read_pay(
        advert.pay,
        text,
        weekly,
        is_part_of_year(advert.hours, advert.contract, title, text),
        title,
    )
    return Vacancy(
        reference=advert.reference,
        title=clean_title(title),
        occupation=read_occupation(title, text or None),
        employer=read_employer(advert.employer),
        pay=pay,
        hours=hours,
        schedule=read_schedule(said),
        contract=contract,
        place=read_place(advert, text),
        requirements=read_requirements(said),
        competitive=read_competitive(advert, text, pay, contract, hours, on=on),
        text=text,
    )


def _bounded(advert: Advert) -> Advert:
    """The advert with every field cut to what is read of it."""
    fields = (
        advert.title,
        advert.employer,
        advert.pay,
        advert.hours,
        advert.contract,
        advert.place,
        advert.postcode,
        advert.remote,
        advert.posted,
    )
    if len(advert.description or "") <= MOST_TEXT and all(
        len(one or "") <= MOST_FIELD for one in fields
    ):
        return advert
    return replace(
        advert,
        title=advert.title[:MOST_FIELD],
        employer=advert.employer[:MOST_FIELD],
        description=(advert.description or "")[:MOST_TEXT] or None,
        pay=_cut(advert.pay),
        hours=_cut(advert.hours),
        contract=_cut(advert.contract),
        place=_cut(advert.place),
        postcode=_cut(advert.postcode),
        remote=_cut(advert.remote),
        posted=_cut(advert.posted),
    )


def _cut(field: str | None) -> str | None:
    return field[:MOST_FIELD] if field else field


def _plain(field: str | None) -> str | None:
    return plain(field) if field else field
