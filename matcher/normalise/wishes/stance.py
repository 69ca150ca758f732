"""How a client says it: must, want, avoid, never, or "I don't mind"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from matcher import reference
from matcher.normalise.wishes.claims import LIMITS_ONLY, Claim, Way
from matcher.normalise.wishes.lexicon import Hit, Lexicon, longest, split_list
from matcher.preferences import Stance

USUAL_IMPORTANCE = 2
_TIME_AFTER = re.compile(r"(?:(?<!'m)(?<!\bim)(?<!\bam)(?<!\bis)(?<!'s)(?<!lient)(?<!\bcl)) $")
_RATHER = re.compile(r"\b(?:rather|sooner|better|prefer)\b")
_AFTER, _THAN = "after", "than"
_OUT = ("is out", "are out", "be out", "definitely out")
_FREE, _FORGET, _UNLESS = "free", "forget", "unless"
_CLAUSE_ENDS = re.compile(
    r"\s*(?:[^\w\s']|$|(?:and|but|because|cos|for|as|since|so|though|too|now|altogether)\b)"
)
_CLAUSE_BEGINS = re.compile(r"(?:^|[^\w\s']|\b(?:can|just|please|so|but|and))\s*$")
_A_NO = re.compile(r"\b(?:no|not|never|nothing|can't|won't|don't|cannot|doesn't|avoid)\b")
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Said:
    """What the words around a wish add up to. Soft words win over firm ones.

    `wanted`, `against`, `fine`: the client asks for it, says no to it, or would put up with it.
    """

    wanted: bool = False
    against: bool = False
    fine: bool = False
    firm: bool = False
    soft: bool = False
    importance: int | None = None

    @property
    def has_direction(self) -> bool:
        """Whether the words say yes, no or "I don't mind" at all."""
        return self.wanted or self.against or self.fine


_CROSS = re.compile("[\u274c\u274e\u2717\u2718\U0001f44e\U0001f6ab]")
_CROSSED = Said(against=True, firm=True)


def together(parts: Iterable[Said]) -> Said:
    """All parts as one; the last importance named is the one that counts."""
    said = list(parts)
    named = [each.importance for each in said if each.importance is not None]
    return Said(
        wanted=any(each.wanted for each in said),
        against=any(each.against for each in said),
        fine=any(each.fine for each in said),
        firm=any(each.firm for each in said),
        soft=any(each.soft for each in said),
        importance=named[-1] if named else None,
    )


@cache
def stance_words() -> Lexicon[Said]:
    """The words that say how firmly, from `data/phrases/stances.csv`."""
    return Lexicon(
        (phrase, _said(row))
        for row in reference.rows("phrases/stances.csv")
        for phrase in split_list(row["says"])
    )


def stances_in(low: str) -> list[Hit[Said]]:
    """The words in folded text that say how firmly; "after" only as in "I'm after bar work".

    So with "than": "I'd sooner be out than in an office" turns down the office.
    """
    marks = [Hit(mark.start(), mark.end(), _CROSSED) for mark in _CROSS.finditer(low)]
    found = longest([*stance_words().find(low), *marks])
    return [hit for hit in found if not _is_time(low, hit) and _says_so(low, hit)]


def turns_in(low: str) -> list[Hit[Said]]:
    """The turns of phrase that may hold words of wishes: "don't bother me", "drives me mad"."""
    return longest(
        hit
        for hit in stance_words().find(low)
        if hit.means.fine or (hit.means.against and " " in low[hit.start : hit.end])
    )


def _says_so(low: str, hit: Hit[Said]) -> bool:
    """Whether words that refuse only in their place stand there.

    "Nights are out" but not "jobs that are out of town", "phone-free" but not "free at three",
    "forget shops" but not "I forget names"; "not nights unless it's local" turns down one thing.
    """
    words = low[hit.start : hit.end]
    before = max(0, hit.start - _LOOK_BACK)
    if not hit.means.against:
        return True
    if words.endswith(_OUT):
        return _CLAUSE_ENDS.match(low, hit.end) is not None
    if words == _FREE:
        return low[before : hit.start].endswith("-")
    if words == _FORGET:
        return _CLAUSE_BEGINS.search(low[before : hit.start]) is not None
    return not (words.startswith(_UNLESS) and _A_NO.search(low, before, hit.start))


def _is_time(low: str, hit: Hit[Said]) -> bool:
    """Whether "after" tells a time ("I flag after dinner"), or "than" turns nothing down."""
    if low[hit.start : hit.end] == _THAN:
        return not _RATHER.search(low, max(0, hit.start - _LOOK_BACK), hit.start)
    if low[hit.start : hit.end] != _AFTER:
        return False
    return bool(_TIME_AFTER.search(low, max(0, hit.start - 1), hit.start))


def _said(row: dict[str, str]) -> Said:
    return Said(
        wanted=row["direction"] == "for",
        against=row["direction"] == "against",
        fine=row["direction"] == "fine",
        firm=row["strength"] == "firm",
        soft=row["strength"] == "soft",
        importance=int(row["importance"]) if row["importance"] else None,
    )


def stance_of(claim: Claim, said: Said, given: Stance | None) -> Stance | None:
    """The stance of a claim said in these words, or None when nothing is asked for.

    A stance that is given holds; words that say the opposite turn its direction at the same
    strength (want and "no nights" is avoid), and a no said twice is still one no. Without one the
    words decide, and what no word makes firm or soft is a want.
    """
    if given is None and said.fine and not said.against:
        return None
    against = _is_against(claim, said, given)
    if against and claim.about in LIMITS_ONLY:
        return None
    firm = given.rules_out if given else _is_firm(claim, said)
    if against:
        return Stance.NEVER if firm else Stance.AVOID
    return Stance.MUST if firm else Stance.WANT


def _is_against(claim: Claim, said: Said, given: Stance | None) -> bool:
    told = given is not None and given.is_against
    if claim.way is Way.LIMIT:
        return told and claim.against is not None
    no = told or said.against or claim.way is Way.DENIES
    return not no if claim.way is Way.OPPOSITE else no


def _is_firm(claim: Claim, said: Said) -> bool:
    if said.soft or claim.usual is Stance.WANT:
        return False
    return said.firm or (claim.usual is not None and claim.usual.rules_out)


def importance_of(said: Said, given: int) -> int:
    """The importance given; words such as "really" and "a bit" move it only from the usual 2."""
    return said.importance or given if given == USUAL_IMPORTANCE else given
