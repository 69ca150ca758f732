"""Postings of very many rows, made lot by lot: sorting them all at once takes gigabytes."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from matcher.pool.arrays import Rows, Strings
from matcher.pool.postings import Postings, PostingsBuilder

_ROWS_A_LOT = 8_000


class PostingsInLots:
    """Postings in the making, row by row; those of each few thousand rows are sorted at once."""

    def __init__(self, rows_a_lot: int = _ROWS_A_LOT) -> None:
        self._most = rows_a_lot
        self._lots: list[Postings] = []
        self._making, self._rows = PostingsBuilder(), 0

    def add(self, row: int, said: Collection[str], denied: Collection[str] = ()) -> None:
        """That `row`, higher than those before, says some terms and only denies others."""
        if self._rows >= self._most:
            self._lots.append(self._making.build())
            self._making, self._rows = PostingsBuilder(), 0
        self._making.add(row, said, denied)
        self._rows += 1

    def build(self) -> Postings:
        """The postings of all that was added; nothing can be added afterwards."""
        lots = [*self._lots, self._making.build()]
        self._lots = []
        return _joined(lots) if len(lots) > 1 else lots[0]


def _joined(lots: list[Postings]) -> Postings:
    """Postings of rows each higher than those of the lots before, as postings of all the rows.

    The lots are taken out of their list one by one, so that not all is held twice.
    """
    found = [_terms_of(lot) for lot in lots]
    terms = sorted(set(chain.from_iterable(found)))
    numbers = {term: number for number, term in enumerate(terms)}
    places = [np.array([numbers[term] for term in some], dtype=np.int32) for some in found]
    counts = np.zeros(len(terms), dtype=np.int64)
    for lot, place in zip(lots, places, strict=True):
        counts[place] += np.diff(lot.starts)
    starts = np.zeros(len(terms) + 1, dtype=np.int64)
    starts[1:] = counts.cumsum()
    entries = np.empty(int(starts[-1]), dtype=np.int32)
    free = starts[:-1].copy()
    for place in places:
        _fill(entries, free, lots.pop(0), place)
    spelt = Strings.of(term.decode("utf-8", "surrogatepass") for term in terms)
    return Postings(spelt, starts, entries)


def _terms_of(lot: Postings) -> list[bytes]:
    letters, ends = lot.terms.letters.tobytes(), lot.terms.ends.tolist()
    return [letters[start:end] for start, end in pairwise([0, *ends])]


def _fill(entries: Rows, free: NDArray[np.int64], lot: Postings, place: Rows) -> None:
    """Put the entries of a lot behind those of the lots before, term by term."""
    lengths = np.diff(lot.starts)
    within = np.arange(len(lot.entries)) - np.repeat(lot.starts[:-1], lengths)
    entries[np.repeat(free[place], lengths) + within] = lot.entries
    free[place] += lengths
