"""Many vacancies as columns, so that one statement is judged over all of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matcher.mentions import MentionIndex
from matcher.normalise.phrases import every_cue
from matcher.vacancy import Vacancy

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Positions = NDArray[np.intp]

SLACK_MILES = {"postcode": 0.1, "sector": 0.5, "outcode": 2.0, "place": 2.0}
"""How far coordinates of each precision may lie from the door: our own allowance."""
_GUESSES = 6


@dataclass(frozen=True)
class Pool:
    """Vacancies in a fixed order; every column has one entry a vacancy, NaN where not stated."""

    vacancies: tuple[Vacancy, ...]

    @classmethod
    def of(cls, vacancies: Iterable[Vacancy]) -> Pool:
        """A pool of `vacancies`, its columns built, ready to rank."""
        pool = cls(tuple(vacancies))
        for column in (
            "hours_min", "hours_max", "hourly_min", "hourly_max", "annual_min", "annual_max",
            "latitude", "longitude", "place_slack", "is_remote", "not_competitive", "occupations",
            "mentions", "title_mentions", "tie_order",
        ):  # fmt: skip
            getattr(pool, column)
        return pool

    def __len__(self) -> int:
        return len(self.vacancies)

    @cached_property
    def hours_min(self) -> Floats:
        """Fewest weekly hours."""
        return _numbers([v.hours.min for v in self.vacancies])

    @cached_property
    def hours_max(self) -> Floats:
        """Most weekly hours."""
        return _numbers([v.hours.max for v in self.vacancies])

    @cached_property
    def hourly_min(self) -> Floats:
        """Least pay an hour, in pounds."""
        return self._pounds("hourly_min")

    @cached_property
    def hourly_max(self) -> Floats:
        """Most pay an hour."""
        return self._pounds("hourly_max")

    @cached_property
    def annual_min(self) -> Floats:
        """Least full-time pay a year."""
        return self._pounds("annual_min")

    @cached_property
    def annual_max(self) -> Floats:
        """Most full-time pay a year."""
        return self._pounds("annual_max")

    def _pounds(self, name: str) -> Floats:
        """A figure of the pay; pay in another currency says nothing that can be compared."""
        pays = [v.pay if v.pay and v.pay.currency == "GBP" else None for v in self.vacancies]
        return _numbers([getattr(pay, name) if pay else None for pay in pays])

    @cached_property
    def latitude(self) -> Floats:
        """Degrees north, WGS 84."""
        return _numbers([v.place.latitude for v in self.vacancies])

    @cached_property
    def longitude(self) -> Floats:
        """Degrees east, WGS 84."""
        return _numbers([v.place.longitude for v in self.vacancies])

    @cached_property
    def is_remote(self) -> Flags:
        """Whether the work is done from home throughout."""
        return np.array([v.place.remote == "remote" for v in self.vacancies], dtype=np.bool_)

    @cached_property
    def place_slack(self) -> Floats:
        """Miles by which the coordinates may be out, NaN where they say too little of the place."""
        return _numbers([SLACK_MILES.get(v.place.precision) for v in self.vacancies])

    @cached_property
    def occupations(self) -> tuple[NDArray[np.int32], Floats]:
        """SOC 2020 codes read from each title, best first, and how sure: (n, 6); 0 where none."""
        codes = np.zeros((len(self), _GUESSES), dtype=np.int32)
        scores = np.zeros((len(self), _GUESSES))
        for row, vacancy in enumerate(self.vacancies):
            found = vacancy.occupation
            if found is not None:
                guesses = [(found.code, found.score)]
                guesses += [(other.code, other.score) for other in found.alternatives]
                for at, (code, score) in enumerate(guesses[:_GUESSES]):
                    codes[row, at], scores[row, at] = int(code), score
        return codes, scores

    @cached_property
    def title_mentions(self) -> MentionIndex:
        """Which vacancies have which words in their title."""
        return MentionIndex.of([v.title for v in self.vacancies])

    @cached_property
    def not_competitive(self) -> Flags:
        """Whether the vacancy is plainly not competitive employment."""
        return np.array([v.competitive.verdict == "no" for v in self.vacancies], dtype=np.bool_)

    @cached_property
    def mentions(self) -> MentionIndex:
        """Which vacancies mention which words in their title or description."""
        texts = [f"{v.title}\n{v.text}" for v in self.vacancies]
        return MentionIndex.of(texts, phrases=every_cue())

    @cached_property
    def tie_order(self) -> Positions:
        """Each vacancy's place in an order that its own content fixes, whatever the input order."""
        keys = [
            (v.reference or "", v.title, v.employer.key, v.place.postcode or "", v.text)
            for v in self.vacancies
        ]
        times = Counter(keys)
        # Only those alike in all of that are told apart by their other facts, which takes longer.
        facts = [
            repr(vacancy) if times[key] > 1 else ""
            for key, vacancy in zip(keys, self.vacancies, strict=True)
        ]
        order = np.empty(len(keys), dtype=np.intp)
        by_content = sorted(range(len(keys)), key=lambda row: (keys[row], facts[row]))
        order[by_content] = np.arange(len(keys))
        return order

    @cached_property
    def _tri_states(self) -> dict[tuple[str, str], Floats]:
        return {}

    def tri_state(self, record: str, name: str) -> Floats:
        """A true, false or unstated fact as 1, 0 or NaN, such as `("schedule", "nights")`."""
        known = self._tri_states.get((record, name))
        if known is None:
            facts = [getattr(getattr(v, record), name) for v in self.vacancies]
            known = _numbers([None if fact is None else float(bool(fact)) for fact in facts])
            self._tri_states[record, name] = known
        return known


def _numbers(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
