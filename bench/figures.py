"""A measured figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value with its unit, and the bar it is held against, if any."""

    name: str
    value: float
    unit: str
    bar: str | None
