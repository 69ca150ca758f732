"""Where the time of an import goes: its functions timed, each without those that it calls.

Time is the processors', so that what else a machine does counts little. What worker processes took
is known once they have ended, as they have when the stage that began them is over.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from api.duplicates import listings
from api.employers import naming
from api.imports import carrying_out, storing
from api.vacancies import pool

READ, NORMALISE, DUPLICATES, STORE, POOL = "read", "normalise", "duplicates", "store", "pool"
P = ParamSpec("P")
Result = TypeVar("Result")
STAGES = (READ, NORMALISE, DUPLICATES, STORE, POOL)
_TIMED = (
    (READ, carrying_out, "batches"),
    (NORMALISE, storing, "read_facts"),
    (NORMALISE, carrying_out, "_stored"),
    (DUPLICATES, listings, "fill"),
    (DUPLICATES, listings, "foreseen"),
    (DUPLICATES, listings, "join_stored"),
    (DUPLICATES, naming, "get_ready"),
    (STORE, storing, "look_up"),
    (STORE, storing, "store"),
    (POOL, pool, "_make_ready"),
)
"""Stages by the functions that do them. Workers belong to whatever asked for them."""


class Spent:
    """Processor seconds of each stage, and those on the clock in this process."""

    def __init__(self) -> None:
        self.processor: dict[str, float] = defaultdict(float)
        self.clock: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = _now()

    @contextmanager
    def at(self, stage: str) -> Iterator[None]:
        """All that is done inside is of a stage, but for what is of another in it."""
        self._turn()
        self._open.append(stage)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        """Give what went by since the last turn to the innermost stage."""
        now, (processor, clock) = _now(), self._since
        if self._open:
            self.processor[self._open[-1]] += now[0] - processor
            self.clock[self._open[-1]] += now[1] - clock
        self._since = now


def _now() -> tuple[float, float]:
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system, time.perf_counter()


@contextmanager
def timed() -> Iterator[Spent]:
    """The stages of the imports that are carried out inside."""
    spent = Spent()
    before = [(module, name, getattr(module, name)) for _, module, name in _TIMED]
    for stage, module, name in _TIMED:
        setattr(module, name, _timing(spent, stage, getattr(module, name)))
    try:
        yield spent
    finally:
        for module, name, function in before:
            setattr(module, name, function)


def _timing(spent: Spent, stage: str, function: Callable[P, Result]) -> Callable[P, Result]:
    @wraps(function)
    def call(*given: P.args, **named: P.kwargs) -> Result:
        with spent.at(stage):
            found = function(*given, **named)
        if isinstance(found, Generator):
            return cast("Result", _each(spent, stage, found))
        return found

    return call


def _each(spent: Spent, stage: str, items: Iterator[object]) -> Iterator[object]:
    """What a generator gives, the making of each timed."""
    while True:
        with spent.at(stage):
            try:
                item = next(items)
            except StopIteration:
                return
        yield item
