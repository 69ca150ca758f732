"""The kind of contract against the one that a client named."""

from __future__ import annotations

from matcher.criteria.criterion import Asker, Words
from matcher.evidence import State
from matcher.pool.arrays import Floats
from matcher.pool.segment import Part
from matcher.preferences import Statement
from matcher.vacancy import Vacancy
from matcher.wording import list_of

_HELD_AS = ("agency", "zero_hours")
_THINGS = {
    "permanent": "permanent", "fixed_term": "fixed term", "temporary": "temporary",
    "casual": "casual", "apprenticeship": "an apprenticeship", "volunteer": "voluntary",
    "agency": "agency work", "zero_hours": "a zero-hours contract",
}  # fmt: skip


def judge(statement: Statement, held: Part, _asker: Asker) -> Floats:
    """1 where the advert names the kind, 0 where it names only others, NaN where it names none."""
    return held[str(statement.value)]


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """The kinds of contract that the advert names."""
    kind = str(statement.value)
    contract = vacancy.contract
    if state is State.NOT_STATED:
        return Words(
            f"The advert does not say whether it is {_THINGS[kind]}.",
            ask=f"What kind of contract is it: is it {_THINGS[kind]}?",
        )
    if kind in _HELD_AS:
        is_so = "It is" if getattr(contract, kind) else "It is not"
        return Words(f"{is_so} {_THINGS[kind]}.", contract.quote)
    named = list_of([_THINGS[found] for found in contract.kinds or ()])
    return Words(f"It is {named}.", contract.quote)
