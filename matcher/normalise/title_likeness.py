"""Which unit groups a title is like, when it is none of the listed titles.

Two views of the same listed titles, worth as much as each other:

- telling: how much likelier each word, beginning of a word and pair of words of the title is in the
  titles of a group than in all (naive Bayes). A pair tells what "fitter" or "clerk" alone does not.
- nearest: the listed title of each group that shares the most telling words and pairs (cosine).

Pairs count as one word, so that "type setter" is near to "typesetter": that brought 1.4 more in 100
titles of the official index among the first five. Beginnings of words brought 0.8; runs of letters
brought no more, and cost more. With 20,000 listed titles both views together had 39.6% of 750
official titles right first and 59.1% in five, either alone 36 to 38% and 55 to 56%; a support
vector machine over the same features 40.4% and 57.3%; static embeddings (wordllama, 18 MB) 38.3%
and 56.0%, or under 2 points on top of the machine: neither is worth what it weighs.

All is counted when the table is first read, so that titles a service adds join at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from matcher.normalise.title_spellings import Spellings
from matcher.normalise.title_words import Words

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Holding = tuple[Integers, Integers]
"""(entry, feature): which listed title holds which feature."""

_STEM = 5
_OF_AFTER = 0.6
"""What a word that follows the head counts for."""
_OF_UNSEEN = 0.6
"""What a word that no listed title holds takes from the likeness of the rest."""
_OF_THE_NEAREST = 0.35
_BACKGROUND = 0.1
_FEW = 5
"""Added to the titles of a group, so that one with a handful is not sure of each word."""


class Likeness:
    """The listed titles as counts by feature: `entries` are (words, code).

    Places in the long arrays are kept as memory views, which give plain numbers at once.
    """

    def __init__(self, entries: Iterable[tuple[Words, str]]) -> None:
        ordered = sorted(entries, key=lambda entry: entry[1])
        self.codes = sorted({code for _, code in ordered})
        at = {code: place for place, code in enumerate(self.codes)}
        self._group = np.array([at[code] for _, code in ordered], dtype=np.int32)
        self._features: dict[str, int] = {}
        self._spellings = Spellings(word for words, _ in ordered for word in words)
        named = self._features.setdefault
        strong = [
            [named(said, len(self._features)) for said in _strong(words)] for words, _ in ordered
        ]
        self._strong = len(self._features)
        stems = [
            [named(said, len(self._features)) for said in _stems(words)] for words, _ in ordered
        ]
        self._count(_flat(strong), _flat(stems))

    def _count(self, strong: Holding, stems: Holding) -> None:
        """For each feature, the groups whose titles hold it, and how much it tells for each."""
        groups, features, size = len(self.codes), len(self._features), len(self._group)
        entry, feature = map(np.concatenate, zip(strong, stems, strict=True))
        pairs, counts = np.unique(feature * groups + self._group[entry], return_counts=True)
        of, where = np.divmod(pairs, groups)
        held = np.bincount(of, counts, features)
        titles = np.bincount(self._group, minlength=groups)
        likelier = counts / (titles[where] + _FEW) * size / (held[of] + 1)
        self._telling = np.log1p(likelier / _BACKGROUND).astype(np.float32)
        self._where = where.astype(np.int32)
        self._ends = np.searchsorted(of, np.arange(features + 1)).data
        chance = counts / (held[of] + 0.5)
        gained = chance * np.log(np.maximum(chance * size / titles[where], 1e-9))
        self._post(*strong, np.maximum(np.bincount(of, gained, features), 0.0))

    def _post(self, entry: Integers, feature: Integers, gain: Floats) -> None:
        """For each word and pair, the listed titles with it, and its share of their length.

        A title's length is that of the vector of its words and pairs, each as long as it tells.
        """
        length = np.sqrt(np.bincount(entry, gain[feature] ** 2, len(self._group)))
        order = np.argsort(feature, kind="stable")
        ends = np.searchsorted(feature[order], np.arange(self._strong + 1))
        self._entry_ends = ends.data
        self._entries = entry[order].astype(np.int32)
        self._shares = (gain[feature] / np.maximum(length[entry], 1e-9))[order].astype(np.float32)
        self._gain = gain[: self._strong].copy().data

    def telling(self, words: Words, after: Words = ()) -> Floats:
        """How much the words speak for each of `codes`, 0..1 of the likeliest; `after` less."""
        amounts = self._amounts(_strong(words), _strong(after))
        amounts |= self._amounts(_stems(words), _stems(after))
        groups, weights = [], []
        for feature, amount in amounts.items():
            span = slice(self._ends[feature], self._ends[feature + 1])
            told = self._telling[span]
            groups.append(self._where[span])
            weights.append(told if amount == 1.0 else told * amount)
        if not groups:
            return np.zeros(len(self.codes))
        told = np.bincount(np.concatenate(groups), np.concatenate(weights), len(self.codes))
        return np.asarray(told / max(float(told.max()), 1e-9), dtype=np.float64)

    def nearest(self, words: Words, after: Words = ()) -> Floats:
        """How near the nearest title of each of `codes` is, as a cosine, 0..1.

        0 where it is not a third as near as the nearest of all.
        """
        unseen = sum(word not in self._spellings for word in words)
        total = unseen * (math.log(len(self.codes)) * _OF_UNSEEN) ** 2
        entries, weights = [], []
        for feature, amount in self._amounts(_strong(words), _strong(after)).items():
            span = slice(self._entry_ends[feature], self._entry_ends[feature + 1])
            weight = amount * self._gain[feature]
            total += weight * weight
            entries.append(self._entries[span])
            weights.append(self._shares[span] * weight)
        found = np.zeros(len(self.codes))
        if total and entries:
            held = np.concatenate(entries)  # a hundredth of all titles, each as often as it shares
            sums = np.zeros(len(self._group))
            np.add.at(sums, held, np.concatenate(weights).astype(np.float64))
            alike = sums[held]
            near = alike > _OF_THE_NEAREST * alike.max()
            np.maximum.at(found, self._group[held[near]], alike[near] / math.sqrt(total))
        return found

    def _amounts(self, said: Iterable[str], after: Iterable[str]) -> dict[int, float]:
        """What each known feature counts for."""
        known = self._features
        amounts = {known[feature]: _OF_AFTER for feature in after if feature in known}
        for feature in said:
            if feature in known:
                amounts[known[feature]] = 1.0
        return amounts

    def respelt(self, words: Words) -> Words:
        """`words`, each that no title holds as the listed word most like it, if one is."""
        return tuple(map(self._spellings.nearest, words))


def _strong(words: Words) -> Iterator[str]:
    """The words, and each two that follow each other as one word."""
    yield from words
    for first, second in pairwise(words):
        yield first + second


def _stems(words: Words) -> Iterator[str]:
    """The beginnings of words; a space first, to be no word."""
    for word in words:
        yield " " + word[:_STEM]


def _flat(lists: list[list[int]]) -> Holding:
    """(entry, feature) of each feature of each entry, once, by entry."""
    once = [set(features) for features in lists]
    entry = np.repeat(np.arange(len(once)), [len(features) for features in once])
    return entry, np.fromiter((at for features in once for at in features), np.int64, len(entry))
