"""What the employer asks for against what a client named."""

from __future__ import annotations

from matcher.criteria.criterion import Asker, Words
from matcher.evidence import State
from matcher.pool.arrays import Floats
from matcher.pool.segment import Part
from matcher.preferences import Stance, Statement
from matcher.vacancy import Vacancy

_NEEDED = {
    "driving_licence": "A driving licence is asked for.",
    "dbs": "A criminal record check (DBS) is asked for.",
    "registration": "A professional registration is asked for.",
    "degree": "A degree is asked for.",
    "experience": "Experience is asked for.",
    "management": "The job includes managing people.",
}
_NOT_NEEDED = {
    "driving_licence": "No driving licence is needed.",
    "dbs": "No criminal record check (DBS) is needed.",
    "registration": "No professional registration is needed.",
    "degree": "No degree is needed.",
    "experience": "No experience is needed.",
    "management": "The job does not include managing people.",
}
_NOT_SAID = {
    "driving_licence": "The advert does not say whether a driving licence is needed.",
    "dbs": "The advert does not say whether there is a criminal record check (DBS).",
    "registration": "The advert does not say whether a professional registration is needed.",
    "degree": "The advert does not say whether a degree is needed.",
    "experience": "The advert does not say whether experience is needed.",
    "management": "The advert does not say whether the job includes managing people.",
}
_ASKS = {
    "driving_licence": "Is a driving licence needed?",
    "dbs": "Which checks are made before somebody starts?",
    "registration": "Is a professional registration needed?",
    "degree": "Which qualifications are needed?",
    "experience": "Is experience needed, or is training given?",
    "management": "Does the job include managing people?",
}
_LEVELS = {"enhanced": "An enhanced", "standard": "A standard", "basic": "A basic"}
_JOBS = {
    "driving_licence": "jobs that need a driving licence",
    "dbs": "jobs that need a criminal record check (DBS)",
    "registration": "jobs that need a professional registration",
    "degree": "jobs that need a degree",
    "experience": "jobs that ask for experience",
    "management": "jobs that include managing people",
}
_SAID = {
    Stance.MUST: "You are looking only for {}.",
    Stance.WANT: "You would like {}.",
    Stance.AVOID: "You would rather not have {}.",
    Stance.NEVER: "You said no to {}.",
}


def judge(statement: Statement, asks: Part, _asker: Asker) -> Floats:
    """1 where the thing is asked for, 0 where the advert says it is not, else NaN."""
    return asks[str(statement.value)]


def explain(statement: Statement, vacancy: Vacancy, state: State, _asker: Asker) -> Words:
    """Whether the advert asks for it, and what the client said where that does not suit."""
    name = str(statement.value)
    if state is State.NOT_STATED:
        return Words(_NOT_SAID[name], ask=_ASKS[name])
    needed = getattr(vacancy.requirements, name)
    says = _NEEDED[name] if needed else _NOT_NEEDED[name]
    if needed in _LEVELS:
        says = f"{_LEVELS[needed]} criminal record check (DBS) is asked for."
    said = f" {_SAID[statement.stance].format(_JOBS[name])}" if state is State.CONFLICT else ""
    return Words(says + said, vacancy.requirements.quotes.get(name))
