"""What others make of a title: the nearest of the same listed titles, by spelling.

Both know every title that our reader knows; only the way to compare is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.reference import folder, rows

Reader = Callable[[str], list[str]]
"""Codes that a title may mean, best first, at most five."""

_NEAREST = 50
_IN_FIVE = 5


def peers() -> dict[str, Reader]:
    """Each peer by its name."""
    titles, codes = _listed()
    return {"TF-IDF": _by_tfidf(titles, codes), "rapidfuzz": _by_rapidfuzz(titles, codes)}


def _listed() -> tuple[list[str], list[str]]:
    found = [
        row
        for file in sorted((folder() / "occupations" / "titles").glob("*.csv"))
        for row in rows(f"occupations/titles/{file.name}")
    ]
    return [row["title"] for row in found], [row["code"] for row in found]


def _by_tfidf(titles: list[str], codes: list[str]) -> Reader:
    vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), dtype=np.float32)
    listed = vectoriser.fit_transform(titles)

    def read(title: str) -> list[str]:
        likeness = (listed @ vectoriser.transform([title.lower()]).T).toarray().ravel()
        return _first(codes[at] for at in np.argsort(-likeness, kind="stable")[:_NEAREST])

    return read


def _by_rapidfuzz(titles: list[str], codes: list[str]) -> Reader:
    def read(title: str) -> list[str]:
        near = process.extract(title.lower(), titles, scorer=fuzz.token_sort_ratio, limit=_NEAREST)
        return _first(codes[at] for _, _, at in near)

    return read


def _first(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(codes))[:_IN_FIVE]
