"""What the employer asks for against what a client named."""

from __future__ import annotations

from matcher.criteria.criterion import Asker, Words
from matcher.evidence import State
from matcher.pool.arrays import Floats
from matcher.pool.segment import Part
from matcher.preferences import Statement
from matcher.vacancy import Vacancy
from matcher.wording import describe

_NEEDED = {
    "driving_licence": "A driving licence is asked for.",
    "dbs": "A DBS check is asked for.",
    "registration": "A professional registration is asked for.",
    "degree": "A degree is asked for.",
    "experience": "Experience is asked for.",
    "management": "The job includes managing people.",
}
_NOT_NEEDED = {
    "driving_licence": "No driving licence is needed.",
    "dbs": "No DBS check is needed.",
    "registration": "No professional registration is needed.",
    "degree": "No degree is needed.",
    "experience": "No experience is needed.",
    "management": "The job does not include managing people.",
}
_ASKS = {
    "driving_licence": "Is a driving licence needed?",
    "dbs": "Is a DBS check needed, and of which level?",
    "registration": "Is a professional registration needed?",
    "degree": "Is a degree needed?",
    "experience": "Is experience needed, or is training given?",
    "management": "Does the job include managing people?",
}


def judge(statement: Statement, asks: Part, _asker: Asker) -> Floats:
    """1 where the thing is asked for, 0 where the advert says it is not, else NaN."""
    return asks[str(statement.value)]


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """Whether the advert asks for it."""
    name = str(statement.value)
    if state is State.NOT_STATED:
        says = f"The advert does not say whether it asks for {describe(name)}."
        return Words(says, ask=_ASKS[name])
    needed = getattr(vacancy.requirements, name)
    says = _NEEDED[name] if needed else _NOT_NEEDED[name]
    return Words(says, vacancy.requirements.quotes.get(name))
