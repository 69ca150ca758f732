"""Musts and nevers eased step by step: a longer journey, other hours, a little less pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from matcher.preferences import HoursWish, PayWish, Stance, Statement, TravelWish, Value
from matcher.wording import describe

_FURTHER = (1.5, 2.0)
"""A journey half as long again, and twice as long."""
_MORE_HOURS = (4.0, 8.0)
"""Half a day and a day more, or fewer."""
_LESS_PAY = (0.95, 0.9)


@dataclass(frozen=True, slots=True)
class Step:
    """A statement eased, and the change in words."""

    statement: Statement
    words: str


def eased(statement: Statement) -> Iterator[Step]:
    """The statement eased a little and then more; nothing where steps make no sense.

    Only what a client must have has a measure to ease: how far, how long, how much.
    """
    if statement.stance is not Stance.MUST:
        return
    for value in _values(statement.value):
        changed = replace(statement, value=value)
        yield Step(changed, f"“{statement.words}” eased to {describe(value)}")


def _values(value: Value) -> Iterator[Value]:
    match value:
        case TravelWish():
            for times in _FURTHER:
                yield TravelWish(_times(value.miles, times), _times(value.minutes, times), value.by)
        case HoursWish():
            for more in _MORE_HOURS:
                if value.max is not None:
                    yield HoursWish(value.min, value.max + more)
                if value.min is not None and value.min > more:
                    yield HoursWish(value.min - more, value.max)
        case PayWish():
            for share in _LESS_PAY:
                yield PayWish(
                    _pence(_times(value.hourly_min, share)),
                    _pounds(_times(value.annual_min, share)),
                )
        case _:
            return


def _times(amount: float | None, times: float) -> float | None:
    return None if amount is None else amount * times


def _pence(amount: float | None) -> float | None:
    return None if amount is None else round(amount, 2)


def _pounds(amount: float | None) -> float | None:
    return None if amount is None else float(round(amount, -2))
