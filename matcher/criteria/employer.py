"""The employer against one that a client named."""

from __future__ import annotations

import numpy as np

from matcher.criteria.criterion import Answer, Asker, Words
from matcher.evidence import State
from matcher.normalise.employers import read_employer
from matcher.pool.facets import Facet
from matcher.pool.mentions import WORD
from matcher.pool.segment import Segment
from matcher.preferences import Statement
from matcher.vacancy import Vacancy


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


def explain(_statement: Statement, vacancy: Vacancy, _state: State, _asker: Asker) -> Words:
    """Who the employer is."""
    return Words(f"The employer is {vacancy.employer.name}.", vacancy.employer.name)
