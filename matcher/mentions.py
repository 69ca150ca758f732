"""Where words and short phrases are mentioned in many texts, and whether only to deny them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]+")
_DENIAL = re.compile(
    r"\b(?:no|not|never|non|without|isn.t|aren.t|won.t|doesn.t|don.t|rather than|instead of)\b"
    r"[^.;:!?\n]*$"
)
_REACH_OF_A_DENIAL = 40


class Mention(NamedTuple):
    """Where in a text a cue stands, and whether the words before it deny it."""

    start: int
    end: int
    denied: bool


def find_mention(text: str, cue: str) -> Mention | None:
    """The first undenied mention of `cue` in `text`, else the first denied one, else None.

    Both are in lower case. A cue matches at the start of a word: "phone" matches "phones", not
    "telephone". A denial ("no", "not", "without" ...) reaches 40 characters, within its sentence.
    """
    denied = None
    start = text.find(cue)
    while start >= 0:
        if start == 0 or not text[start - 1].isalnum():
            before = text[max(0, start - _REACH_OF_A_DENIAL) : start]
            mention = Mention(start, start + len(cue), bool(_DENIAL.search(before)))
            if not mention.denied:
                return mention
            denied = denied or mention
        start = text.find(cue, start + 1)
    return denied


@dataclass(frozen=True)
class MentionIndex:
    """An inverted index of words over texts in lower case: which texts may hold a cue."""

    texts: tuple[str, ...]
    words: tuple[str, ...]
    rows: tuple[NDArray[np.int32], ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> MentionIndex:
        """The index of `texts`, in any letter case."""
        lowered = tuple(text.lower() for text in texts)
        found: defaultdict[str, list[int]] = defaultdict(list)
        for row, text in enumerate(lowered):
            for word in set(_WORD.findall(text)):
                found[word].append(row)
        words = tuple(sorted(found))
        return cls(lowered, words, tuple(np.array(found[word], dtype=np.int32) for word in words))

    def mentions(self, cue: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The rows of texts that mention `cue`, and of those that mention it only to deny it."""
        said: list[int] = []
        denied: list[int] = []
        for row in self._candidates(cue).tolist():
            mention = find_mention(self.texts[row], cue)
            if mention is not None:
                (denied if mention.denied else said).append(row)
        return np.array(said, dtype=np.int32), np.array(denied, dtype=np.int32)

    def _candidates(self, cue: str) -> NDArray[np.int32]:
        words = _WORD.findall(cue)
        if not words:
            return np.empty(0, dtype=np.int32)
        whole = [self._rows_of_word(word) for word in words[:-1]]
        rows = self._rows_of_prefix(words[-1])
        for other in sorted(whole, key=len):
            rows = np.intersect1d(rows, other, assume_unique=True)
        return rows

    def _rows_of_word(self, word: str) -> NDArray[np.int32]:
        at = bisect_left(self.words, word)
        if at < len(self.words) and self.words[at] == word:
            return self.rows[at]
        return np.empty(0, dtype=np.int32)

    def _rows_of_prefix(self, start: str) -> NDArray[np.int32]:
        at = bisect_left(self.words, start)
        found = []
        while at < len(self.words) and self.words[at].startswith(start):
            found.append(self.rows[at])
            at += 1
        if not found:
            return np.empty(0, dtype=np.int32)
        return found[0] if len(found) == 1 else np.unique(np.concatenate(found))
