"""The table of listed titles, ready to be looked up: exactly, as words within a title, or nearly.

Read from `data/occupations`: the SOC 2020 unit groups and our own list of everyday titles; and from
the official index, where a service has loaded it (`index_titles.py`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property

from matcher.normalise import index_titles
from matcher.normalise.title_likeness import Likeness
from matcher.normalise.title_words import Words, without_small, words_of
from matcher.reference import folder, kept, rows

# A word is a head if this many titles end in it, and this share of those that hold it; or very
# many do: "assistant" often stands first too.
_HEADS_AT_LEAST = 3
_HEADS_SHARE = 0.35
_HEADS_MANY = 40


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
        self._codes = _codes_of(listed) | _codes_of(official or [])
        self._listings = Counter(word for words in self._codes for word in set(words))
        self._by_rarest: dict[str, list[Words]] = {}
        for words in self._codes:
            rarest = min(words, key=self._listings.__getitem__)
            self._by_rarest.setdefault(rarest, []).append(words)
        self._heads = _heads(self._codes, self._listings)

    def exact(self, words: Words) -> tuple[str, ...]:
        """Codes of the listed title that is just these words in this order (small words aside)."""
        return self._codes.get(words, ())

    def within(self, words: Words) -> list[Words]:
        """Listed titles all of whose words are among `words`, in no order.

        Each is looked for under its rarest word only, so that few need to be compared.
        """
        said = frozenset(words)
        return [
            listed
            for word in dict.fromkeys(words)
            for listed in self._by_rarest.get(word, ())
            if said.issuperset(listed)
        ]

    def listings(self, word: str) -> int:
        """How many listed titles hold this word."""
        return self._listings.get(word, 0)

    def weight(self, word: str) -> float:
        """How much a word tells: more for one that few listed titles hold; little if none does."""
        held_by = self._listings.get(word)
        return 1.0 if held_by is None else math.log(1 + len(self._codes) / held_by)

    def knows(self, word: str) -> bool:
        """Whether any listed title holds this word."""
        return word in self._listings

    def is_head(self, word: str) -> bool:
        """Whether titles end in this word, as in "assistant", so that it names what one does."""
        return word in self._heads

    @cached_property
    def likeness(self) -> Likeness:
        """What titles that are not listed are compared with, counted when first needed."""
        titles = [(words, code) for words, codes in self._codes.items() for code in codes]
        named = [(without_small(words_of(name)), code) for code, name in self.names.items()]
        return Likeness(titles + named)


def _codes_of(listed: Iterable[tuple[str, str]]) -> dict[Words, tuple[str, ...]]:
    """The unit groups of each title as words, in the order in which they are listed."""
    codes: dict[Words, tuple[str, ...]] = {}
    for code, title in listed:
        words = without_small(words_of(title))
        known = codes.get(words, ())
        if words and code not in known:
            codes[words] = (*known, code)
    return codes


def _heads(titles: Iterable[Words], anywhere: Counter[str]) -> frozenset[str]:
    """Words that mostly stand last in listed titles, or very often do."""
    last = Counter(words[-1] for words in titles)
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
