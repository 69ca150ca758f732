"""Vacancies ranked for one client, with the reasons, and those ruled out, with theirs.

The score of a vacancy is the sum, over the client's wants and avoids, of weight times degree over
the sum of the weights: 0..1, the same meaning in every list. Several wanted kinds of work share one
weight, and the best answered counts: two wanted kinds do not need both. Must and never stand
outside the score: they rule out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

from matcher.criteria import CRITERIA
from matcher.criteria.criterion import Asker, state_of
from matcher.evidence import Evidence, Fit, More, Ranking, RuledOut, State, WhatIf
from matcher.judging import Judged, judge
from matcher.looking import Reader
from matcher.order import best_first
from matcher.pool import Pool
from matcher.pool.arrays import Flags
from matcher.preferences import Preferences
from matcher.ruling_out import (
    count,
    count_of_kind,
    counts_by_reason,
    nearest_misses,
    of_a_wanted_kind,
)
from matcher.scoring import Placing
from matcher.shelf import Shown, each_job_once, every_one
from matcher.vacancy import Vacancy
from matcher.whatif import Change, what_if

NAME = "criteria-4"
"""Names the way of ranking in stored lists; a change of weights or rules changes it."""


def rank(
    preferences: Preferences,
    pool: Pool,
    top: int | None = None,
    most_ruled_out: int | None = None,
    *,
    leave_out: Collection[int] = (),
    most_of_an_employer: int | None = None,
    reader: Reader | None = None,
) -> Ranking:
    """The vacancies of `pool` that fit `preferences`, best first, and those ruled out.

    All of them are listed, or the best `top` different jobs: then other listings of a job are told
    with the one that is listed, instead of taking places of their own.

    Args:
        preferences: what the client wants; without wants or avoids there is no score.
        pool: the vacancies to rank.
        top: how many to return with their evidence; None for all.
        most_ruled_out: how many ruled-out vacancies to explain for each reason; None for all.
            All are counted in any case.
        leave_out: positions in the pool not to rank, such as those already decided about, nor other
            listings of the same jobs.
        most_of_an_employer: how many of each ten listed may be of one employer while others fit
            nearly as well; None for any number, as when `top` is not given.
        reader: reads the vacancies of `pool`; given by whoever ranks for several clients.
    """
    view = _View.of(preferences, pool, reader or Reader(pool))
    counted, shown = pool.live, pool.live_without(leave_out)
    allowed = [some & ~one.ruled_out for one, some in zip(view.judged, shown, strict=True)]
    ruled_out = [some & one.ruled_out for one, some in zip(view.judged, counted, strict=True)]
    kinds = of_a_wanted_kind(view.judged)
    listed = view.listed(allowed, top, leave_out, most_of_an_employer)
    return Ranking(
        considered=len(pool),
        ruled_out_in_all=count(ruled_out),
        ranked=tuple(view.fits(listed)),
        ruled_out=tuple(view.ruled_out(nearest_misses(view.judged, ruled_out, most_ruled_out))),
        ruled_out_by=counts_by_reason(view.judged, counted),
        what_if=tuple(
            view.what_if(change) for change in what_if(view.judged, shown, kinds, view.asker)
        ),
        of_wanted_kind=count_of_kind(view.judged, kinds, allowed, counted),
    )


@dataclass(frozen=True, slots=True)
class _View:
    """A client's statements judged over a pool, and what is needed to put that in words."""

    preferences: Preferences
    pool: Pool
    asker: Asker
    judged: Sequence[Judged]
    reader: Reader

    @classmethod
    def of(cls, preferences: Preferences, pool: Pool, reader: Reader) -> Self:
        asker = Asker(preferences.base)
        judged = [judge(preferences, segment, asker) for segment in pool.segments]
        return cls(preferences, pool, asker, judged, reader)

    def listed(
        self,
        allowed: Sequence[Flags],
        top: int | None,
        leave_out: Collection[int],
        most_of_an_employer: int | None,
    ) -> list[Shown]:
        if top is None:
            return every_one(best_first(self.judged, allowed), self.reader)
        hidden = [self.reader.told(Placing(*self.pool.place_of(at), 0.0)) for at in leave_out]
        best = partial(best_first, self.judged, allowed)
        return each_job_once(best, self.reader, top, hidden, most_of_an_employer)

    def what_if(self, change: Change) -> WhatIf:
        examples = tuple(self.position(place) for place in change.examples)
        return WhatIf(change.statement, change.change, change.opens, examples)

    def position(self, place: Placing) -> int:
        return self.pool.starts[place.segment] + place.row

    def fits(self, listed: Sequence[Shown]) -> Iterator[Fit]:
        answers = self._answers([shown.first for shown in listed])
        for rank, (shown, found) in enumerate(zip(listed, answers, strict=True), 1):
            place = shown.first
            vacancy = self._vacancy(place)
            yield Fit(
                self.position(place),
                vacancy.reference,
                rank,
                self._score(place),
                tuple(self._evidence(vacancy, at, *one) for at, one in enumerate(found)),
                tuple(self.position(other) for other in shown.also),
                tuple(More(self.position(other), self._score(other)) for other in shown.more),
            )

    def ruled_out(self, places: Sequence[Placing]) -> Iterator[RuledOut]:
        for place, found in zip(places, self._answers(places), strict=True):
            vacancy, judged = self._vacancy(place), self.judged[place.segment]
            rows = [at for at, flags in judged.ruled_out_by.items() if flags[place.row]]
            because = [
                f"{self.preferences.statements[at].words}: "
                f"{self._evidence(vacancy, at, *found[at]).says}"
                for at in rows
            ]
            not_competitive = bool(judged.segment.not_competitive[place.row])
            if not_competitive:
                because += [f"Not competitive work: {why}" for why in vacancy.competitive.reasons]
            yield RuledOut(
                self.position(place),
                vacancy.reference,
                tuple(because),
                tuple(rows),
                not_competitive,
                self._score(place),
            )

    def _answers(self, places: Sequence[Placing]) -> list[list[tuple[float, float]]]:
        """The degrees and contributions at some places, looked up segment by segment."""
        rows: dict[int, list[int]] = defaultdict(list)
        for place in places:
            rows[place.segment].append(place.row)
        found = {at: iter(self.judged[at].answers_at(some)) for at, some in rows.items()}
        return [next(found[place.segment]) for place in places]

    def _evidence(self, vacancy: Vacancy, at: int, degree: float, contribution: float) -> Evidence:
        statement, state = self.preferences.statements[at], state_of(degree)
        words = CRITERIA[statement.about].explain(statement, vacancy, state, self.asker)
        return Evidence(
            statement=at,
            state=state,
            degree=None if state is State.NOT_STATED else degree,
            contribution=contribution,
            says=words.says,
            quote=words.quote,
            ask=words.ask,
        )

    def _score(self, place: Placing) -> float | None:
        return place.score if self.judged[place.segment].has_score else None

    def _vacancy(self, place: Placing) -> Vacancy:
        return self.reader.told(place).vacancy
