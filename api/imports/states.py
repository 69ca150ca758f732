"""Where an import stands."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where an import stands. `undoing` and `undone` follow any of those that have ended."""

    WAITING = "waiting"
    UNDER_WAY = "under_way"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNDOING = "undoing"
    UNDONE = "undone"

    @property
    def has_ended(self) -> bool:
        """Whether nothing more comes unless somebody asks for it."""
        return self not in TO_CARRY_OUT


TO_CARRY_OUT = (State.WAITING, State.UNDER_WAY, State.UNDOING)
"""The states in which a process has, or soon takes up, the work."""
