"""What employers are called now that took another name: `data/employers/renamed.csv`, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from matcher.duplicates.employer_words import Kind, in_full, kind_of, stem
from matcher.reference import rows

Words = tuple[str, ...]


def called_now(tokens: Sequence[str]) -> Words | None:
    """The words with the name of today in place of the one that was given up; None if none was."""
    renames = _renames()
    for at, word in enumerate(tokens):
        for was, now in renames.get(word, ()):
            if tuple(tokens[at : at + len(was)]) == was:
                return (*tokens[:at], *now, *tokens[at + len(was) :])
    return None


@cache
def _renames() -> Mapping[str, Sequence[tuple[Words, Words]]]:
    """By the first word, the longest first: "Amec Foster Wheeler" is not "Amec"."""
    found: dict[str, list[tuple[Words, Words]]] = defaultdict(list)
    for row in rows("employers/renamed.csv"):
        was, now = _telling(row["was"]), _telling(row["now"])
        found[was[0]].append((was, now))
    return {first: sorted(some, key=lambda pair: -len(pair[0])) for first, some in found.items()}


def _telling(written: str) -> Words:
    stems = (stem(word) for word in in_full(written.split()))
    return tuple(word for word in stems if kind_of(word) is not Kind.FILLER)
