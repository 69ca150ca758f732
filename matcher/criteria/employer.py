"""The employer against one that a client named."""

from __future__ import annotations

import numpy as np

from matcher.criteria.criterion import Answer, Asker, Words
from matcher.evidence import State
from matcher.normalise.employers import read_employer
from matcher.pool.facets import Facet
from matcher.pool.mentions import WORD
from matcher.pool.segment import Segment
from matcher.preferences import Stance, Statement
from matcher.vacancy import Vacancy

_SAID = {
    Stance.MUST: "You said it must be {}.",
    Stance.WANT: "You would like to work for {}.",
    Stance.AVOID: "You would rather not work for {}.",
    Stance.NEVER: "You said no to {}.",
}


def judge(statement: Statement, segment: Segment, _asker: Asker) -> Answer:
    """1 where the named words all stand in the employer's name, else 0."""
    names = segment.parts[Facet.EMPLOYER]
    wanted = _words(str(statement.value))
    if not wanted:
        return Answer(np.full(len(names), np.nan), names.ids)
    held = np.zeros(len(names), dtype=np.intp)
    for word in wanted:
        held[names.words.of_term(word) >> 1] += 1
    return Answer(np.where(held == len(wanted), 1.0, 0.0), names.ids)


def _words(name: str) -> frozenset[str]:
    return frozenset(WORD.findall(read_employer(name).key.lower()))


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """Who the employer is, and what the client said where that does not suit."""
    name = vacancy.employer.name
    says = f"The employer is {name.rstrip('. ')}."
    if state is State.CONFLICT:
        says += f" {_SAID[statement.stance].format(str(statement.value).rstrip('. '))}"
    return Words(says, name)
