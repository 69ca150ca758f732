"""The employer against one that a client named."""

from __future__ import annotations

import numpy as np

from matcher.criteria.criterion import Asker, Words
from matcher.evidence import State
from matcher.normalise.employers import read_employer
from matcher.pool import Floats, Pool
from matcher.preferences import Statement
from matcher.vacancy import Vacancy


def judge(statement: Statement, pool: Pool, _asker: Asker) -> Floats:
    """1 where the named words all stand in the employer's name, else 0."""
    wanted = _words(str(statement.value))
    if not wanted:
        return np.full(len(pool), np.nan)
    keys = [frozenset(vacancy.employer.key.split()) for vacancy in pool.vacancies]
    return np.array([float(wanted <= words) for words in keys])


def _words(name: str) -> frozenset[str]:
    return frozenset(read_employer(name).key.split())


def explain(_statement: Statement, vacancy: Vacancy, _state: State, _asker: Asker) -> Words:
    """Who the employer is."""
    return Words(f"The employer is {vacancy.employer.name}.", vacancy.employer.name)
