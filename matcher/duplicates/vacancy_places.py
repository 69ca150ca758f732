"""Whether two vacancies are at one place: as far as the less exact of the two can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.duplicates.vacancy_objections import Objection
from matcher.duplicates.vacancy_words import is_name, is_place
from matcher.normalise.gazetteer import key
from matcher.normalise.places import miles_between
from matcher.vacancy import Place

_REACH = {"postcode": 0.3, "sector": 1.0, "outcode": 3.0, "place": 5.0, "region": 40.0}
"""Miles that the work may lie from the point, by how exact the point is."""
_OF_A_TOWN = 12.0
"""Two points that far apart may both be called by the name of a large town."""
_FIGURE = re.compile(r"\d")


def is_known_same(one: Place, other: Place) -> bool:
    """Whether both say where the work is, to a town at least, and say the same."""
    if _is_named_in(one, other) or _is_named_in(other, one):
        return True
    known = _are_of_one_postcode(one, other)
    if known is not None:
        return known
    miles = _miles(one, other)
    if miles is not None and "region" not in (one.precision, other.precision):
        return miles <= _allowed(one, other)
    return bool(one.name) and key(one.name or "") == key(other.name or "")


def place_objections(one: Place, other: Place) -> Iterator[Objection]:
    """Two places; or two names, of a ward or a branch, at one postcode."""
    if one.remote and other.remote and one.remote != other.remote:
        yield Objection(f"One is {one.remote}, the other {other.remote}", firm=False)
    says = f"The places differ: {_said(one)} and {_said(other)}"
    if _is_named_in(one, other) or _is_named_in(other, one):
        return
    same, miles = _are_of_one_postcode(one, other), _miles(one, other)
    if same is False:
        yield Objection(says, firm=True)
    elif same is None and miles is not None and miles > _allowed(one, other):
        yield Objection(says, firm=miles > 2 * _allowed(one, other))
    elif (same or (same is None and miles is None)) and _are_two_names(one, other):
        yield Objection(says, firm=False)


def _are_of_one_postcode(one: Place, other: Place) -> bool | None:
    """Whether two postcodes are the same as far as both go; None where one has none."""
    mine, theirs = _parts(one), _parts(other)
    if not mine or not theirs:
        return None
    return all(a == b for a, b in zip(mine, theirs, strict=False))


def _parts(place: Place) -> tuple[str, ...]:
    """LS9 7TF is LS9 and 7: a site may have several units, and sources pick one or another."""
    parts = (place.postcode or "").upper().split()
    return tuple(part for part in (*parts[:1], parts[1][:1] if len(parts) > 1 else "") if part)


def _miles(one: Place, other: Place) -> float | None:
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    return miles_between(one.latitude, one.longitude, other.latitude, other.longitude)


def _allowed(one: Place, other: Place) -> float:
    reach = _REACH.get(one.precision, 0.0) + _REACH.get(other.precision, 0.0)
    return max(reach, _OF_A_TOWN) if "place" in (one.precision, other.precision) else reach


def _is_named_in(one: Place, other: Place) -> bool:
    """Whether one is only a name, which the other has too: its postcode may be its office's."""
    name = key(one.name or "")
    return bool(name) and one.postcode is None and f" {name} " in f" {key(other.name or '')} "


def _are_two_names(one: Place, other: Place) -> bool:
    """Whether each name has a word that names something and that the other lacks."""
    mine, theirs = (set(key(place.name or "").split()) for place in (one, other))
    return any(map(_tells, mine - theirs)) and any(map(_tells, theirs - mine))


def _tells(word: str) -> bool:
    return is_name(word) or is_place(word) or bool(_FIGURE.match(word))


def _said(place: Place) -> str:
    said = [part for part in (place.name, place.postcode) if part]
    if len(said) == 2 and said[1] in said[0]:
        said = said[:1]
    return ", ".join(said) or "not said"
