"""Which listed titles a title looks like, when it is none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.normalise.title_words import Words

# Taking three neighbours rather than one gained 1 point in 100 on titles of the official index
# (first) and 1 to 2 (in five); naive Bayes or a linear classifier on top gained under 2 more.
_NEAREST, _MOST, _NEIGHBOURS, _OF_NEIGHBOURS = 60, 12, 3, 1 / 3
_OF_THE_NEAREST = 0.35
_LETTERS = 4
_OF_AFTER = 0.6
_OF_UNSEEN = 0.6
# Runs of letters that a larger share of entries hold tell little and cost much.
_COMMON = 0.05


class NearestTitles:
    """TF-IDF over words, pairs of words and runs of letters, as columns of one sparse matrix.

    One title is compared by adding up the columns of its own features, which takes a fraction
    of the time that transforming it and a general sparse product take.
    """

    def __init__(self, entries: list[tuple[Words, str]]) -> None:
        # Imported when first needed: it takes a second, and most commands need no likeness.
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

        self._codes = [code for _, code in entries]
        self._size = len(entries)
        self._commonest = int(len(entries) * _COMMON)
        vectoriser = TfidfVectorizer(analyzer=_features, dtype=np.float32)
        by_feature: Any = vectoriser.fit_transform([words for words, _ in entries]).T.tocsr()
        self._vocabulary: dict[str, int] = vectoriser.vocabulary_
        self._idf: NDArray[np.float64] = vectoriser.idf_
        self._unseen = float(self._idf.max())
        self._ends: NDArray[np.intp] = by_feature.indptr
        self._columns: NDArray[np.intp] = by_feature.indices
        self._values: NDArray[np.float32] = by_feature.data

    def near(self, words: Words, after: Words) -> list[tuple[str, float]]:
        """Codes with their likeness (0..1), best first, at most a dozen; `after` counts less."""
        amounts: dict[str, float] = dict(Counter(_features(words)))
        for feature in _features(after):
            amounts[feature] = amounts.get(feature, 0.0) + _OF_AFTER
        likeness = self._likeness(amounts)
        if likeness is None:
            return []
        by_code: dict[str, list[float]] = {}
        near = np.flatnonzero(likeness > _OF_THE_NEAREST * likeness.max())
        if len(near) > _NEAREST:
            near = near[np.argpartition(-likeness[near], _NEAREST)[:_NEAREST]]
        for at in near.tolist():
            by_code.setdefault(self._codes[at], []).append(float(likeness[at]))
        found = [(code, _together(likenesses)) for code, likenesses in by_code.items()]
        return sorted(found, key=lambda guess: (-guess[1], guess[0]))[:_MOST]

    def _likeness(self, amounts: dict[str, float]) -> NDArray[np.float64] | None:
        """The cosine of a title's features with every entry's; None if they share none."""
        total, columns, weights = 0.0, [], []
        for feature, amount in amounts.items():
            at = self._vocabulary.get(feature)
            if at is None:
                total += (amount * self._unseen * _OF_UNSEEN) ** 2
                continue
            span = slice(self._ends[at], self._ends[at + 1])
            if span.stop - span.start < self._commonest or feature[1] == " ":
                weight = amount * float(self._idf[at])
                total += weight * weight
                columns.append(self._columns[span])
                weights.append(self._values[span] * weight)
        if not columns:
            return None
        summed = np.bincount(np.concatenate(columns), np.concatenate(weights), self._size)
        return np.asarray(summed / np.sqrt(total))


def _features(words: Words) -> Iterator[str]:
    for word in words:
        yield f"w {word}"
        yield f"w {word}"
        padded = f"<{word}>"
        for start in range(len(padded) - _LETTERS + 1):
            yield padded[start : start + _LETTERS]
    for first, second in pairwise(words):
        yield f"p {first} {second}"


def _together(near: list[float]) -> float:
    """The nearest title's likeness, held back where few others of its group are near too."""
    best = sorted(near, reverse=True)[:_NEIGHBOURS]
    share = _OF_NEIGHBOURS * sum(best) / _NEIGHBOURS
    return min(1.0, (1 - _OF_NEIGHBOURS) * best[0] + share)
