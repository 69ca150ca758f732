"""The table of listed titles, ready to be looked up: exactly, as words within a title, or nearly.

Read from `data/occupations`: the SOC 2020 unit groups and our own list of everyday titles; and from
the official index, where a service has loaded it (`index_titles.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matcher.normalise import index_titles
from matcher.normalise.title_likeness import NearestTitles
from matcher.normalise.title_words import Words, without_small, words_of
from matcher.reference import folder, kept, rows

# A word is a head if this many titles end in it, and this share of those that hold it; or very
# many do: "assistant" often stands first too.
_HEADS_AT_LEAST = 3
_HEADS_SHARE = 0.35
_HEADS_MANY = 40


@dataclass(frozen=True, slots=True)
class Within:
    """A listed title all of whose words stand in the title that is being read."""

    words: Words
    code: str


class TitleTable:
    """Every listed title with its unit group.

    `names` gives the official name of each unit group by its code, `listed` code and title. What
    `official` says of a title stands: what `listed` says of the same words is left out.
    """

    def __init__(
        self,
        names: dict[str, str],
        listed: list[tuple[str, str]],
        official: list[tuple[str, str]] | None = None,
    ) -> None:
        self.names = names
        self._entries = _together(_distinct(official or []), _distinct(listed))
        self._by_order: dict[Words, list[str]] = {}
        self._by_bag: dict[Words, list[tuple[Words, str]]] = {}
        for words, code in self._entries:
            self._by_order.setdefault(words, []).append(code)
            self._by_bag.setdefault(tuple(sorted(set(words))), []).append((words, code))
        self._lengths = np.array([len(set(words)) for words, _ in self._entries], dtype=np.intp)
        self._entries_with = self._invert()
        self._heads = _heads(self._entries)

    def exact(self, words: Words) -> list[str]:
        """Codes of the listed title that is just these words in this order (small words aside)."""
        return self._by_order.get(words, [])

    def reordered(self, words: Words) -> list[tuple[Words, str]]:
        """Listed titles of just these words in any order, with their codes."""
        return self._by_bag.get(tuple(sorted(set(words))), [])

    def listings(self, word: str) -> int:
        """How many listed titles hold this word."""
        return len(self._entries_with.get(word, ()))

    def within(self, words: Words) -> list[Within]:
        """Listed titles all of whose words are among `words`, in no order."""
        found = [self._entries_with[word] for word in set(words) if word in self._entries_with]
        if not found:
            return []
        counts = np.bincount(np.concatenate(found), minlength=len(self._entries))
        return [Within(*self._entries[at]) for at in np.flatnonzero(counts == self._lengths)]

    def weight(self, word: str) -> float:
        """How much a word tells: more for one that few listed titles hold; little if none does."""
        held_by = self._entries_with.get(word)
        return 1.0 if held_by is None else float(np.log(1 + len(self._entries) / len(held_by)))

    def knows(self, word: str) -> bool:
        """Whether any listed title holds this word."""
        return word in self._entries_with

    def is_head(self, word: str) -> bool:
        """Whether titles end in this word, as in "assistant", so that it names what one does."""
        return word in self._heads

    def near(self, words: Words, after: Words = ()) -> list[tuple[str, float]]:
        """Codes with their likeness (0..1) to `words`, best first, a dozen at most.

        What follows, `after`, counts for less, and only where listed titles hold the word.
        """
        return _nearest(self).near(words, tuple(word for word in after if self.knows(word)))

    def entries(self) -> list[tuple[Words, str]]:
        """Every listed title as words, with its code, and the name of every unit group."""
        named = [(without_small(words_of(name)), code) for code, name in self.names.items()]
        return self._entries + named

    def _invert(self) -> dict[str, NDArray[np.intp]]:
        holding: dict[str, list[int]] = {}
        for at, (words, _) in enumerate(self._entries):
            for word in set(words):
                holding.setdefault(word, []).append(at)
        return {word: np.array(entries, dtype=np.intp) for word, entries in holding.items()}


def _distinct(listed: list[tuple[str, str]]) -> list[tuple[Words, str]]:
    found: dict[tuple[Words, str], None] = {}
    for code, title in listed:
        words = without_small(words_of(title))
        if words:
            found[(words, code)] = None
    return list(found)


def _together(
    official: list[tuple[Words, str]], listed: list[tuple[Words, str]]
) -> list[tuple[Words, str]]:
    settled = {words for words, _ in official}
    return [*official, *(entry for entry in listed if entry[0] not in settled)]


def _heads(entries: list[tuple[Words, str]]) -> frozenset[str]:
    """Words that mostly stand last in listed titles, or very often do."""
    last = Counter(words[-1] for words, _ in entries)
    anywhere = Counter(word for words, _ in entries for word in set(words))
    return frozenset(
        word
        for word, count in last.items()
        if count >= _HEADS_MANY
        or (count >= _HEADS_AT_LEAST and count / anywhere[word] >= _HEADS_SHARE)
        or count == anywhere[word]
    )


@kept
def table() -> TitleTable:
    """The table of `data/occupations` and of the official index if a service loaded it."""
    names = {row["code"]: row["name"] for row in rows("occupations/unit_groups.csv")}
    files = sorted((folder() / "occupations" / "titles").glob("*.csv"))
    listed = [
        (row["code"], row["title"])
        for file in files
        for row in rows(f"occupations/titles/{file.name}")
    ]
    official = [(code, title) for code, title in index_titles.listed() if code in names]
    return TitleTable(names, listed, official)


@cache
def activities() -> dict[Words, tuple[str, ...]]:
    """What people call a kind of work ("cleaning"), with its unit groups, likeliest first."""
    found: dict[Words, tuple[str, ...]] = {}
    for row in rows("occupations/activities.csv"):
        words = without_small(words_of(row["phrase"]))
        found[words] = (*found.get(words, ()), row["code"])
    return found


@cache
def _nearest(titles: TitleTable) -> NearestTitles:
    return NearestTitles(titles.entries())
