"""Text in which many things are looked for: made ready once, and its cues found all at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from ahocorasick_rs import AhoCorasick, Implementation

from matcher.normalise.text import sentence_around, whole_characters

Hints = tuple[str, ...]
"""Plain words in lower case, quick to find: every match of some pattern holds one of them."""

REACH = 110
"""Characters looked at on each side: longer than that, a denial is rarely about the same thing."""

NEAR = 50
"""Characters looked at around a hint: no match of a pattern reaches further from one."""

LONGEST_WORD = 30
MOST_MENTIONS = 200
"""Mentions looked at for one pattern: an advert that says a thing more often says nothing new."""

_PLAIN = (
    ("–", "-"), ("—", "-"), ("‑", "-"), ("−", "-"), ("‐", "-"), ("’", "'"), ("‘", "'"), ("´", "'"),
    ("\u00a0", " "),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a thing.

    `before` and `after` are the rest of its sentence, at most `REACH` characters of each, in lower
    case with plain dashes.
    """

    start: int
    end: int
    words: str
    before: str
    after: str

    @property
    def around(self) -> str:
        """The sentence as far as it reaches."""
        return self.before + self.words + self.after


class Cues:
    """The hints of many patterns, found together in one pass over a text."""

    def __init__(self, hints: Iterable[Hints]) -> None:
        self.hints = frozenset(hints)
        self._all = sorted(self.hints)
        words = sorted({word for some in self._all for word in some})
        self._used_by = [[at for at, some in enumerate(self._all) if w in some] for w in words]
        self._automaton = AhoCorasick(words, implementation=Implementation.DFA)

    def places(self, folded: str) -> Mapping[Hints, list[int]]:
        """Where each of the hints that stand in `folded` starts."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        whole = whole_characters(folded)
        for word, start, _ in self._automaton.find_matches_as_indexes(whole, overlapping=True):
            for at in self._used_by[word]:
                found[at].append(start)
        return {self._all[at]: places for at, places in found.items()}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, the same folded (`fold`), and where its cues stand.

    What is not among its cues is found as well, only not as fast.
    """

    text: str
    folded: str
    cues: frozenset[Hints] = frozenset()
    places: Mapping[Hints, list[int]] = field(default_factory=dict, repr=False)

    def mentions(
        self, pattern: re.Pattern[str], hints: Hints = (), low: int = 0, high: int | None = None
    ) -> Iterator[Mention]:
        """Where `pattern` is found from `low` to `high`, at most `MOST_MENTIONS`.

        With `hints`, only what stands near one is looked at.
        """
        if hints and not self.holds(hints):
            return iter(())
        high = len(self.folded) if high is None else high
        spans = self.stretches(hints, low, high) if hints else ((low, high),)
        return self._found(pattern, spans)

    def holds(self, hints: Hints) -> bool:
        """Whether any of the hints stands in the text."""
        if hints in self.cues:
            return hints in self.places
        return any(hint in self.folded for hint in hints)

    def stretches(
        self, hints: Hints, low: int = 0, high: int | None = None, near: int = NEAR
    ) -> Iterator[tuple[int, int]]:
        """Stretches of the text around its hints, in order, apart, each ending with a word.

        Where one starts does not matter: a pattern sees what stands before it.
        """
        most = len(self.folded) if high is None else high
        places = sorted(place for place in self._places(hints) if low <= place < most)
        if not places:
            return
        first = last = places[0]
        for place in places:
            if place - last > 2 * near:
                yield max(low, first - near), self._word_end(last + near, most)
                first = place
            last = place
        yield max(low, first - near), self._word_end(last + near, most)

    def _word_end(self, at: int, most: int) -> int:
        if at >= most:
            return most
        space = self.folded.find(" ", at, at + LONGEST_WORD)
        return at if space < 0 else min(space, most)

    def mention(self, start: int, end: int) -> Mention:
        """The words from `start` to `end` with what stands around them in the same sentence."""
        low, high = sentence_around(self.text, start, end, REACH)
        after = self.folded[end:high]
        if after.endswith((".", "!", "?", ";")):
            after = after[:-1]
        return Mention(start, end, self.folded[start:end], self.folded[low:start], after)

    def _found(
        self, pattern: re.Pattern[str], spans: Iterable[tuple[int, int]]
    ) -> Iterator[Mention]:
        found = (match for span in spans for match in pattern.finditer(self.folded, *span))
        for match in islice(found, MOST_MENTIONS):
            yield self.mention(match.start(), match.end())

    def _places(self, hints: Hints) -> list[int]:
        if hints in self.cues:
            return self.places.get(hints, [])
        return [place for hint in hints for place in _finds(self.folded, hint)]


def passage(text: str, cues: Cues | None = None) -> Passage:
    """`text` made ready to be looked through, its `cues` found at once."""
    folded = fold(text)
    if cues is None:
        return Passage(text, folded)
    return Passage(text, folded, cues.hints, cues.places(folded))


def fold(text: str) -> str:
    """`text` in lower case with plain dashes and apostrophes, every character in its place."""
    # Bytes are put in lower case several times as fast; no word that is looked for has an accent.
    lower = text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")
    if not lower.isascii():
        for fancy, simple in _PLAIN:
            lower = lower.replace(fancy, simple)
    return lower.replace("_", " ")


def _finds(folded: str, hint: str) -> Iterator[int]:
    place = folded.find(hint)
    while place >= 0:
        yield place
        place = folded.find(hint, place + len(hint))
