"""Words that no listed title holds, as the listed word that they are most like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from functools import cached_property

_LETTERS = 4
_ALIKE, _ABOUT = 0.55, 0.20
_COMMON_RUN = 300
"""Runs of letters in this many listed words tell nothing of how a word is spelt."""
_TRIED = 20


class Spellings:
    """The words that listed titles hold."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = Counter(words)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def nearest(self, word: str) -> str:
        """`word` if it is listed; or the listed word spelt most like it, if one is; or `word`.

        Like means: the same first letter, and over half of the runs of four letters. Of words
        about as alike the commonest is taken.
        """
        if word in self._words:
            return word
        runs = dict.fromkeys(_runs(word))  # in order, as words that share as many must stay
        shared: Counter[str] = Counter()
        for run in runs:
            held = self._with_run.get(run, ())
            if len(held) < _COMMON_RUN:
                shared.update(held)
        tried = [listed for listed, _ in shared.most_common(_TRIED) if listed[0] == word[0]]
        likeness = {listed: _overlap(runs.keys(), listed) for listed in tried}
        best = max(likeness.values(), default=0.0)
        if best < _ALIKE:
            return word
        as_alike = [listed for listed in tried if likeness[listed] >= max(_ALIKE, best - _ABOUT)]
        return max(as_alike, key=lambda listed: (self._words[listed], listed))

    @cached_property
    def _with_run(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for listed in sorted(self._words):
            for run in _runs(listed):
                found.setdefault(run, []).append(listed)
        return found


def _overlap(runs: Set[str], word: str) -> float:
    """How much of their runs of letters two words share, 0..1."""
    others = _runs(word)
    return 2 * len(runs & set(others)) / (len(runs) + len(others))


def _runs(word: str) -> list[str]:
    marked = f"<{word}>"
    return [marked[at : at + _LETTERS] for at in range(len(marked) - _LETTERS + 1)]
