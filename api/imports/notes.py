"""Sentences on how a file was read, kept with its import."""

from __future__ import annotations

from collections.abc import Sequence

MOST_NOTES = 50
_MORE = "There is more of the same."


def with_notes(kept: Sequence[str], more: Sequence[str]) -> list[str]:
    """The notes with those that are new: a zip file of thousands does not name them all."""
    found = [note for note in dict.fromkeys([*kept, *more]) if note != _MORE]
    return found if len(found) <= MOST_NOTES else [*found[:MOST_NOTES], _MORE]
