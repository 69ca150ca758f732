"""Vacancies to rank: segments that are never changed, and which of their vacancies still count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import overload

import numpy as np
from numpy.typing import NDArray

from matcher.pool.arrays import Flags
from matcher.pool.segment import Segment
from matcher.vacancy import Vacancy

MOST_A_SEGMENT = 250_000
"""Vacancies of a segment at most: its columns then fit into a processor's caches."""


@dataclass(frozen=True)
class Pool:
    """Segments one after the other. A vacancy's position is its place in all of them.

    `gone` are positions that no longer count: a change takes a vacancy out and puts it in anew.
    """

    segments: tuple[Segment, ...]
    gone: frozenset[int] = frozenset()

    @classmethod
    def of(cls, vacancies: Iterable[Vacancy]) -> Pool:
        """A pool of `vacancies`, held in memory, ready to rank."""
        return cls(tuple(map(Segment.of, _in_lots(vacancies, MOST_A_SEGMENT))))

    def changed(self, added: Iterable[Vacancy], gone: Collection[int] = ()) -> Pool:
        """The pool with `added` at its end and without those at the positions `gone`.

        Takes time by how many are added, not by how many there are.
        """
        more = Pool.of(added)
        return Pool((*self.segments, *more.segments), self.gone.union(gone))

    def __len__(self) -> int:
        """How many vacancies count."""
        return self.end - len(self.gone)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The position of each segment's first vacancy."""
        lengths = [len(segment) for segment in self.segments]
        return tuple(int(start) for start in np.cumsum([0, *lengths])[:-1])

    @cached_property
    def end(self) -> int:
        """The position after the last vacancy."""
        return sum(map(len, self.segments))

    @property
    def vacancies(self) -> Sequence[Vacancy]:
        """Every vacancy by its position, those gone too."""
        return _Vacancies(self)

    def counts(self, at: int, without: Collection[int] = ()) -> Flags:
        """Which vacancies of the segment at index `at` count and are not among those `without`."""
        counted = np.ones(len(self.segments[at]), dtype=np.bool_)
        for positions in (self.gone, without):
            counted[self.rows_in(at, positions)] = False
        return counted

    def rows_in(self, at: int, positions: Collection[int]) -> NDArray[np.intp]:
        """Those of the positions that lie in the segment at index `at`, as rows of it."""
        rows = np.fromiter(positions, dtype=np.intp, count=len(positions)) - self.starts[at]
        found: NDArray[np.intp] = rows[(rows >= 0) & (rows < len(self.segments[at]))]
        return found


class _Vacancies(Sequence[Vacancy]):
    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def __len__(self) -> int:
        return self._pool.end

    @overload
    def __getitem__(self, at: int) -> Vacancy: ...
    @overload
    def __getitem__(self, at: slice) -> list[Vacancy]: ...
    def __getitem__(self, at: int | slice) -> Vacancy | list[Vacancy]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        segment = int(np.searchsorted(self._pool.starts, at, side="right")) - 1
        return self._pool.segments[segment].vacancies[at - self._pool.starts[segment]]


def _in_lots(vacancies: Iterable[Vacancy], most: int) -> Iterator[list[Vacancy]]:
    waiting = iter(vacancies)
    while lot := list(islice(waiting, most)):
        yield lot
