"""Another post of the same employer and title, made from an advert: one thing of it is changed.

The change is made throughout: in the field, and in the text wherever the text says it, else by a
sentence that both adverts get, each with its own figure or name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from bench.boards import town_of
from bench.rewording import sentences
from matcher.normalise.pay import read_pay
from matcher.vacancy import Advert

_NAMES = ("Willow", "Ashdown", "Larch", "Kestrel", "Beacon", "Fernhill", "Juniper", "Thornbury")
_UNIT = re.compile(
    r"\b(?!Care|Day|Acute|General|Medical|Primary|Community|The|Our|This|Each|Health|Each)"
    r"([A-Z][a-z]{2,}) (Ward|House|Lodge)\b"
)
_SHIFTS = (
    ("day", "8am to 8pm", "Days"),
    ("night", "8pm to 8am", "Nights"),
    ("evening", "5pm to 10pm", "Evenings"),
)
_HOURS = (37.5, 30, 22.5, 20, 16, 12)
_TERMS = ("This post is permanent.", "This is a fixed term post for 12 months.")
Two = tuple[Advert, Advert]


def _both(advert: Advert, lines: tuple[str, str], chance: Random) -> Two:
    """Two adverts whose texts hold, at the same place, each its own line."""
    said = sentences(advert.description or "")
    at = chance.randrange(1, max(2, min(len(said), 6)))
    one, other = (" ".join((*said[:at], line, *said[at:])) for line in lines)
    return replace(advert, description=one), replace(advert, description=other)


def other_shift(advert: Advert, _: Sequence[Advert], chance: Random) -> Two | None:
    """Days and nights, or evenings."""
    mine, others = chance.sample(_SHIFTS, 2)
    say = chance.choice(("This is a {0} shift post, {1}.", "You will work {0}s, {1}."))
    one, other = _both(advert, (say.format(*mine), say.format(*others)), chance)
    if chance.random() < 0.5:
        return one, other
    return (
        replace(one, title=f"{one.title} - {mine[2]}"),
        replace(other, title=f"{other.title} - {others[2]}"),
    )


def other_hours(advert: Advert, _: Sequence[Advert], chance: Random) -> Two | None:
    """37.5 hours and 20."""
    mine, others = chance.sample(_HOURS, 2)
    if chance.random() < 0.4:
        return replace(advert, hours=f"{mine} hours per week"), replace(
            advert, hours=f"{others} hours per week"
        )
    say = chance.choice(("This post is for {} hours per week.", "Hours: {} per week."))
    return _both(advert, (say.format(mine), say.format(others)), chance)


def other_ward(advert: Advert, _: Sequence[Advert], chance: Random) -> Two | None:
    """Another ward, unit or surgery on the same site."""
    text, new = advert.description or "", chance.sample(_NAMES, 2)
    found = _UNIT.search(text)
    if found:
        other = text.replace(found[0], f"{new[0]} {found[2]}")
        return advert, replace(advert, description=re.sub(rf"\b{found[1]}\b", new[0], other))
    kind = chance.choice(("Ward", "Unit", "House", "team"))
    say = f"You will be based with {{}} {kind}."
    return _both(advert, (say.format(new[0]), say.format(new[1])), chance)


def other_contract(advert: Advert, _: Sequence[Advert], chance: Random) -> Two | None:
    """A permanent post and a cover of twelve months."""
    return _both(advert, _TERMS, chance)


def other_pay(advert: Advert, _: Sequence[Advert], chance: Random) -> Two | None:
    """The next band, with its pay."""
    pay = read_pay(advert.pay) if advert.pay else None
    if pay is None or pay.annual_min is None or pay.stated_as != "year":
        return None
    low = pay.annual_min * chance.uniform(1.2, 1.35)
    high = (pay.annual_max or pay.annual_min) * 1.25
    raised = f"£{low:,.0f} - £{max(low, high):,.0f} per annum"
    text = (advert.description or "").replace(advert.pay or raised, raised)
    for figure in (f"{end:,.0f}" for end in (pay.annual_min, pay.annual_max) if end):
        text = text.replace(figure, f"{low:,.0f}")
    text = re.sub(
        r"\b([Bb]and )([2-7])\b",
        lambda band: f"{band[1]}{int(band[2]) + 1}",
        text,
    )
    return advert, replace(advert, pay=raised, description=text)


def other_site(advert: Advert, others: Sequence[Advert], chance: Random) -> Two | None:
    """The same post at another of the employer's places, each with the other's names."""
    mine = town_of(advert)
    places = [
        one for one in others
        if one.employer == advert.employer
        and one.postcode and advert.postcode
        and one.postcode.split(" ")[0] != advert.postcode.split(" ")[0]
        and town_of(one) != mine
    ]  # fmt: skip
    if not places or not mine:
        return None
    there = chance.choice(places)
    text = advert.description or ""
    for name in (advert.place, *(advert.place or "").split(","), mine):
        if name and name.strip():
            said = re.compile(rf"\b{re.escape(name.strip())}\b", re.IGNORECASE)
            text = said.sub(lambda _: (there.place or "").split(",")[0], text)
    title = advert.title.replace(mine, town_of(there) or mine)
    return advert, replace(
        advert, title=title, description=text, place=there.place, postcode=there.postcode
    )


MADE: dict[str, Callable[[Advert, Sequence[Advert], Random], Two | None]] = {
    "other shift": other_shift,
    "other hours": other_hours,
    "other ward": other_ward,
    "other contract": other_contract,
    "other pay": other_pay,
    "other site": other_site,
}
