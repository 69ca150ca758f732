"""Verdicts on listings: whether two are one job, doubtful, or different.

A verdict takes about a millisecond. Those on a batch are asked for before anything is locked, and
asked for again, mostly without work, when nobody else can write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlmodel import Session

from api.duplicates.finding import Candidate, Sought, candidates, listings
from api.duplicates.questions import Found
from api.duplicates.states import State
from matcher.duplicates.vacancies import Listing, Sameness, verdict_of
from matcher.vacancy import Vacancy

MOST_ASKED = 3
"""Doubtful ones about which a person is asked for one vacancy: the likeliest."""
_STATES = {
    Sameness.SURE: State.SURE,
    Sameness.DOUBTFUL: State.WAITING,
    Sameness.DIFFERENT: State.DIFFERENT,
}
Verdicts = dict[tuple[str, bytes, str, str], Found]
"""What was found of a vacancy, by its name and sketch, and another, by its id and what it says."""
Pairs = dict[tuple[str, str], Found]
"""What was found of a vacancy, by its name, and another, by its id."""


def judged(
    session: Session,
    sought: Sequence[Sought],
    vacancy_of: Callable[[str], Vacancy],
    on: date,
    verdicts: Verdicts,
) -> Pairs:
    """What holds of the vacancies and those that are stored: sure, or worth asking a person.

    Args:
        session: only read from.
        sought: vacancies, stored or not.
        vacancy_of: what a vacancy says, by its name.
        on: only those open on this date are looked at.
        verdicts: those that are known; those that are found are added.
    """
    likely = candidates(session, sought, on)
    asked = [one for one in sought if one.name in likely]
    new = {
        other.id for one in asked for other in likely[one.name] if _key(one, other) not in verdicts
    }
    known = listings(session, new)
    pairs: Pairs = {}
    for one in asked:
        mine = Listing(vacancy_of(one.name)) if new else None
        for other in likely[one.name]:
            key = _key(one, other)
            if key not in verdicts and mine is not None:
                verdicts[key] = compared(mine, known[other.id])
        pairs |= _telling(one, likely[one.name], verdicts)
    return pairs


def compared(one: Listing, other: Listing) -> Found:
    """What comparing two finds."""
    said = verdict_of(one, other)
    return Found(_STATES[said.sameness], said.because)


def _key(one: Sought, other: Candidate) -> tuple[str, bytes, str, str]:
    return one.name, one.sketch, other.id, other.says


def _telling(
    one: Sought, others: Sequence[Candidate], verdicts: Mapping[tuple[str, bytes, str, str], Found]
) -> Pairs:
    """Those that are one job for sure; where there is none, a few about which to ask."""
    found = {(one.name, other.id): verdicts[_key(one, other)] for other in others}
    sure = {pair: said for pair, said in found.items() if said.state is State.SURE}
    waiting = [(pair, said) for pair, said in found.items() if said.state is State.WAITING]
    return sure or dict(waiting[:MOST_ASKED])
