"""Text in which many things are looked for: made ready once, and its cues found all at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ahocorasick_rs import BytesAhoCorasick, Implementation

from matcher.normalise.text import sentence_around, small

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


class Hints:
    """Plain words in lower case, quick to find: every match of some pattern holds one of them.

    `words` may stand anywhere, `alone` only where no letter or figure is beside them. Two are never
    the same, whatever their words: they are told apart in an instant.
    """

    __slots__ = ("alone", "words")

    def __init__(self, *words: str, alone: tuple[str, ...] = ()) -> None:
        self.words = words
        self.alone = alone

    def places(self, folded: str) -> list[int]:
        """Where the words start in `folded`, word by word."""
        anywhere = [start for word in self.words for start in _finds(folded, word)]
        return anywhere + [
            start
            for word in self.alone
            for start in _finds(folded, word)
            if _is_alone(folded, start, start + len(word))
        ]


class Cues:
    """The hints of many patterns, found together in one pass over a text."""

    def __init__(self, hints: Iterable[Hints]) -> None:
        self.hints = frozenset(hints)
        words = sorted({word for some in self.hints for word in (*some.words, *some.alone)})
        self._anywhere = [[some for some in self.hints if word in some.words] for word in words]
        self._alone = [[some for some in self.hints if word in some.alone] for word in words]
        in_bytes = [word.encode("ascii") for word in words]
        self._automaton = BytesAhoCorasick(in_bytes, implementation=Implementation.DFA)

    def places(self, folded: str) -> Mapping[Hints, list[int]]:
        """Where each of the hints that stand in `folded` starts."""
        found: defaultdict[Hints, list[int]] = defaultdict(list)
        # One byte a character, so that places stay: half the work, and hints are plain letters.
        whole = folded.encode("latin-1", "replace")
        for word, start, end in self._automaton.find_matches_as_indexes(whole, overlapping=True):
            for hints in self._anywhere[word]:
                found[hints].append(start)
            if self._alone[word] and _is_alone(folded, start, end):
                for hints in self._alone[word]:
                    found[hints].append(start)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A text, the same folded (`fold`), and where its cues stand.

    What is not among its cues is found as well, only not as fast. Nothing is found across the
    places where it is `parted`, as fields are that stand one after the other.
    """

    text: str
    folded: str
    cues: frozenset[Hints] = frozenset()
    places: Mapping[Hints, list[int]] = field(default_factory=dict, repr=False)
    parted: tuple[int, ...] = ()

    def mentions(
        self,
        pattern: re.Pattern[str],
        hints: Hints | None = None,
        low: int = 0,
        high: int | None = None,
    ) -> Iterator[Mention]:
        """Where `pattern` is found from `low` to `high`, at most `MOST_MENTIONS`.

        With `hints`, only what stands near one is looked at.
        """
        if hints is None:
            return self._found(pattern, ((low, len(self.folded) if high is None else high),))
        if not self.holds(hints):  # most of what is looked for is not there
            return _NOWHERE
        return self._found(pattern, self.stretches(hints, low, high))

    def holds(self, hints: Hints) -> bool:
        """Whether any of the hints stands in the text."""
        return hints in self.places or (hints not in self.cues and bool(hints.places(self.folded)))

    def stretches(
        self,
        hints: Hints,
        low: int = 0,
        high: int | None = None,
        near: int = NEAR,
        at_least: int = 1,
    ) -> list[tuple[int, int]]:
        """Stretches of the text around its hints, in order, apart, each ending with a word.

        Where one starts does not matter: a pattern sees what stands before it. Stretches with
        fewer than `at_least` hints are left out.
        """
        most = len(self.folded) if high is None else high
        found: list[tuple[int, int]] = []
        first = last = count = 0
        for place in sorted(self._places(hints)):
            if not low <= place < most:
                continue
            if count and place - last > 2 * near:
                if count >= at_least:
                    found.append((max(low, first - near), self._word_end(last + near, most)))
                count = 0
            first = first if count else place
            last = place
            count += 1
        if count >= at_least:
            found.append((max(low, first - near), self._word_end(last + near, most)))
        return found

    def _word_end(self, at: int, most: int) -> int:
        if at >= most:
            return most
        space = self.folded.find(" ", at, at + LONGEST_WORD)
        return at if space < 0 else min(space, most)

    def in_one_field(self, start: int, end: int) -> bool:
        """Whether the text is not `parted` from `start` to `end`."""
        return bisect_left(self.parted, start) == bisect_left(self.parted, end)

    def mention(self, start: int, end: int) -> Mention:
        """The words from `start` to `end` with what stands around them in the same sentence."""
        low, high = sentence_around(self.text, start, end, REACH)
        after = self.folded[end:high]
        if after.endswith((".", "!", "?", ";")):
            after = after[:-1]
        return Mention(start, end, self.folded[start:end], self.folded[low:start], after)

    def _found(
        self, pattern: re.Pattern[str], spans: Sequence[tuple[int, int]]
    ) -> Iterator[Mention]:
        left = MOST_MENTIONS
        for low, high in spans:
            for match in islice(pattern.finditer(self.folded, low, high), left):
                left -= 1
                start, end = match.span()
                if self.in_one_field(start, end):
                    yield self.mention(start, end)

    def _places(self, hints: Hints) -> list[int]:
        if hints in self.cues:
            return self.places.get(hints, [])
        return hints.places(self.folded)


_NOWHERE: Iterator[Mention] = iter(())


def passage(text: str, cues: Cues | None = None) -> Passage:
    """`text` made ready to be looked through, its `cues` found at once."""
    folded = fold(text)
    if cues is None:
        return Passage(text, folded)
    return Passage(text, folded, cues.hints, cues.places(folded))


def fold(text: str) -> str:
    """`text` in lower case with plain dashes and apostrophes, every character in its place."""
    lower = small(text)  # no word that is looked for has an accent
    if not lower.isascii():
        for fancy, simple in _PLAIN:
            lower = lower.replace(fancy, simple)
    return lower.replace("_", " ")


def _finds(folded: str, hint: str) -> Iterator[int]:
    place = folded.find(hint)
    while place >= 0:
        yield place
        place = folded.find(hint, place + len(hint))


def _is_alone(folded: str, start: int, end: int) -> bool:
    return not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())
