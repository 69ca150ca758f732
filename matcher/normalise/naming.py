"""How adverts name one thing: the words for it, less what the same words mean elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.normalise.alternatives import any_of, one_of
from matcher.normalise.passage import Hints, Mention, Passage


@dataclass(frozen=True, slots=True)
class Naming:
    """The words for one thing, in lower case.

    Every match of `names` holds one of `hints`, plain words that are quick to find. A mention is
    something else when `not_before` is found in its sentence before it or `not_after` starts what
    follows it.
    """

    hints: Hints
    names: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]

    def means_it(self, found: Mention) -> bool:
        """Whether a match of `names` speaks of the thing."""
        return not (self.not_before.search(found.before) or self.not_after.match(found.after))

    def found_in(self, said: Passage, low: int = 0) -> Iterator[Mention]:
        """Where the passage speaks of the thing, from `low` on."""
        return filter(self.means_it, said.mentions(self.names, self.hints, low))


def naming(hints: str, names: str, not_before: str, not_after: str) -> Naming:
    """A `Naming` from patterns; `hints` are parted by commas."""
    return Naming(
        Hints(*hints.split(",")),
        one_of(names),
        any_of(not_before),
        re.compile(f"^(?:{not_after})"),
    )
