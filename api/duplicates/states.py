"""What may be one, and how it stands with two of a kind."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What two things are that may be one."""

    VACANCY = "vacancy"
    EMPLOYER = "employer"


class State(StrEnum):
    """How it stands with two things.

    `SURE` and `DIFFERENT` were found by comparing, `MERGED` and `APART` were decided by a person,
    for good. `WAITING` is doubtful: a person is asked.
    """

    SURE = "sure"
    DIFFERENT = "different"
    WAITING = "waiting"
    MERGED = "merged"
    APART = "apart"

    @property
    def is_decided(self) -> bool:
        """Whether a person said so: no import ever changes it."""
        return self in (State.MERGED, State.APART)
