"""A real title crossed with a town, a department, a rank or a shift, as adverts put them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from matcher.vacancy import Contract, Hours, Schedule

_TOWN, _DEPARTMENT, _RANK, _SHIFT = 0.13, 0.25, 0.08, 0.4
"""How often a title gets each: of those that may have it."""
_RANKS = ("Senior", "Senior", "Experienced", "Trainee", "Junior", "Relief", "Lead")
_HAS_RANK = frozenset((
    "advanced", "apprentice", "assistant", "bank", "chief", "consultant", "deputy", "director",
    "experienced", "head", "highly", "interim", "junior", "lead", "locum", "manager", "principal",
    "relief", "senior", "specialist", "team", "trainee",
))  # fmt: skip


def crossed(
    title: str,
    town: str,
    departments: Sequence[str],
    shift: str | None,
    chance: Random,
) -> str:
    """`title` with what chance adds; often nothing.

    Args:
        title: a real title, without its town.
        town: where the work is.
        departments: those that titles of this trade name.
        shift: what `shift_of` says, so that the title never says otherwise than the facts.
        chance: decides.
    """
    plain = " - " not in title and "(" not in title
    if chance.random() < _RANK and _HAS_RANK.isdisjoint(title.casefold().split()):
        title = f"{_RANKS[int(chance.random() * len(_RANKS))]} {title}"
    if shift and chance.random() < _SHIFT and shift.casefold() not in title.casefold():
        title = f"{shift} {title}" if chance.random() < 0.5 else f"{title} - {shift}"
    elif departments and plain and chance.random() < _DEPARTMENT:
        title = f"{title} - {departments[int(chance.random() * len(departments))]}"
    if chance.random() < _TOWN:
        title = f"{title} - {town}" if chance.random() < 0.6 else f"{title}, {town}"
    return title


def shift_of(hours: Hours, schedule: Schedule, contract: Contract) -> str | None:
    """What a title may say of when and how the work is done, by its facts."""
    if schedule.nights:
        return "Nights"
    if schedule.term_time_only:
        return "Term Time"
    if hours.part_time and not hours.full_time:
        return "Part Time"
    if contract.zero_hours or contract.kinds == ("casual",):
        return "Bank"
    if contract.kinds and "fixed_term" in contract.kinds:
        return "Fixed Term"
    return "Weekends" if schedule.weekends and not schedule.days else None
