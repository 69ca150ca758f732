"""The kind of contract against the one that a client named."""

from __future__ import annotations

from matcher.criteria.criterion import Asker, Words
from matcher.evidence import State
from matcher.pool.arrays import Floats
from matcher.pool.segment import Part
from matcher.preferences import Stance, Statement
from matcher.vacancy import Vacancy

_HELD_AS = ("agency", "zero_hours")
_THINGS = {
    "permanent": "permanent", "fixed_term": "fixed term", "temporary": "temporary",
    "casual": "casual", "apprenticeship": "an apprenticeship", "volunteer": "voluntary",
    "agency": "agency work", "zero_hours": "a zero-hours contract",
}  # fmt: skip
_SAID = {
    Stance.MUST: "You said it must be {}.",
    Stance.WANT: "You would like it to be {}.",
    Stance.AVOID: "You would rather it were not {}.",
    Stance.NEVER: "You said it must not be {}.",
}


def judge(statement: Statement, held: Part, _asker: Asker) -> Floats:
    """1 where the advert names the kind, 0 where it names only others, NaN where it names none."""
    return held[str(statement.value)]


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """The kinds of contract that the advert names, and what the client said where they differ."""
    kind = str(statement.value)
    contract = vacancy.contract
    if state is State.NOT_STATED:
        says = f"The advert does not say whether it is {_THINGS[kind]}."
        return Words(says, ask="What kind of contract is it?")
    if kind in _HELD_AS:
        says = f"It is {'' if getattr(contract, kind) else 'not '}{_THINGS[kind]}."
    else:
        kinds = [_THINGS[found] for found in contract.kinds or ()]
        says = f"It is {kinds[0]}." if len(kinds) == 1 else f"It may be {' or '.join(kinds)}."
    said = f" {_SAID[statement.stance].format(_THINGS[kind])}" if state is State.CONFLICT else ""
    return Words(says + said, contract.quote)
