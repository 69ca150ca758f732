"""Two vacancies side by side: what each says of the same matter, and their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from api.contracts import vacancy_from_json
from api.duplicates.marks import Line, Wording, line, marked, words_of
from api.vacancies.facts import NOT_STATED, Fact, facts_of
from api.vacancies.service import other_listings
from api.vacancies.tables import VacancyRow

MOST_LISTED = 20
_LEFT_OUT = ("Competitive work",)
_DAY = "{0.day} {0:%B %Y}"


@dataclass(frozen=True, slots=True)
class VacancySide:
    """One of two vacancies. `path` is its page, None where it has none any more.

    `web_address` is where its source has it; `listings` are the sources that list the same job;
    `standing` is what is to be known before it is compared, such as that it was withdrawn.
    """

    title: str
    employer: str
    source: str
    reference: str | None
    path: str | None
    web_address: str | None
    listings: Sequence[str]
    standing: str | None
    text: Sequence[Wording]
    only_here: Sequence[str]


@dataclass(frozen=True, slots=True)
class ComparedVacancies:
    """Two vacancies, matter by matter."""

    sides: tuple[VacancySide, VacancySide]
    lines: Sequence[Line]


def compared_vacancies(
    session: Session, rows: tuple[VacancyRow, VacancyRow], on: date
) -> ComparedVacancies:
    """Two vacancies side by side, as they stand on a date."""
    words = [words_of([row.text]) for row in rows]
    sides = [_side(session, row, words[other], on) for row, other in zip(rows, (1, 0), strict=True)]
    return ComparedVacancies((sides[0], sides[1]), list(_lines(*rows)))


def standing_of(row: VacancyRow, on: date) -> str | None:
    """Why a vacancy is not open on a date; None where it is."""
    if row.withdrawn_at is not None:
        return "Withdrawn: its import was undone"
    if row.closed_at is not None:
        return "Closed"
    return "Past its closing date" if row.closes is not None and row.closes < on else None


def web_address_of(row: VacancyRow) -> str | None:
    """Where the advert stands, if that leads to the web: it could as well run a script."""
    url = row.advert.get("url")
    is_web = isinstance(url, str) and url.lower().startswith(("https://", "http://"))
    return str(url) if is_web else None


def path_of(row: VacancyRow) -> str | None:
    """The page of a vacancy; None for one that was withdrawn before anybody saw it."""
    return f"/vacancies/{row.id}" if row.withdrawn_at is None or row.was_shown else None


def _side(session: Session, row: VacancyRow, others: set[str], on: date) -> VacancySide:
    others_of_job = [] if row.withdrawn_at else other_listings(session, row)
    paragraphs = [part for part in row.text.split("\n") if part.strip()]
    return VacancySide(
        title=row.title,
        employer=str(row.advert.get("employer") or ""),
        source=row.source,
        reference=row.advert.get("reference"),
        path=path_of(row),
        web_address=web_address_of(row),
        listings=sorted({other.source for other in others_of_job}),
        standing=standing_of(row, on),
        text=[marked(part, others) for part in paragraphs],
        only_here=_only_here(row.text, others),
    )


def _only_here(text: str, others: set[str]) -> list[str]:
    """The first words that the other text lacks, for those who can't see what is marked."""
    runs = [part.text for part in marked(" ".join(text.split()), others) if part.is_marked]
    return list(dict.fromkeys(runs))[:MOST_LISTED]


def _lines(one: VacancyRow, other: VacancyRow) -> Iterator[Line]:
    read = [vacancy_from_json(row.facts, row.text) for row in (one, other)]
    yield line("Title", [one.title], [other.title])
    yield line("Employer", *([said.employer.name] for said in read))
    facts = [{fact.name: fact for fact in facts_of(said)} for said in read]
    for name in facts[0]:
        if name not in _LEFT_OUT:
            yield line(name, *(_said(by_name[name]) for by_name in facts))
    yield line("Posted", *(_on(row.posted) for row in (one, other)))
    yield line("Closes", *(_on(row.closes) for row in (one, other)))


def _said(fact: Fact) -> list[str]:
    said = "" if fact.value == NOT_STATED else fact.value
    return [part for part in (said, fact.note) if part]


def _on(when: date | datetime | None) -> list[str]:
    return [_DAY.format(when)] if when else []
