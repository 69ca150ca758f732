"""The best vacancies as a list worth reading: each job once, and not ten of one employer in a row.

The order stays that of the scores: what is not shown at its place is told beside what is, the same
job on another site as another listing of it, one job more at an employer as one of more there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from matcher.looking import Reader
from matcher.same_job import Jobs, Told
from matcher.scoring import Placing

MOST_OF_AN_EMPLOYER, IN_A_ROW = 3, 10
"""Of each ten in a row, so many at most are of one employer while others fit nearly as well."""
NEARLY = 0.05
"""Others fit nearly as well when their score is at most so much lower."""
REACH = 200
"""So many of the best are looked through for other listings of a job and more at an employer."""
_FURTHER = 8
_HIDDEN = -1


@dataclass(frozen=True, slots=True)
class Shown:
    """One place on the list: a vacancy, other listings of it, and more jobs at its employer."""

    first: Placing
    also: tuple[Placing, ...] = ()
    more: tuple[Placing, ...] = ()


def every_one(best: Sequence[Placing], reader: Reader) -> list[Shown]:
    """Each vacancy at a place of its own, and told with it which others are the same job."""
    jobs, listed = Jobs(), list[list[Placing]]()
    numbers = []
    for place in best:
        told = reader.told(place)
        number = jobs.find(told)
        if number is None:
            number = len(listed)
            jobs.add(told, number)
            listed.append([])
        listed[number].append(place)
        numbers.append(number)
    return [
        Shown(place, tuple(other for other in listed[number] if other is not place))
        for place, number in zip(best, numbers, strict=True)
    ]


def each_job_once(
    find: Callable[[int], list[Placing]],
    reader: Reader,
    top: int,
    hidden: Collection[Told] = (),
    most_of_an_employer: int | None = None,
) -> list[Shown]:
    """The best `top` different jobs, by falling score.

    Args:
        find: gives the best so many vacancies, the best first.
        reader: reads them.
        top: how many to show.
        hidden: vacancies that are not shown again, nor are other listings of them.
        most_of_an_employer: how many of each ten may be of one employer while others fit nearly as
            well; None for any number.
    """
    reach = max(REACH, 2 * top)
    while True:
        best = find(reach)
        shelf = _Shelf(best, reader, most_of_an_employer)
        shelf.hide(hidden)
        shelf.fill(top)
        if len(shelf.shown) >= top or len(best) < reach:
            return [Shown(one.first, tuple(one.also), tuple(one.more)) for one in shelf.shown]
        reach *= _FURTHER


@dataclass(slots=True)
class _Filling:
    first: Placing
    also: list[Placing] = field(default_factory=list)
    more: list[Placing] = field(default_factory=list)


class _Shelf:
    """The list in the making. Jobs have the number of their place; folded ones that of another."""

    def __init__(
        self, best: Sequence[Placing], reader: Reader, most_of_an_employer: int | None
    ) -> None:
        self.shown: list[_Filling] = []
        self._best = best
        self._reader = reader
        self._most = most_of_an_employer
        self._jobs = Jobs()
        self._folded: dict[str, int] = {}
        self._last_of: dict[str, int] = {}
        self._in_this_row: Counter[str] = Counter()

    def hide(self, hidden: Collection[Told]) -> None:
        for told in hidden:
            self._jobs.add(told, _HIDDEN)

    def fill(self, top: int) -> None:
        at = 0
        while at < len(self._best) and len(self.shown) < top:
            self._put(at)
            at += 1
        self._look_through(self._best[at:])

    def _put(self, at: int) -> None:
        place = self._best[at]
        told = self._reader.told(place)
        if self._is_known(place, told):
            return
        employer = told.key[0]
        if self._is_enough_of(employer) and self._another_waits(at):
            self._fold(place, told, employer)
            return
        self._jobs.add(told, len(self.shown))
        self._last_of[employer] = len(self.shown)
        self.shown.append(_Filling(place))
        self._in_this_row[employer] += 1
        if len(self.shown) % IN_A_ROW == 0:
            self._in_this_row.clear()

    def _is_known(self, place: Placing, told: Told) -> bool:
        """Whether the job is on the list, or hidden; a listing of what is shown is told there."""
        number = self._jobs.find(told)
        if number is not None and number >= 0:
            self.shown[number].also.append(place)
        return number is not None

    def _is_enough_of(self, employer: str) -> bool:
        return self._most is not None and self._in_this_row[employer] >= self._most

    def _another_waits(self, at: int) -> bool:
        """Whether a job of another employer fits nearly as well as the one at `at`."""
        least = self._best[at].score - NEARLY
        for place in self._best[at + 1 :]:
            if place.score < least:
                return False
            if not self._is_enough_of(self._reader.employer(place)):
                told = self._reader.told(place)
                if self._jobs.find(told) is None:
                    return True
        return False

    def _fold(self, place: Placing, told: Told, employer: str) -> None:
        number = self._last_of[employer]
        self.shown[number].more.append(place)
        self._folded[employer] = number
        self._jobs.add(told, _HIDDEN)

    def _look_through(self, rest: Sequence[Placing]) -> None:
        """Finds further listings of the jobs shown, and more jobs where some were folded."""
        least = self.shown[-1].first.score - NEARLY if self.shown else 0.0
        for place in rest:
            employer, title = self._reader.key(place)
            is_folded = employer in self._folded and place.score >= least
            if not is_folded and not self._jobs.has_any((employer, title)):
                continue
            told = self._reader.told(place)
            if not self._is_known(place, told) and is_folded:
                self._fold(place, told, employer)
