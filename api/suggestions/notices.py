"""What a list says first where little or nothing fits: why, and what is shown instead."""

from __future__ import annotations

from matcher.evidence import OfWantedKind, Ranking

NO_VACANCIES = "No vacancies are open. They come with the next listings that are brought in."
ALL_RULED_OUT = (
    "Every open vacancy is ruled out. The reasons are below, each with its nearest misses."
)
ALL_DECIDED = "What was open has been decided about."
REST_DECIDED = "What is not ruled out has been decided about."
NONE_OF_KIND = "Nothing open now is the kind of work they want."
KIND_DECIDED = "All that is open of the kind of work they want has been decided about."
NEAREST = "The nearest are shown here."
_ONE_CHANGE = "One change would open some of it: see what it would open."


def only_nearest(ranking: Ranking) -> bool:
    """Whether what is listed is none of the kind of work that the client wants."""
    kind = ranking.of_wanted_kind
    return bool(ranking.ranked) and kind is not None and not kind.left


def notice(ranking: Ranking) -> str | None:
    """What to say above the list; None where what is listed needs no explaining."""
    if not ranking.ranked:
        return _nothing_left(ranking)
    kind = ranking.of_wanted_kind
    if kind is None or kind.left:
        return None
    said = [_none_of(kind), NEAREST]
    if ranking.what_if:
        said.append(_ONE_CHANGE)
    return " ".join(said)


def _none_of(kind: OfWantedKind) -> str:
    if not kind.in_all:
        return NONE_OF_KIND
    if kind.ruled_out < kind.in_all:
        return KIND_DECIDED
    if kind.in_all == 1:
        return "The one open vacancy of the kind of work they want is ruled out."
    return f"All {kind.in_all:,} open vacancies of the kind of work they want are ruled out."


def _nothing_left(ranking: Ranking) -> str:
    if not ranking.considered:
        return NO_VACANCIES
    if not ranking.ruled_out_in_all:
        return ALL_DECIDED
    if ranking.ruled_out_in_all < ranking.considered:
        return REST_DECIDED
    return f"{ALL_RULED_OUT} {_ONE_CHANGE}" if ranking.what_if else ALL_RULED_OUT
