"""Vacancies to rank: segments that are never changed, and which of their vacancies still count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import overload

import numpy as np

from matcher.pool.arrays import Flags
from matcher.pool.building import segment_of
from matcher.pool.segment import Segment
from matcher.vacancy import Vacancy

MOST_A_SEGMENT = 250_000
"""Vacancies of a segment at most: its columns then fit into a processor's caches."""
MOST_SMALL_ONES = 12
"""Small segments kept apart: ranking looks through each of them."""
_SMALL = 20_000
"""Vacancies from which a segment is not small, and never made one with another."""


@dataclass(frozen=True, eq=False)
class Pool:
    """Segments one after the other; `live` says of each which of its vacancies count.

    A vacancy's position is its place in all of them, whether it counts or not.
    """

    segments: tuple[Segment, ...]
    live: tuple[Flags, ...]

    @classmethod
    def of(cls, vacancies: Iterable[Vacancy]) -> Pool:
        """A pool of `vacancies`, held in memory, ready to rank."""
        return cls.holding(map(segment_of, _in_lots(vacancies, MOST_A_SEGMENT)))

    @classmethod
    def holding(cls, segments: Iterable[Segment]) -> Pool:
        """A pool of whole segments."""
        held = tuple(segments)
        return cls(held, tuple(np.ones(len(segment), dtype=np.bool_) for segment in held))

    def changed(self, added: Segment, gone: Iterable[str]) -> Pool:
        """The pool without the vacancies known by the keys of `gone`, and with those `added`.

        Takes time by how much changed and, once there are many changes, by the two smallest lots
        of changes before; not by how many vacancies there are.
        """
        return self.without(gone).followed_by([added]).tidied()

    def without(self, keys: Iterable[str]) -> Pool:
        """The pool in which the vacancies known by the keys no longer count."""
        live, gone = [flags.copy() for flags in self.live], list(keys)
        for segment, flags in zip(self.segments, live, strict=True):
            flags[segment.rows_of(gone)] = False
        return Pool(self.segments, tuple(live))

    def followed_by(self, segments: Iterable[Segment]) -> Pool:
        """The pool with more whole segments after its own; empty ones are left out."""
        more = Pool.holding(filter(len, segments))
        return Pool((*self.segments, *more.segments), (*self.live, *more.live))

    def tidied(self) -> Pool:
        """The pool with the two smallest segments made one where there are too many small ones.

        Two and no more: all at once would hold up one request for as long as a pool takes.
        """
        small = [at for at, segment in enumerate(self.segments) if len(segment) < _SMALL]
        if len(small) <= MOST_SMALL_ONES:
            return self
        smallest = sorted(small, key=lambda at: int(np.count_nonzero(self.live[at])))[:2]
        others = [at for at in range(len(self.segments)) if at not in smallest]
        rows = [(at, row) for at in smallest for row in np.flatnonzero(self.live[at]).tolist()]
        merged = segment_of(
            (self.segments[at].vacancies[row] for at, row in rows),
            (self.segments[at].keys[row] for at, row in rows),
        )
        return Pool(
            (*(self.segments[at] for at in others), merged),
            (*(self.live[at] for at in others), np.ones(len(merged), dtype=np.bool_)),
        )

    def __len__(self) -> int:
        """How many vacancies count."""
        return sum(int(np.count_nonzero(flags)) for flags in self.live)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The position of each segment's first vacancy."""
        lengths = [len(segment) for segment in self.segments]
        return tuple(int(start) for start in np.cumsum([0, *lengths])[:-1])

    @property
    def vacancies(self) -> Sequence[Vacancy]:
        """Every vacancy by its position, whether it counts or not."""
        return _Vacancies(self)

    def key_at(self, position: int) -> str:
        """What the vacancy at a position is known by."""
        at, row = self.place_of(position)
        return self.segments[at].keys[row]

    def positions_of(self, keys: Iterable[str]) -> list[int]:
        """The positions of the vacancies known by the keys, of those that count."""
        wanted = list(keys)
        return [
            start + row
            for segment, flags, start in zip(self.segments, self.live, self.starts, strict=True)
            for row in segment.rows_of(wanted).tolist()
            if flags[row]
        ]

    def place_of(self, position: int) -> tuple[int, int]:
        """The index of the segment that a position lies in, and the row there.

        Raises:
            IndexError: no vacancy stands there.
        """
        at = int(np.searchsorted(self.starts, position, side="right")) - 1
        if at < 0 or position - self.starts[at] >= len(self.segments[at]):
            raise IndexError(position)
        return at, position - self.starts[at]

    def forget(self) -> None:
        """Forgets what statements were answered, so that the next client is as the first one.

        Nothing is ranked otherwise for it: only the time that ranking takes can be told by it.
        """
        for segment in self.segments:
            segment.forget()

    def live_without(self, positions: Collection[int]) -> tuple[Flags, ...]:
        """`live`, with those at the positions not counted either."""
        if not positions:
            return self.live
        live = tuple(flags.copy() for flags in self.live)
        for position in positions:
            at, row = self.place_of(position)
            live[at][row] = False
        return live


class _Vacancies(Sequence[Vacancy]):
    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def __len__(self) -> int:
        return sum(map(len, self._pool.segments))

    @overload
    def __getitem__(self, at: int) -> Vacancy: ...
    @overload
    def __getitem__(self, at: slice) -> list[Vacancy]: ...
    def __getitem__(self, at: int | slice) -> Vacancy | list[Vacancy]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        segment, row = self._pool.place_of(at)
        return self._pool.segments[segment].vacancies[row]


def _in_lots(vacancies: Iterable[Vacancy], most: int) -> Iterator[list[Vacancy]]:
    waiting = iter(vacancies)
    while lot := list(islice(waiting, most)):
        yield lot
