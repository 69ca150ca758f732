"""Which of several places of one name is meant, by what it is written with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from matcher.normalise.gazetteer import Area, Spot

_NEAR_PLACE = 12.0  # miles: a village and the post town it is written with
_NEAR_CITY, _CITY = 25.0, 300_000  # miles and people: a town and the city it belongs to
_WIDE_CITY = 3_000_000  # people: only London is as wide as a county
_SLACK = 4.0  # miles: an area's radius is that of the middles of its outward codes
_VILLAGE, _TOWN, _LARGE_TOWN = 5_000, 20_000, 40_000  # people
_UNKNOWN = 500  # GeoNames' own floor: places with no population stated are small
_CLEARLY_LARGER = 3
_SAME_SPOT = 8.0  # miles


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a written place, with the places and the area it may name."""

    spots: tuple[Spot, ...]
    area: Area | None

    @property
    def is_container(self) -> bool:
        """Whether the part is rather something that a place lies in: a county, or London."""
        if self.city:
            return True
        return self.area is not None and not any(_in_area(spot, self.area) for spot in self.spots)

    @property
    def city(self) -> Spot | None:
        """A city so wide that other parts name places within it."""
        return next((spot for spot in self.spots if _people(spot) > _WIDE_CITY), None)


def first_place(parts: Sequence[Part]) -> Spot | None:
    """The first part's place that the rest allows; a part that they contradict is passed over.

    Unless all that is left to believe is a village, and what was passed over a large town: "York,
    Acomb" is in York, whose Acomb no table may know, not by the village far away.
    """
    inside = [part for part in parts if not part.is_container]
    containers = [part for part in parts if part.is_container]
    passed_over: list[Spot] = []
    while inside:
        part, *inside = inside
        others = [*inside, *containers]
        if found := _chosen(part.spots, others):
            return found if others else _town_before(passed_over, found)
        passed_over += filter(None, [_likeliest(part.spots)])
    return next((part.city for part in containers if part.city), None)


def _town_before(passed_over: Sequence[Spot], found: Spot) -> Spot:
    is_village = _people(found) < _VILLAGE
    towns = (spot for spot in passed_over if is_village and _people(spot) >= _LARGE_TOWN)
    return next(towns, found)


def _chosen(candidates: Sequence[Spot], others: Sequence[Part]) -> Spot | None:
    """The one candidate that lies by the other parts, if there is one."""
    if others:
        candidates = [spot for spot in candidates if any(lies_by(spot, part) for part in others)]
        most = max((_agreeing(spot, others) for spot in candidates), default=0)
        candidates = [spot for spot in candidates if _agreeing(spot, others) == most]
        within = [spot for spot in candidates if any(_lies_in(spot, part) for part in others)]
        candidates = within or candidates  # Leeds's Chapeltown before the one near Sheffield
        if towns := [spot for part in others for spot in part.spots if not part.area]:
            return min(candidates, key=lambda spot: _nearest(spot, towns), default=None)
    return _likeliest(candidates)


def _agreeing(spot: Spot, parts: Iterable[Part]) -> int:
    return sum(lies_by(spot, part) for part in parts)


def lies_by(spot: Spot, part: Part) -> bool:
    """Whether a place lies in or by what another part names."""
    return _lies_in(spot, part) or any(
        _apart(spot, other) <= _reach(spot, other) for other in part.spots
    )


def _lies_in(spot: Spot, part: Part) -> bool:
    return part.area is not None and _in_area(spot, part.area)


def _reach(spot: Spot, other: Spot) -> float:
    """Miles within which one place may be written with another: "Wigan, Manchester"."""
    towns = _people(spot) >= _TOWN and _people(other) >= _CITY
    return _NEAR_CITY if towns else _NEAR_PLACE


def _in_area(spot: Spot, area: Area) -> bool:
    if area.kind == "country" and spot.country:
        return spot.country == area.name
    return _apart(spot, area) <= area.radius * 1.15 + _SLACK


def _likeliest(candidates: Sequence[Spot]) -> Spot | None:
    """The largest, if it is clearly so or the others lie beside it; else nobody can tell.

    A rival of unknown population may be as large as what could live there: many are suburbs.
    """
    ordered = sorted(candidates, key=lambda spot: -_people(spot))
    if not ordered:
        return None
    first = ordered[0]
    rivals = (spot for spot in ordered[1:] if _apart(spot, first) > _SAME_SPOT)
    clear = all(_people(first) >= _CLEARLY_LARGER * _most_people(spot) for spot in rivals)
    return first if clear else None


def smallest_area(parts: Iterable[Part]) -> Area | None:
    """The county or region that says most exactly where the work is; never a country."""
    named = [
        part.area
        for part in parts
        if part.area and part.is_container and part.area.kind != "country"
    ]
    return min(named, key=lambda area: area.radius, default=None)


def _nearest(spot: Spot, others: Iterable[Spot]) -> float:
    return min(_apart(spot, other) for other in others)


def largest(candidates: Iterable[Spot]) -> int:
    """The population of the largest of some places; 0 when there is none."""
    return max(map(_people, candidates), default=0)


def _people(spot: Spot) -> int:
    return spot.population or _UNKNOWN


def _most_people(spot: Spot) -> int:
    return spot.population or max(spot.housed or 0, _UNKNOWN)


def _apart(spot: Spot, other: Spot | Area) -> float:
    """Miles between two places on a plane, which is near enough for comparing."""
    east = (other.longitude - spot.longitude) * cos(radians(spot.latitude))
    return 69.09 * hypot(other.latitude - spot.latitude, east)
