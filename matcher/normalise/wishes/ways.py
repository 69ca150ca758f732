"""How a client gets to work, where that stands apart from the journey: "bus only, 40 mins"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from matcher.normalise.wishes.claims import Claim, Reading
from matcher.normalise.wishes.lexicon import Hit
from matcher.preferences import TravelWish

_WAYS = ("walk", "cycle", "bus", "train")
_WAY = re.compile(
    r"\b(?:(?:will|can|could|would|has to|have to|needs? to|must|prefers to|happy to) )?"
    r"(?:(?:goes|go|gets|get|getting|travels|travel|travelling|uses|use|using|takes|take|taking"
    r"|relies on|rely on|dependent on) )?(?:(?:by|on) )?(?:(?:the|a|my) )?"
    r"(?:(?P<walk>walks?|walking|foot)|(?P<cycle>cycles?|cycling|bikes?|push ?bike)"
    r"|(?P<bus>bus|buses)|(?P<train>trains?|tram|metro|tube))\b"
    r"(?: (?:only|everywhere|there|in|user|pass|to work|routes?))?"
    r"(?=\s?(?:[,.;:!?()/|-]|$| and | or | up to| max| \d))"
)


def by_way(text: str, journeys: Sequence[Hit[Reading]]) -> list[Hit[Reading]]:
    """The journeys found in folded text, made in the one way that the words beside them name.

    The words for the way then ask for nothing more.
    """
    named = [match for match in _WAY.finditer(text) if journeys and not _is_in(match, journeys)]
    ways = {way for match in named for way in _WAYS if match[way]}
    if len(ways) != 1:
        return list(journeys)
    (way,) = ways
    going = [Hit(hit.start, hit.end, _going(hit.means, way)) for hit in journeys]
    return [*going, *(Hit(match.start(), match.end(), Reading()) for match in named)]


def _is_in(match: re.Match[str], journeys: Sequence[Hit[Reading]]) -> bool:
    return any(hit.start < match.end() and match.start() < hit.end for hit in journeys)


def _going(reading: Reading, way: str) -> Reading:
    return replace(reading, claims=tuple(_claim_by(claim, way) for claim in reading.claims))


def _claim_by(claim: Claim, way: str) -> Claim:
    """A claim with its minutes by `way`, unless it names another; miles have no way."""
    wish = claim.value
    if not isinstance(wish, TravelWish) or wish.minutes is None or wish.by != "any":
        return claim
    return replace(claim, value=replace(wish, by=way))
