"""Terms, each with the rows that hold it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from matcher.pool.arrays import Codes, Flags, Rows, Strings

_MOST_PLACES = 10_000
SAID, DENIED = 1, 2
"""The bits of a row's code: it says a term, it has one only to deny it."""


@dataclass(frozen=True, eq=False)
class Postings:
    """Terms in alphabetical order of their UTF-8; those of term i are `entries[starts[i]:...]`.

    An entry is twice the row, plus one where the row has the term only to deny it.
    """

    terms: Strings
    starts: NDArray[np.int64]
    entries: Rows
    _places: dict[str, tuple[int, bool]] = field(default_factory=dict, repr=False)

    def of_term(self, term: str) -> Rows:
        """The entries of one term."""
        at, is_there = self._first(term)
        return self.entries[self.starts[at] : self.starts[at + 1]] if is_there else self.entries[:0]

    def of_start(self, start: str) -> Rows:
        """The entries of all terms that begin with `start`, which stand side by side."""
        (first, _), (last, _) = self._first(start), self._first(start + "\U0010ffff")
        return self.entries[self.starts[first] : self.starts[last]]

    def _first(self, term: str) -> tuple[int, bool]:
        """Where in the order a term stands, or would, and whether it is there."""
        # The same few cues are asked for by every client.
        place = self._places.get(term)
        if place is None:
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            rows = range(len(self.terms))
            at = bisect_left(rows, _in_order(term), key=self.terms.bytes_of)
            is_there = at < len(self.terms) and self.terms[at] == term
            place = self._places[term] = at, is_there
        return place


def _in_order(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")


def codes_of(terms: Iterable[str], postings: Postings, rows: int) -> Codes:
    """For each of so many rows, what the terms say of it: `SAID`, `DENIED`, both or 0."""
    codes = np.zeros(rows, dtype=np.uint8)
    for term in terms:
        entries = postings.of_term(term)  # each row once at most
        codes[entries >> 1] |= (SAID + (entries & 1)).astype(np.uint8)
    return codes


def said_of(entries: Rows, rows: int) -> Flags:
    """Which of so many rows any of the entries says."""
    said = np.zeros(rows, dtype=np.bool_)
    said[entries[entries & 1 == 0] >> 1] = True
    return said


class _Numbering(dict[str, int]):
    """Terms as they come, each with a number of its own."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


class PostingsBuilder:
    """Postings in the making, row by row."""

    def __init__(self) -> None:
        self._numbers = _Numbering()
        self._terms = array("i")
        self._entries: list[int] = []
        self._counts: list[int] = []

    def add(self, row: int, said: Collection[str], denied: Collection[str] = ()) -> None:
        """That `row` says the terms of `said`, and has those of `denied` only to deny them."""
        for terms, entry in ((said, 2 * row), (denied, 2 * row + 1)):
            if terms:
                self._terms.extend(map(self._numbers.__getitem__, terms))
                self._entries.append(entry)
                self._counts.append(len(terms))

    def build(self) -> Postings:
        """The postings of all that was added."""
        ordered = sorted(self._numbers, key=_in_order)
        rank = np.empty(len(ordered), dtype=np.int32)
        rank[[self._numbers[term] for term in ordered]] = np.arange(len(ordered))
        terms = rank[np.frombuffer(self._terms, dtype=np.int32)] if self._terms else rank
        entries = np.repeat(np.array(self._entries, dtype=np.int32), self._counts)
        order = np.argsort(terms, kind="stable")
        starts = np.zeros(len(ordered) + 1, dtype=np.int64)
        starts[1:] = np.bincount(terms, minlength=len(ordered)).cumsum()
        return Postings(Strings.of(ordered), starts, entries[order])
