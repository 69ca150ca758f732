"""Whether a job is competitive employment: paid work that anybody may apply for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from matcher.normalise.ground_words import folded, marked, words_in_fields, words_in_text
from matcher.normalise.grounds import (
    EXPENSES_ONLY,
    GROUNDS,
    NO_SET_HOURS,
    UNPAID,
    ZERO_HOURS,
)
from matcher.normalise.pay_basis import is_part_of_year
from matcher.normalise.pay_floor import below_minimum
from matcher.normalise.text import plain
from matcher.vacancy import Advert, Competitive, Contract, Hours, Pay

_MOST_FIELD = 500
_VOLUNTEER_TITLE = re.compile(r"\b(?:volunteers?|volunteering|voluntary)\b", re.IGNORECASE)
_UNPAID_TITLE = re.compile(r"\bunpaid\b(?! carer)", re.IGNORECASE)
_HONORARY_TITLE = re.compile(r"^\W*honorary\b", re.IGNORECASE)
_CASUAL = re.compile(
    r"\b(?:(?P<bank>bank)(?! holiday)|casual|relief|sessional|ad[- ]?hoc|as (?:and|&) when)\b",
    re.IGNORECASE,
)
# Whoever looks after volunteers, or works for a body that has them, is paid.
_ABOUT_VOLUNTEERS = re.compile(
    r"\b(?:manag\w*|co-?ordinat\w*|officer|leads?|head|director|services?|sector|organi[sz]ations?"
    r"|recruit\w*|development|engagement|hub|programme|supervisor|partnerships?|specialist)\b",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def read_competitive(
    advert: Advert, text: str, pay: Pay | None, contract: Contract, hours: Hours, *, on: date
) -> Competitive:
    """The verdict on an advert, with the reasons for a no or a check.

    No: unpaid, expenses only, commission only, an unpaid trial, set aside for disabled people, for
    present employees only, or below the minimum wage of the day it was posted. Check: zero hours,
    bank or casual work without set hours, self-employed, a trial that may be unpaid, pay from below
    to above the minimum, or lawful only in the two years before where the advert has no date. Yes
    needs no proof, only nothing against it: pay that is not stated is not a reason.

    Args:
        advert: as received.
        text: its description, plain.
        pay: what `read_pay` made of it.
        contract: what `read_contract` made of it.
        hours: what `read_hours` made of it.
        on: the date whose minimum wage applies when the advert has no readable posting date.
    """
    found = list(_against(advert, text, pay, contract))
    if not any(reason.startswith((ZERO_HOURS.reason, NO_SET_HOURS.reason)) for _, reason in found):
        found += _without_set_hours(advert, contract, hours)
    posted = posted_on(advert)
    if pay:
        floor = below_minimum(
            pay,
            plain((advert.pay or "")[:_MOST_FIELD]),
            contract,
            hours,
            posted or on,
            dated=posted is not None,
            part_of_year=lambda: is_part_of_year(advert.hours, advert.contract, advert.title, text),
        )
        if floor:
            found.append((floor.verdict, floor.reason))
    verdict = next((one for one in ("no", "check") if any(one == v for v, _ in found)), "yes")
    ordered = sorted(found, key=lambda one: one[0] != verdict)
    return Competitive(verdict, tuple(dict.fromkeys(reason for _, reason in ordered)))


def posted_on(advert: Advert) -> date | None:
    """The day the advert was posted: year first, or day first as is usual in Britain."""
    written = advert.posted or ""
    found = _YEAR_FIRST.match(written)
    parts = found.groups() if found else None
    if not parts and (found := _DAY_FIRST.match(written)):
        parts = found.groups()[::-1]
    if not parts:
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:  # the thirtieth of February and the like
        return None


def _against(
    advert: Advert, text: str, pay: Pay | None, contract: Contract
) -> Iterator[tuple[str, str]]:
    """Pairs of verdict and reason, in the order of the table of grounds."""
    title = plain(advert.title[:_MOST_FIELD])
    fields = tuple(
        plain(one[:_MOST_FIELD]) for one in (advert.pay, advert.contract, advert.hours) if one
    )
    low = folded(text)
    marks, short_marks = marked(low), marked(folded("\n".join((*fields, title))))
    any_marks = marks | short_marks
    for ground in GROUNDS:
        if ground is EXPENSES_ONLY and pay:
            continue  # expenses of the interview, say, beside a wage
        if ground is NO_SET_HOURS and contract.zero_hours:
            continue  # said already
        # A title with "volunteer" in it needs more thought than a table gives.
        short = fields if ground is UNPAID else (*fields, title)
        words = None
        if not ground.marks.isdisjoint(any_marks):  # as of most adverts
            words = words_in_fields(ground, short, short_marks)
            words = words or words_in_text(ground, text, low, marks)
        if words:
            yield ground.verdict, f"{ground.reason} (the advert says “{words}”)"
        elif ground is UNPAID:
            yield from _from_title_and_contract(title, pay, contract)
        elif ground is ZERO_HOURS and contract.zero_hours:
            yield ground.verdict, ground.reason


def _without_set_hours(
    advert: Advert, contract: Contract, hours: Hours
) -> Iterator[tuple[str, str]]:
    """Bank or casual work alone, called so in a title or a short field, with no hours named."""
    if contract.kinds != ("casual",) or contract.zero_hours is False:
        return
    if (hours.min, hours.max, hours.full_time, hours.part_time) != (None, None, None, None):
        return
    named = _CASUAL.search(" ".join((advert.title, advert.contract or "", advert.hours or "")))
    if named:
        kind = "bank" if named["bank"] else "casual"
        yield NO_SET_HOURS.verdict, f"It is {kind} work: hours are not guaranteed"


def _from_title_and_contract(
    title: str, pay: Pay | None, contract: Contract
) -> Iterator[tuple[str, str]]:
    if "unpaid" in title.lower() and _UNPAID_TITLE.search(title):
        yield "no", f"{UNPAID.reason} (the title is “{title}”)"
    elif pay:
        return
    elif contract.kinds == ("volunteer",):
        yield "no", f"{UNPAID.reason}: it is a volunteer's role"
    elif _VOLUNTEER_TITLE.search(title) and not _ABOUT_VOLUNTEERS.search(title):
        yield "no", f"{UNPAID.reason} (the title is “{title}”)"
    elif _HONORARY_TITLE.search(title):
        yield "check", "Honorary posts are often unpaid: ask whether this one is"
