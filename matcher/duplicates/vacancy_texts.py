"""Two texts laid side by side: what both say, and where one says something else instead.

Sentences may stand in another order, and between what is the same may stand other words. Each run
of words that both have is found once; what stands between two runs that follow each other in both
texts is a gap: the two sides of it are two ways to say a thing, or two different things.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from matcher.same_text import Wording, Words

_RUN = 3
"""So many words in a row begin a run: fewer stand in any two texts."""
_PLACES = 6
"""So many places of the same few words are tried; a text may repeat itself for ever."""
_GAP, _INSERTED = 15, 40
"""A longer gap is no other wording of the same; an insertion may be a sentence or two."""
_LONGEST_WORD = 60
"""Letters of the longest that may be two words run together."""
_CONTENT = 4
"""Letters of a word from which on it counts as content."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both texts have: where in the one, where in the other, how many."""

    start: int
    others_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What each text has between two runs, with the words just before and after."""

    words: Words
    others: Words
    before: str
    after: str


@dataclass(frozen=True)
class SideBySide:
    """Two wordings compared. Takes time linear in their length."""

    one: Wording
    other: Wording

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs in the order of the one text, each word of which is in one run at most."""
        mine, others = self.one.words, self.other.words
        places = _places(others)
        found: list[Run] = []
        at = last = 0
        while at <= len(mine) - _RUN:
            starts = places.get(mine[at : at + _RUN])
            if not starts:
                at += 1
                continue
            start = next((place for place in starts if place >= last), starts[0])
            length = _RUN + _alike(mine, others, at + _RUN, start + _RUN)
            found.append(Run(at, start, length))
            at, last = at + length, start + length
        return tuple(found)

    @cached_property
    def shared(self) -> float:
        """How much of the shorter text stands in runs, 0..1."""
        shorter = min(len(self.one.words), len(self.other.words))
        return min(1.0, sum(run.length for run in self.runs) / shorter) if shorter else 0.0

    @cached_property
    def told(self) -> float:
        """How much of the content words of the one that has fewer the other has too, 0..1."""
        mine, others = (_content(text.words) for text in (self.one, self.other))
        fewer = min(len(mine), len(others))
        return len(mine & others) / fewer if fewer else 0.0

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What stands between runs that follow each other in both texts."""
        mine, others = self.one.words, self.other.words
        found = []
        for run, then in zip(self.runs, self.runs[1:], strict=False):
            end, others_end = run.start + run.length, run.others_start + run.length
            ours, theirs = then.start - end, then.others_start - others_end
            if theirs < 0 or not (ours or theirs) or max(ours, theirs) > _INSERTED:
                continue
            if ours and theirs and max(ours, theirs) > _GAP:
                continue
            found.append(
                Gap(
                    mine[end : then.start],
                    others[others_end : then.others_start],
                    mine[end - 1],
                    mine[then.start],
                )
            )
        return tuple(found)

    @cached_property
    def only(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words that only the one has, and those that only the other has.

        Two words run together, as where markup was lost, are no word of their own.
        """
        mine, others = frozenset(self.one.words), frozenset(self.other.words)
        return _without_joined(mine - others, others), _without_joined(others - mine, mine)


def _without_joined(only: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(
        word
        for word in only
        if len(word) > _LONGEST_WORD
        or not any(word[:at] in others and word[at:] in others for at in range(2, len(word) - 1))
    )


def _places(words: Words) -> dict[Words, list[int]]:
    places: dict[Words, list[int]] = defaultdict(list)
    for at in range(len(words) - _RUN + 1):
        known = places[words[at : at + _RUN]]
        if len(known) < _PLACES:
            known.append(at)
    return places


def _alike(words: Words, others: Words, at: int, others_at: int) -> int:
    """How many words from there on are the same."""
    most = min(len(words) - at, len(others) - others_at)
    length = 0
    while length < most and words[at + length] == others[others_at + length]:
        length += 1
    return length


def _content(words: Words) -> frozenset[str]:
    return frozenset(word for word in words if len(word) >= _CONTENT)
