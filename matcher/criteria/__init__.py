"""The table of all criteria: for each subject, how it is judged, put in words and weighed.

Weights are what one point of importance (1 to 3) counts. The kind of work counts most, so that
pleasant hours never lift the wrong job to the top; phrases that rest on the advert's wording count
half of a plain fact.
"""

from __future__ import annotations

from matcher.criteria import (
    contract,
    employer,
    hours,
    pay,
    phrases,
    requirement,
    schedule,
    travel,
    work,
)
from matcher.criteria.criterion import Criterion, by
from matcher.pool.facets import Facet
from matcher.preferences import About

FACT, PHRASE, WORK, UNWANTED_WORK = 1.0, 0.5, 6.0, 3.0

CRITERIA: dict[About, Criterion] = {
    About.WORK: Criterion(
        work.judge, work.explain, WORK, UNWANTED_WORK,
        "The kind of work: by title, its SOC 2020 unit group and what the text tells of it.",
    ),
    About.HOURS: Criterion(
        by(Facet.HOURS, hours.judge), hours.explain, FACT, FACT,
        "Weekly hours inside the named range.",
    ),
    About.SCHEDULE: Criterion(
        by(Facet.SCHEDULE, schedule.judge), schedule.explain, FACT, FACT,
        "Nights, weekends, days and times.",
    ),
    About.PAY: Criterion(
        by(Facet.PAY, pay.judge), pay.explain, FACT, FACT,
        "Pay at or above the named figure.",
    ),
    About.TRAVEL: Criterion(
        by(Facet.PLACE, travel.judge), travel.explain, FACT, FACT,
        "The journey from the client's base.",
    ),
    About.CONTRACT: Criterion(
        by(Facet.CONTRACT, contract.judge), contract.explain, FACT, FACT,
        "The kind of contract.",
    ),
    About.REQUIREMENT: Criterion(
        by(Facet.REQUIREMENTS, requirement.judge), requirement.explain, FACT, FACT,
        "What the employer asks for.",
    ),
    About.EMPLOYER: Criterion(
        employer.judge, employer.explain, FACT, FACT,
        "A named employer.",
    ),
    About.SETTING: Criterion(
        phrases.judge, phrases.explain, PHRASE, PHRASE, "What the place of work is like."
    ),
    About.PEOPLE: Criterion(
        phrases.judge, phrases.explain, PHRASE, PHRASE, "Whom the work is with or for."
    ),
    About.ACTIVITY: Criterion(
        phrases.judge, phrases.explain, PHRASE, PHRASE, "What is done all day."
    ),
}  # fmt: skip
"""Every subject that a statement can speak of, and the criterion that answers it."""
