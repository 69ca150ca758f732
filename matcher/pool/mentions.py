"""Where texts mention words and cues, and whether only to deny them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from matcher.normalise.phrases import every_cue
from matcher.normalise.text import whole_characters
from matcher.pool.postings_in_lots import PostingsInLots

Span = tuple[int, int]

WORD = re.compile(r"[^\W_]+")
_MARKS = "\u2019\u2018\u2013\u2014\u201c\u201d\u2026\u2022\u20ac"
"""What English texts hold that Latin-1 lacks, all but always: no letter or digit is among them."""
_PARTED = bytes(code if WORD.match(chr(code)) else 0x20 for code in range(0x100))
DENIAL = re.compile(
    r"\b(?:no|not(?! (?:only|just|essential|required|necessary|needed)\b)|never|without"
    r"|(?:isn|aren|won|doesn|don)\Wt|rather than|instead of)\b"
)
_OF_DENIALS = frozenset((
    "no", "not", "never", "without", "isn", "aren", "won", "doesn", "don", "rather", "instead",
))  # fmt: skip
"""A text with none of these words holds no `DENIAL`."""
_SENTENCE_END = re.compile(r"[.;:!?\n]")
REACH_OF_A_DENIAL = 40
_LONGEST_DENIAL = 15
"""No denial is longer ("rather than"): so far before a word is one looked for that reaches it."""


def words_of(text: str) -> list[str]:
    """What `WORD` finds, in less than half of the time where the text is English."""
    try:
        return _parted(text.encode("latin-1"))
    except UnicodeEncodeError:
        for mark in _MARKS:
            text = text.replace(mark, " ")
    try:
        return _parted(text.encode("latin-1"))
    except UnicodeEncodeError:
        return WORD.findall(text)


def _parted(text: bytes) -> list[str]:
    return text.translate(_PARTED).decode("latin-1").split()


class Mention(NamedTuple):
    """Where in a text a cue stands, and whether the words before it deny it."""

    start: int
    end: int
    denied: bool


def find_mention(text: str, cues: Iterable[str]) -> Mention | None:
    """The first undenied mention of a cue in `text`, the first cue's first; else a denied one.

    All is in lower case. A cue matches at the start of a word: "phone" matches "phones", not
    "telephone". A denial ("no", "not", "without" ...) reaches 40 characters, within its sentence.
    """
    first: Mention | None = None
    for cue in cues:
        for start in _starts(text, cue) if cue in text else ():
            mention = Mention(start, start + len(cue), _is_denied(text, start))
            if not mention.denied:
                return mention
            first = first or mention
    return first


def _is_denied(text: str, start: int) -> bool:
    """Whether the word that begins at `start` lies in a denied span: looks at what is before it."""
    for denial in DENIAL.finditer(text, max(0, start - _LONGEST_DENIAL - REACH_OF_A_DENIAL)):
        if denial.end() > start:
            return False
        reaches = denial.end() + REACH_OF_A_DENIAL > start
        if reaches and not _SENTENCE_END.search(text, denial.end(), start + 1):
            return True
    return False


def _starts(text: str, cue: str) -> Iterator[int]:
    start = text.find(cue)
    while start >= 0:
        if _starts_a_word(text, start):
            yield start
        start = text.find(cue, start + 1)


def _starts_a_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _is_in(at: int, spans: Iterable[Span]) -> bool:
    return any(low <= at < high for low, high in spans)


def denied_spans(text: str) -> tuple[Span, ...]:
    """Where in `text` (lower case) words are denied, each span ending with a whole word."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    for denial in DENIAL.finditer(text):
        low, high = denial.end(), min(len(text), denial.end() + REACH_OF_A_DENIAL)
        stop = _SENTENCE_END.search(text, low, high)
        if stop:
            yield low, stop.start()
            continue
        while high < len(text) and text[high - 1].isalnum() and text[high].isalnum():
            high += 1
        yield low, high


class MentionsBuilder:
    """The words of texts, and the cues of all ideas in them, gathered text by text."""

    def __init__(self) -> None:
        self.words = PostingsInLots()
        self.cues = PostingsInLots()

    def add(self, row: int, text: str) -> None:
        """Notes the text of a row, in any letter case."""
        text = text.lower()
        words = set(words_of(text))
        spans = () if words.isdisjoint(_OF_DENIALS) else denied_spans(text)
        self._add_words(row, text, words, spans)
        self._add_cues(row, text, spans)

    def _add_words(self, row: int, text: str, words: set[str], spans: Sequence[Span]) -> None:
        if not spans:
            self.words.add(row, words)
            return
        said = set(words_of(_without(text, spans)))
        denied = {word for span in spans for word in WORD.findall(text, *span)} - said
        self.words.add(row, said, denied)

    def _add_cues(self, row: int, text: str, spans: Sequence[Span]) -> None:
        cues, automaton = _cues()
        said: set[str] = set()
        denied: set[str] = set()
        for cue, start, _ in automaton.find_matches_as_indexes(
            whole_characters(text), overlapping=True
        ):
            if _starts_a_word(text, start):
                (denied if spans and _is_in(start, spans) else said).add(cues[cue])
        self.cues.add(row, said, denied - said)


@cache
def _cues() -> tuple[list[str], AhoCorasick]:
    cues = sorted(set(every_cue()))
    return cues, AhoCorasick(cues, implementation=Implementation.DFA)


def _without(text: str, spans: Sequence[Span]) -> str:
    """The text outside the spans, which may overlap."""
    parts, at = [], 0
    for low, high in spans:
        parts.append(text[at : max(at, low)])
        at = max(at, high)
    return " ".join([*parts, text[at:]])
