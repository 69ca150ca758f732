"""Vacancies in memory by their keys: which of those added before may be the same job.

A database keeps the same two values in columns and looks them up by `IN`; `likeliest` then picks,
from whatever it answers, those worth a verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from matcher.duplicates.vacancy_keys import (
    MOST_CANDIDATES,
    MOST_OF_A_KEY,
    Keys,
    keys_and_sketch,
    likeness,
)
from matcher.vacancy import Vacancy

_FOR_A_KEY = 0.05
"""A shared key counts so much beside the likeness of the texts, which of templates is the same."""
_LEAST = 0.2
"""Less is of another employer, or of another text: the same title in the same town."""
_MOST_COMPARED = 64
"""So many sketches are compared: of those that share the most keys."""


def likeliest(sketch: bytes, found: Iterable[int], sketches: Mapping[int, bytes]) -> list[int]:
    """The few ids that are worth a verdict, the likest first, `MOST_CANDIDATES` at most.

    Args:
        sketch: of the vacancy that is looked for.
        found: the id of each vacancy that shares a key, once for every key that it shares.
        sketches: by id, the sketch of each of them.
    """
    shared = Counter(found)
    numbers = [number for number, _ in shared.most_common(_MOST_COMPARED)]
    alike = likeness(sketch, [sketches[number] for number in numbers])
    scores = {
        number: like + _FOR_A_KEY * shared[number]
        for number, like in zip(numbers, alike, strict=True)
    }
    worth = (number for number, score in scores.items() if score >= _LEAST)
    return sorted(worth, key=lambda number: (-scores[number], number))[:MOST_CANDIDATES]


class VacancyIndex:
    """Vacancies by their keys, filled while it is asked; their texts are not kept."""

    def __init__(self) -> None:
        self._of_key: dict[int, tuple[int, ...] | int] = {}
        self._sketches: dict[int, bytes] = {}

    def __len__(self) -> int:
        return len(self._sketches)

    def add(self, vacancy: Vacancy, number: int) -> None:
        """Note a vacancy under its id."""
        self.add_known(number, *keys_and_sketch(vacancy))

    def add_known(self, number: int, keys: Keys, sketch: bytes) -> None:
        """Note a vacancy whose keys and sketch were kept; of a key the latest are remembered."""
        self._sketches[number] = sketch
        for key in keys:
            known = self._under(key)
            # Most keys have one vacancy, and a number alone takes a third of a tuple's room.
            self._of_key[key] = (*known[1 - MOST_OF_A_KEY :], number) if known else number

    def find(self, vacancy: Vacancy) -> list[int]:
        """The ids of those that may be the same job, the likest first."""
        return self.find_known(*keys_and_sketch(vacancy))

    def find_known(self, keys: Keys, sketch: bytes) -> list[int]:
        """As `find`, by keys and sketch."""
        found = list(chain.from_iterable(map(self._under, keys)))
        return likeliest(sketch, found, self._sketches) if found else []

    def _under(self, key: int) -> tuple[int, ...]:
        known = self._of_key.get(key, ())
        return known if isinstance(known, tuple) else (known,)
