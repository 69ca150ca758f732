"""Facts of two vacancies that cannot both be of one job: hours, pay, shift, contract.

What only one states is no difference. Where the words that the one fact was read from stand in the
other advert as well, a reader may have picked another sentence: that is weaker than two fields.
"""

from __future__ import annotations

from collections.abc import Iterator

from matcher.duplicates.vacancy_objections import Objection
from matcher.vacancy import Hours, Pay, Vacancy

_SAME_HOURS = 0.5
_SAME_PAY, _CONVERTED = 0.02, 0.09
"""Sites round pay; they turn a year into hours by 1,955, 1,920, 2,080 or as they please."""
_FULL_TIME = 1955.25
"""Hours of a year: 37.5 of 52.14 weeks."""
_FLAGS = {
    "nights": "nights", "evenings": "evenings", "weekends": "weekends",
    "term_time_only": "term time only",
}  # fmt: skip
_BETWEEN_PIECES = " … "  # of a quote
Range = tuple[float, float]


def fact_objections(one: Vacancy, other: Vacancy) -> Iterator[Objection]:
    """What the two state otherwise of hours, pay, shift and contract."""
    yield from _hours(one, other)
    yield from _pay(one, other)
    yield from _schedule(one, other)
    yield from _contract(one, other)


def _objection(
    says: str, one: Vacancy, quote: str | None, other: Vacancy, others: str | None
) -> Iterator[Objection]:
    """An objection as firm as the two quotes are: none where both adverts say both things."""
    mine_there, theirs_here = _says(other, quote), _says(one, others)
    if not (mine_there and theirs_here):
        yield Objection(says, firm=not (mine_there or theirs_here))


def _says(vacancy: Vacancy, quote: str | None) -> bool:
    pieces = [piece for piece in (quote or "").split(_BETWEEN_PIECES) if piece]
    text = vacancy.text.casefold()
    return bool(pieces) and all(piece.casefold() in text for piece in pieces)


def _hours(one: Vacancy, other: Vacancy) -> Iterator[Objection]:
    mine, theirs = one.hours, other.hours
    span, others = _span(mine), _span(theirs)
    if span and others:
        if any(
            abs(end - other_end) > _SAME_HOURS for end, other_end in zip(span, others, strict=True)
        ):
            says = f"The hours differ: {_hours_said(span)} and {_hours_said(others)}"
            yield from _objection(says, one, mine.quote, other, theirs.quote)
    elif _times(mine) and _times(theirs) and not _times(mine) & _times(theirs):
        says = "One is full time, the other part time"
        yield from _objection(says, one, mine.quote, other, theirs.quote)


def _span(hours: Hours) -> Range | None:
    ends = [end for end in (hours.min, hours.max) if end is not None]
    return (min(ends), max(ends)) if ends else None


def _hours_said(span: Range) -> str:
    low, high = span
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _times(hours: Hours) -> set[str]:
    return {name for name in ("full_time", "part_time") if getattr(hours, name)}


def _pay(one: Vacancy, other: Vacancy) -> Iterator[Objection]:
    mine, theirs = one.pay, other.pay
    if mine is None or theirs is None or mine.currency != theirs.currency:
        return
    pairs = [(low, high) for low in _ranges(mine, theirs) for high in _ranges(theirs, mine)]
    slack = _SAME_PAY if mine.stated_as == theirs.stated_as else _CONVERTED
    says = f"The pay differs: {mine.quote} and {theirs.quote}"
    if pairs and all(_apart(*two, slack) for two in pairs):
        yield from _objection(says, one, mine.quote, other, theirs.quote)
    elif pairs and not any(_have_an_end(*two, slack) for two in pairs):
        for objection in _objection(says, one, mine.quote, other, theirs.quote):
            yield Objection(objection.says, firm=False)


def _ranges(pay: Pay, other: Pay) -> list[Range]:
    """The pay by the hour, as read and as full-time pay by the year would be.

    Where both are stated by the hour, or both by a longer time, nothing needs converting.
    """
    by_hour = (pay.stated_as == "hour", other.stated_as == "hour")
    yearly = [end / _FULL_TIME for end in (pay.annual_min, pay.annual_max) if end]
    hourly = [end for end in (pay.hourly_min, pay.hourly_max) if end]
    found = {(True, True): (hourly,), (False, False): (yearly or hourly,)}
    return [(min(ends), max(ends)) for ends in found.get(by_hour, (yearly, hourly)) if ends]


def _apart(one: Range, other: Range, slack: float) -> bool:
    return one[0] * (1 - slack) > other[1] or other[0] * (1 - slack) > one[1]


def _have_an_end(one: Range, other: Range, slack: float) -> bool:
    """Whether two ranges begin or end alike: sites leave the one end or the other out."""
    pairs = list(zip(one, other, strict=True))
    if one[0] == one[1] or other[0] == other[1]:
        pairs += zip(one, reversed(other), strict=True)
    return any(abs(a - b) <= slack * max(a, b) for a, b in pairs)


def _schedule(one: Vacancy, other: Vacancy) -> Iterator[Objection]:
    for name, said in _FLAGS.items():
        mine, theirs = getattr(one.schedule, name), getattr(other.schedule, name)
        if mine is not None and theirs is not None and mine != theirs:
            yield Objection(f"Only one has {said}", firm=False)
    times, others = one.schedule.times, other.schedule.times
    if times and others and not set(times) & set(others):
        yield Objection(f"The shifts differ: {_clock(times)} and {_clock(others)}", firm=False)


def _clock(times: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{start} to {end}" for start, end in times[:3])


def _contract(one: Vacancy, other: Vacancy) -> Iterator[Objection]:
    kinds, others = set(one.contract.kinds or ()), set(other.contract.kinds or ())
    if kinds and others and not kinds & others:
        says = f"The contracts differ: {_listed(kinds)} and {_listed(others)}"
        yield from _objection(says, one, one.contract.quote, other, other.contract.quote)


def _listed(kinds: set[str]) -> str:
    return ", ".join(sorted(kind.replace("_", " ") for kind in kinds))
