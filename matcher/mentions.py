"""Where words and short phrases are mentioned in many texts, and whether only to deny them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+")
_DENIAL = re.compile(
    r"\b(?:no|not|never|non|without|isn.t|aren.t|won.t|doesn.t|don.t|rather than|instead of)\b"
)
_SENTENCE_END = re.compile(r"[.;:!?\n]")
_REACH_OF_A_DENIAL = 40
_START = 3
_NONE: Rows = np.empty(0, dtype=np.int32)


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
    return _find(text, cue, _denied_spans(text))


def _find(text: str, cue: str, spans: Sequence[Span]) -> Mention | None:
    starts = list(_starts(text, cue))
    if not starts:
        return None
    for start in starts:
        if not any(low <= start < high for low, high in spans):
            return Mention(start, start + len(cue), denied=False)
    return Mention(starts[0], starts[0] + len(cue), denied=True)


def _starts(text: str, cue: str) -> Iterator[int]:
    start = text.find(cue)
    while start >= 0:
        if start == 0 or not text[start - 1].isalnum():
            yield start
        start = text.find(cue, start + 1)


def _denied_spans(text: str) -> tuple[Span, ...]:
    """Where in `text` words are denied, each span ending with a whole word."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    for denial in _DENIAL.finditer(text):
        low, high = denial.end(), min(len(text), denial.end() + _REACH_OF_A_DENIAL)
        stop = _SENTENCE_END.search(text, low, high)
        if stop:
            yield low, stop.start()
            continue
        while high < len(text) and text[high - 1].isalnum() and text[high].isalnum():
            high += 1
        yield low, high


@dataclass(frozen=True)
class _Postings:
    """Words in order, each with the rows of the texts that hold it, in order."""

    words: tuple[str, ...]
    rows: tuple[Rows, ...]

    @classmethod
    def of(cls, found: Mapping[str, list[int]]) -> _Postings:
        words = tuple(sorted(found))
        return cls(words, tuple(np.array(found[word], dtype=np.int32) for word in words))

    def with_word(self, word: str) -> Rows:
        at = bisect_left(self.words, word)
        return self.rows[at] if at < len(self.words) and self.words[at] == word else _NONE

    def with_start(self, start: str) -> Rows:
        at = bisect_left(self.words, start)
        found = []
        while at < len(self.words) and self.words[at].startswith(start):
            found.append(self.rows[at])
            at += 1
        return np.unique(np.concatenate(found)) if found else _NONE


@dataclass(frozen=True)
class MentionIndex:
    """An inverted index of words over texts in lower case, those only denied kept apart."""

    texts: tuple[str, ...]
    spans: tuple[tuple[Span, ...], ...]
    said: _Postings
    denied: _Postings
    pairs: Mapping[str, Rows]

    @classmethod
    def of(cls, texts: Sequence[str], phrases: Iterable[str] = ()) -> MentionIndex:
        """The index of `texts`, in any letter case.

        Cues of several words are found faster when they are among `phrases`, as it is then noted
        which texts hold their words side by side.
        """
        lowered = tuple(text.lower() for text in texts)
        denials = tuple(_denied_spans(text) for text in lowered)
        said: defaultdict[str, list[int]] = defaultdict(list)
        denied: defaultdict[str, list[int]] = defaultdict(list)
        for row, (text, spans) in enumerate(zip(lowered, denials, strict=True)):
            plain = set(_WORD.findall(_without(text, spans)))
            for word in plain:
                said[word].append(row)
            for word in {w for span in spans for w in _WORD.findall(text, *span)} - plain:
                denied[word].append(row)
        pairs = _rows_of_pairs(
            lowered, {pair for phrase in phrases for pair in _sure_pairs(phrase)}
        )
        return cls(lowered, denials, _Postings.of(said), _Postings.of(denied), pairs)

    def mentions(self, cue: str) -> tuple[Rows, Rows]:
        """The rows of texts that mention `cue`, and of those that mention it only to deny it."""
        words = _WORD.findall(cue)
        if not words:
            return _NONE, _NONE
        if words == [cue]:
            said = self.said.with_start(cue)
            return said, np.setdiff1d(self.denied.with_start(cue), said, assume_unique=True)
        return self._of_phrase(cue, words)

    def _of_phrase(self, cue: str, words: Sequence[str]) -> tuple[Rows, Rows]:
        rows = np.union1d(self.said.with_start(words[-1]), self.denied.with_start(words[-1]))
        for word in words[:-1]:
            either = np.union1d(self.said.with_word(word), self.denied.with_word(word))
            rows = np.intersect1d(rows, either, assume_unique=True)
        for pair in _sure_pairs(cue):
            if pair in self.pairs:
                rows = np.intersect1d(rows, self.pairs[pair], assume_unique=True)
        said: list[int] = []
        denied: list[int] = []
        for row in rows.tolist():
            mention = _find(self.texts[row], cue, self.spans[row])
            if mention is not None:
                (denied if mention.denied else said).append(row)
        return np.array(said, dtype=np.int32), np.array(denied, dtype=np.int32)


def _pairs(text: str) -> Iterable[str]:
    """Words that stand side by side: the first with the start of the second, which may go on."""
    words = _WORD.findall(text)
    return map(_pair, words, words[1:])


def _sure_pairs(cue: str) -> Iterable[str]:
    """The pairs of a cue that every text with the cue has too: its last word may go on there."""
    words = _WORD.findall(cue)
    return map(_pair, words, words[1:] if words and len(words[-1]) >= _START else words[1:-1])


def _pair(word: str, following: str) -> str:
    return f"{word} {following[:_START]}"


def _rows_of_pairs(texts: Sequence[str], wanted: set[str]) -> Mapping[str, Rows]:
    found: dict[str, list[int]] = {pair: [] for pair in wanted}
    if wanted:
        for row, text in enumerate(texts):
            for pair in wanted.intersection(_pairs(text)):
                found[pair].append(row)
    return {pair: np.array(rows, dtype=np.int32) for pair, rows in found.items()}


def _without(text: str, spans: Sequence[Span]) -> str:
    """The text outside the spans, which may overlap."""
    parts, at = [], 0
    for low, high in spans:
        parts.append(text[at : max(at, low)])
        at = max(at, high)
    return " ".join([*parts, text[at:]])
