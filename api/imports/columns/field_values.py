"""What the values of a column say for and against each field of an advert."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.imports.columns.looks import Look
from api.imports.columns.value_rules import KEEPS, LACKS, SPEAKS, WHOLLY_OTHER

OF_EMPTY = -1.7
"""An exact name still counts where no other column will do, for values may come further down."""
_NEARLY_ALL, _MOST_OF_ALL = 0.8, 0.6
_BY_TEXTS, _BY_SENTENCES = 1.5, 2.7  # points; 2 are proposed, 3 are likely
_ENOUGH, _FEW = 3, 5
_LONG_TEXT, _TEXT, _NO_TEXT = 200, 80, 25  # characters


@dataclass(frozen=True, slots=True)
class Said:
    """Points for a field (against it, below zero) and why, to follow "the values"."""

    points: float
    because: str


def said_of(field: str, look: Look) -> Iterator[Said]:
    """What the values of a column say for and against a field."""
    if not look.filled:
        yield Said(OF_EMPTY, "are all empty")
        return
    for said in _said(field, look):
        yield Said(said.points * _certainty(look), said.because)


def of_sentences(look: Look) -> Said | None:
    """What speaks for a description where no name of a column does: sentences, mostly different.

    Beside the points of the texts' length it is enough to be proposed, never to be likely.
    """
    if look.length >= _LONG_TEXT or look.different < _NEARLY_ALL:
        return None
    if look.share("sentence") < _MOST_OF_ALL:
        return None
    points = _BY_SENTENCES - (_BY_TEXTS if look.length >= _TEXT else 0.0)
    return Said(points * _certainty(look), "are whole sentences")


def _certainty(look: Look) -> float:
    return min(1.0, (look.filled + 1) / (_ENOUGH + 1))


def _said(field: str, look: Look) -> Iterator[Said]:
    for kind, called, fields in KEEPS:
        if look.share(kind) >= _NEARLY_ALL and field not in fields:
            yield Said(WHOLLY_OTHER, f"look like {called}")
            return
    for kind, least, points, because in SPEAKS.get(field, ()):
        if look.share(kind) >= least:
            yield Said(points, because)
            break
    else:
        yield from _lacking(field, look)
    yield from _of_length(field, look)
    yield from _of_variety(field, look)


def _lacking(field: str, look: Look) -> Iterator[Said]:
    if field not in LACKS:
        return
    kinds, fewest, points, because = LACKS[field]
    if sum(map(look.share, kinds)) <= fewest:
        known_by_lists = field in ("title", "place") and len(look.values) < _FEW
        yield Said(points / 2 if known_by_lists else points, because)


def _of_length(field: str, look: Look) -> Iterator[Said]:
    if field == "description":
        if look.length >= _LONG_TEXT:
            yield Said(3.0 + min(1.0, look.length / 3_000), "are long texts")
        elif look.length >= _TEXT:
            yield Said(_BY_TEXTS, "are texts")
        elif look.length < _NO_TEXT:
            yield Said(-3.0, "are too short for a description")
    elif look.length > (250 if field in ("pay", "url", "hours", "place") else 120):
        yield Said(-5.0, "are long texts")


def _of_variety(field: str, look: Look) -> Iterator[Said]:
    one_for_all = len(look.values) == 1 and look.filled >= _ENOUGH
    match field:
        case "reference":
            yield from _of_references(look, one_for_all=one_for_all)
        case "title" if one_for_all:
            yield Said(-1.5, "are the same in all rows")
        case "title" if look.different < 0.15 and look.filled >= 20:
            yield Said(-1.0, "are a few that come again and again")
        case "url" if look.different < 0.5 and look.filled >= _ENOUGH:
            yield Said(-2.5, "come again and again")
        case "employer" if _are_repeated_names(look):
            yield Said(1.0, "are names that come again")
        case "place":
            yield Said(0.3 * look.different, "differ")


def _of_references(look: Look, *, one_for_all: bool) -> Iterator[Said]:
    if one_for_all:
        yield Said(-5.0, "are the same in all rows")
    elif look.counts_up:
        yield Said(-3.0, "only count the rows: 1, 2, 3")
    elif look.length > 40:
        yield Said(-5.0, "are too long for a reference")
    elif look.different < 0.6 and look.filled >= _FEW:
        yield Said(-4.0, "come again and again")
    elif look.different >= 0.98 and look.filled >= _ENOUGH and _are_codes(look):
        is_plain = look.share("number") >= _NEARLY_ALL and look.length < 5
        yield Said(1.0 if is_plain else 2.5, "are codes, another in every row")


def _are_codes(look: Look) -> bool:
    others = ("latitude", "longitude", "date", "postcode", "phone", "url", "pay", "pay figure")
    return look.share("code") >= _NEARLY_ALL and all(look.share(kind) < 0.5 for kind in others)


def _are_repeated_names(look: Look) -> bool:
    others = ("title", "place", "contract", "number", "hours", "remote", "pay")
    return (
        0.02 <= look.different < 0.95
        and 3 <= look.length <= 80
        and look.filled >= _FEW
        and len(look.values) >= _ENOUGH
        and all(look.share(kind) < 0.4 for kind in others)
    )
