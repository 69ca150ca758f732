"""Wishes that have a name: "part time", "nights", "I don't drive", "no zero hours"."""

from __future__ import annotations

from functools import cache

from matcher import reference
from matcher.normalise.wishes.claims import Claim, Reading, Way
from matcher.normalise.wishes.lexicon import Lexicon, split_list
from matcher.preferences import About, HoursWish, ScheduleWish, Stance, TravelWish, Value

_SCHEDULE = {
    "nights": ScheduleWish(nights=True),
    "evenings": ScheduleWish(evenings=True),
    "weekends": ScheduleWish(weekends=True),
    "early_starts": ScheduleWish(early_starts=True),
    "rotating_shifts": ScheduleWish(rotating_shifts=True),
    "term_time_only": ScheduleWish(term_time_only=True),
    "school_hours": ScheduleWish(school_hours=True),
    "mornings": ScheduleWish(mornings=True),
    "afternoons": ScheduleWish(afternoons=True),
}


@cache
def named_wishes() -> Lexicon[Reading]:
    """The wishes of `data/phrases/wishes.csv`."""
    return Lexicon(
        (phrase, _reading(row))
        for row in reference.rows("phrases/wishes.csv")
        for phrase in split_list(row["says"])
    )


def _reading(row: dict[str, str]) -> Reading:
    if not row["about"]:
        return Reading()
    about, way = About(row["about"]), Way(row["way"])
    usual = Stance(row["stance"]) if row["stance"] else None
    values = [_value(about, part) for part in row["value"].split(";")]
    claims = tuple(Claim(about, value, way, usual=usual) for value in values)
    return Reading(claims, only_against=row["when"] == "against", only_for=row["when"] == "for")


def _value(about: About, cell: str) -> Value:
    name, _, amount = cell.partition("=")
    match about:
        case About.HOURS:
            return HoursWish(**{name: float(amount)})
        case About.TRAVEL:
            parts = dict(part.split("=") for part in cell.split())
            limit = {key: float(part) for key, part in parts.items() if key != "by"}
            return TravelWish(**limit, by=parts.get("by", "any"))
        case About.SCHEDULE if name == "days":
            return ScheduleWish(days=tuple(amount.split()))
        case About.SCHEDULE:
            return _SCHEDULE[name]
        case _:
            return cell
