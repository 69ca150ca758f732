"""What a phrase claims: the thing it names, and whether it names it, denies it or limits it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from matcher.preferences import About, Stance, Value

LIMITS_ONLY = frozenset({About.PAY, About.TRAVEL})


class Way(StrEnum):
    """How the words stand to the thing that the value names.

    `NAMES`: "nights". `DENIES`: the words hold the no themselves, "weekends off", "I don't drive".
    `OPPOSITE`: the words name the other side, "daytime" for nights. `LIMIT`: an end that a no
    belongs to, "no more than 20 hours".
    """

    NAMES = "names"
    DENIES = "denies"
    OPPOSITE = "opposite"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a phrase speaks of.

    `against` is the value that a no speaks of, where it is not `value` itself. `usual` is how firm
    the phrase is when no other word says so.
    """

    about: About
    value: Value
    way: Way = Way.NAMES
    against: Value | None = None
    usual: Stance | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one phrase claims; nothing at all for words such as "decent pay".

    `only_against`: counts only where the client says no to it: "never driving" is about the
    licence, "driving" is about the work. `only_for`: counts only where the client says none: who
    wants "front of house" names a kind of work, who does not avoids customers.
    """

    claims: tuple[Claim, ...] = ()
    only_against: bool = False
    only_for: bool = False


def one(about: About, value: Value, way: Way = Way.NAMES, usual: Stance | None = None) -> Reading:
    """A reading of a single claim."""
    return Reading((Claim(about, value, way, usual=usual),))
