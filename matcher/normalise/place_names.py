"""Names of places as adverts write them: "Ealing, West London", "Larkrise House, Heywood".

The parts are tried from the most specific on; the others tell same-named places apart: a place too
far from every other part that is known is not the one meant, and the wider part is taken instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.normalise.gazetteer import Area, Spot, abroad, areas, is_state_abroad, key, spots
from matcher.normalise.place_choice import Part, first_place, largest, lies_by, smallest_area

_LONGEST, _MOST_PARTS = 300, 8
_SPLIT = re.compile(r"(?<!\bSt)\.\s|[,;|()\[\]\n•]|\s[-–—]+\s|[–—]", re.IGNORECASE)
_EITHER = re.compile(r"/|\bor\b", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)
_IGNORED = frozenset(
    key(name)
    for name in (
        "", "UK", "United Kingdom", "GB", "Great Britain", "Britain", "UK wide", "Nationwide",
        "National", "Various", "Various locations", "Multiple locations", "Remote", "Home based",
    )
)  # fmt: skip
_BEFORE = re.compile(
    r"(?:near|around|based in|in|the|greater|central|inner|outer|city of|town of|county|"
    r"(?:london |royal |metropolitan )?borough of|"
    r"(?:north|south)(?: (?:east|west))?|east|west) (?=\w)"
)
_AFTER = re.compile(
    r" (?:area|areas|(?:city|town) centre|centre|central|city|town|village|region|district|borough|"
    r"county|and surrounding|and surrounding areas?|uk|wide|north|south|east|west)$"
)
# A hospital or an office named for its town says where it is; "Lincoln Road" does not.
_INSTITUTIONS = frozenset((
    "hospital", "hospitals", "infirmary", "university", "college", "academy", "school", "council",
    "prison", "hmp", "airport", "depot", "store", "branch", "campus", "station", "site", "clinic",
    "surgery", "court", "library", "museum", "nhs",
))  # fmt: skip
_STREETS = frozenset((
    "road", "rd", "street", "st", "lane", "avenue", "ave", "way", "drive", "close", "house",
    "court", "terrace", "crescent", "place", "gardens", "square", "row", "wing", "ward", "block",
    "building", "gate", "grove", "hill", "view",
))  # fmt: skip
# Other words that stand in small letters beside the name of a place.
_FITTING = _INSTITUTIONS | _STREETS | frozenset((
    "across", "all", "area", "areas", "around", "at", "base", "based", "bases", "bay", "between",
    "borough", "by", "center", "central", "centre", "centres", "city", "community", "county",
    "covering", "cross", "de", "dependent", "depending", "district", "east", "field", "floor",
    "for", "from", "greater", "green", "health", "home", "hub", "hubs", "hybrid", "in", "include",
    "including", "initially", "inner", "le", "locality", "locally", "location", "locations",
    "mobile", "multiple", "near", "next", "north", "nr", "of", "office", "offices", "on", "or",
    "other", "outer", "park", "region", "regional", "remote", "required", "schools", "service",
    "services", "sites", "south", "stadium", "surrounding", "the", "to", "town", "travel", "trust",
    "trustwide", "under", "unit", "units", "upon", "various", "village", "villages", "wards",
    "west", "wide", "within", "working",
))  # fmt: skip
_NEW = frozenset(["new", "great", "little", "upper", "lower", "nether", "over", "old", "much"])
_BETWEEN = frozenset(("near", "in"))
_MOST_WORDS = 8
_TOWN, _LARGE_TOWN = 20_000, 40_000  # people


def find_place(words: str) -> Spot | Area | None:
    """The place that `words` name; an `Area` when only a county or region is named.

    None when nothing is known, when it lies abroad, when only a country is named, or when several
    places of that name are as likely.
    """
    options = _EITHER.split(words[:_LONGEST])[:_MOST_PARTS]
    return next((found for option in options if (found := _find(option))), None)


def _find(words: str) -> Spot | Area | None:
    written = [part.strip() for part in _SPLIT.split(words)[:_MOST_PARTS]]
    names = [key(name) for name in written]
    names = [name for name in dict.fromkeys(names) if name not in _IGNORED]
    if len(names) > 1 and names[-1] in abroad() and names[-1] not in areas():
        return None
    if len(names) > 1 and written[-1] and is_state_abroad(written[-1]):
        return None
    parts = [part for name in names for part in _parts(name)]
    return (
        first_place(parts)
        or first_place([*_towns_within(_names_of_places(written)), *parts])
        or smallest_area(parts)
        or _joined(words)
    )


def _joined(words: str) -> Spot | Area | None:
    """The first of several places in one part: "Luton and Bedford"."""
    first, *others = _JOINED.split(words)[:_MOST_PARTS]
    pieces = (first, *others) if others and not _goes_on(words) else ()
    return next((found for piece in pieces if (found := _find(piece))), None)


def _parts(name: str) -> list[Part]:
    """What a part may name, or what its two halves name together ("Harlow Essex")."""
    if whole := _known(name) or _without_qualifier(name):
        return [whole]
    words = name.split()
    for cut in range(len(words) - 1, 0, -1) if len(words) <= _MOST_WORDS else ():
        if near := _known(" ".join(words[:cut])):
            rest = words[cut + 1 :] if words[cut] in _BETWEEN else words[cut:]
            wider = _parts(" ".join(rest))
            apart = not near.is_container and not any(
                lies_by(spot, part) for spot in near.spots for part in wider
            )
            return [] if apart else [near, *wider]
    return []


def _without_qualifier(name: str) -> Part | None:
    """A part bare of words such as "central", which must then be well known."""
    for bare in (_AFTER.sub("", name), _BEFORE.sub("", name, count=1), _bare(name)):
        found = _known(bare) if bare != name else None
        if found and (found.area or largest(found.spots) >= _TOWN):
            return found
    return None


def _bare(name: str) -> str:
    return _BEFORE.sub("", _AFTER.sub("", name), count=1)


def _known(name: str) -> Part | None:
    part = Part(spots().get(name, ()), areas().get(name))
    return part if part.spots or part.area else None


def _names_of_places(written: Sequence[str]) -> list[str]:
    """The keys of the parts but those that go on as a sentence does."""
    return [key(part) for part in written if not _goes_on(part)]


def _goes_on(part: str) -> bool:
    """Whether nothing but words in small letters follows, none of a place: "Reading books"."""
    _, *rest = part.split()[:_MOST_WORDS] or ("",)
    if not all(word.islower() for word in rest):
        return False
    words = [key(word) for word in rest if word != "and"]
    return bool(words) and not any(map(_is_of_a_place, words))


def _is_of_a_place(word: str) -> bool:
    return word in _FITTING or word in spots() or word in areas()


def _towns_within(names: Sequence[str]) -> list[Part]:
    """Towns named within a longer part: "Oldham Royal Hospital", "Leeds office"."""
    return [part for name in names if not _known(name) and (part := _town_within(name.split()))]


def _town_within(words: Sequence[str]) -> Part | None:
    if len(words) > _MOST_WORDS or not abroad().isdisjoint(words):
        return None
    least = _LARGE_TOWN if _INSTITUTIONS.isdisjoint(words) else _TOWN
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            if words[start - 1 : start] and words[start - 1] in _NEW:
                continue
            if end < len(words) and words[end] in _STREETS:
                continue
            found = _known(" ".join(words[start:end]))
            if found and largest(spot for spot in found.spots if spot.country) >= least:
                return found
    return None
