"""Lists of words that the comparison of vacancies rests on: `data/words/lists.csv`."""

from __future__ import annotations

from functools import cache

from matcher.reference import rows


def word_list(name: str) -> frozenset[str]:
    """The words of a list, lower case."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    return {row["list"]: row["words"] for row in rows("words/lists.csv")}
