"""Values of statements in plain words, for sentences, pages and lists."""

from __future__ import annotations

from matcher.preferences import (
    HoursWish,
    PayWish,
    ScheduleWish,
    Stance,
    TravelWish,
    Value,
)

_PARTS = {
    "nights": "nights",
    "evenings": "evenings",
    "weekends": "weekends",
    "early_starts": "early starts",
    "rotating_shifts": "rotating shifts",
    "term_time_only": "term time only",
    "school_hours": "school hours",
    "mornings": "mornings",
    "afternoons": "afternoons",
}
_DAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday",
    "sat": "Saturday", "sun": "Sunday",
}  # fmt: skip
_A_RUN = 4
_NAMES = {
    "driving_licence": "a driving licence",
    "dbs": "a DBS check",
    "registration": "a professional registration",
    "degree": "a degree",
    "experience": "experience",
    "management": "managing people",
    "fixed_term": "fixed term",
    "zero_hours": "zero hours",
}
_FITS = ((0.8, "Strong fit"), (0.6, "Good fit"), (0.4, "Some fit"), (0.0, "Little fit"))
_JUST_BELOW = 0.02
_DAY_STARTS, _DAY_ENDS = "00:01", "23:58"
_NO_MARKS = {ord(mark): None for mark in '“”„"«»'}
_SAID = {Stance.MUST: "need", Stance.WANT: "would like", Stance.NEVER: "said no to"}
_BY = {"walk": "on foot", "cycle": "by bicycle", "any": "by any means"}


def describe(value: Value) -> str:
    """`value` in plain words, such as "12 to 24 hours a week" or "a driving licence"."""
    match value:
        case HoursWish():
            return f"{_span(value.min, value.max)} hours a week"
        case ScheduleWish():
            return list_of([schedule_part(value, name) for name in value.named()])
        case PayWish():
            return _pay(value)
        case TravelWish():
            return _travel(value)
        case str():
            return _NAMES.get(value, value)


def schedule_part(wish: ScheduleWish, name: str) -> str:
    """One named part of a wish about the schedule in plain words."""
    if name == "days":
        return _days(wish.days or ())
    if name == "between" and wish.between:
        return _between(*wish.between)
    return _PARTS[name] if getattr(wish, name) else f"no {_PARTS[name]}"


def _days(days: tuple[str, ...]) -> str:
    """Days one by one, or from the first to the last where four or more follow each other."""
    week = list(_DAYS)
    numbers = [week.index(day) for day in days]
    if len(days) >= _A_RUN and numbers == list(range(numbers[0], numbers[0] + len(days))):
        return f"{_DAYS[days[0]]} to {_DAYS[days[-1]]}"
    return list_of([_DAYS[day] for day in days])


def _between(start: str, end: str) -> str:
    if end >= _DAY_ENDS:
        return f"after {start}"
    return f"before {end}" if start <= _DAY_STARTS else f"between {start} and {end}"


def eased_to(value: Value, stance: Stance) -> str:
    """What a limit is eased to: "7.5 miles", "45 minutes by bus", "£12.71 an hour"."""
    match value:
        case TravelWish():
            return _travel(value).replace("within ", "")
        case PayWish():
            return _pay(value).replace("at least ", "")
        case HoursWish() if stance.is_against:
            return refused_hours(value)
        case _:
            return describe(value)


def you_said(stance: Stance, thing: str, verb: str = "have") -> str:
    """What the client said, as a sentence to be read out to them: "You would like nights."."""
    if stance is Stance.AVOID:
        return f"You would rather not {verb} {thing}."
    return f"You {_SAID[stance]} {thing}."


def refused_hours(wish: HoursWish) -> str:
    """Hours that a client says no to; the ends are not among them: "more than 20 hours a week"."""
    low, high = wish.min, wish.max
    if high is None:
        return f"more than {_whole_if_near(low or 0):g} hours a week"
    if not low:
        return f"fewer than {_whole_if_near(high):g} hours a week"
    return describe(wish)


def list_of(words: list[str]) -> str:
    """Words joined as a sentence would: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def quoted(words: str, most: int = 80) -> str:
    """A client's or an advert's words in quotation marks, without marks of their own, cut short."""
    plain = " ".join(words.translate(_NO_MARKS).split()).rstrip(" .")
    if len(plain) > most:
        plain = plain[:most].rsplit(" ", 1)[0] + " …"
    return f"“{plain}”"


def pounds(amount: float) -> str:
    """An amount of money, with pence only where there are any."""
    return f"£{amount:,.0f}" if amount == round(amount) else f"£{amount:,.2f}"


def _span(low: float | None, high: float | None) -> str:
    if high is None:
        return f"at least {_whole_if_near(low or 0):g}"
    if not low:
        whole = _whole_if_near(high)
        return f"at most {high:g}" if whole == high else f"under {whole:g}"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _whole_if_near(hours: float) -> float:
    """The whole number that a reading such as "under 16" stays just below: 15.99 -> 16."""
    return float(round(hours)) if 0 < round(hours) - hours < _JUST_BELOW else hours


def _pay(wish: PayWish) -> str:
    parts = []
    if wish.hourly_min is not None:
        parts.append(f"at least {pounds(wish.hourly_min)} an hour")
    if wish.annual_min is not None:
        parts.append(f"at least {pounds(wish.annual_min)} a year")
    return list_of(parts)


def _travel(wish: TravelWish) -> str:
    parts = []
    if wish.miles is not None:
        parts.append(f"within {wish.miles:g} mile{'' if wish.miles == 1 else 's'}")
    if wish.minutes is not None:
        parts.append(f"within {wish.minutes:g} minutes {_BY.get(wish.by, f'by {wish.by}')}")
    return list_of(parts)


def fit_words(score: float) -> str:
    """A score in words, for people: the figure alone would mean nothing to them."""
    for least, words in _FITS:
        if score >= least:
            return words
    return _FITS[-1][1]
