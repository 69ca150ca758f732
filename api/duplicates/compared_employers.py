"""Two employers side by side: their names, and what the adverts under these tell of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from api.duplicates.addresses import hosts_in, phones_in
from api.duplicates.compared_vacancies import path_of, standing_of
from api.duplicates.marks import Line, line, lists
from api.employers import merging
from api.employers.tables import Employer, EmployerKnownAs
from api.vacancies.tables import VacancyRow

MOST_READ = 100
"""Adverts of an employer that are looked through, the newest."""
_MOST_LISTED, _MOST_SHOWN = 8, 5


@dataclass(frozen=True, slots=True)
class Job:
    """A vacancy of an employer, with a link where it has a page; `standing` if it is not open."""

    title: str
    path: str | None
    standing: str | None


@dataclass(frozen=True, slots=True)
class EmployerSide:
    """One of two employers, with its newest vacancies; `is_more` where it has others."""

    name: str
    jobs: Sequence[Job]
    is_more: bool


@dataclass(frozen=True, slots=True)
class ComparedEmployers:
    """Two employers, matter by matter."""

    sides: tuple[EmployerSide, EmployerSide]
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Known:
    """What there is of an employer."""

    name: str
    names: Sequence[str]
    rows: Sequence[VacancyRow]


def compared_employers(session: Session, ids: tuple[str, str], on: date) -> ComparedEmployers:
    """Two employers side by side; of two that are one by now, what came with each."""
    are_one = len({merging.current(session, key).id for key in ids}) == 1
    one, other = (_known(session, key, alone=are_one) for key in ids)
    return ComparedEmployers((_side(one, on), _side(other, on)), list(_lines(one, other)))


def _known(session: Session, employer_id: str, *, alone: bool) -> _Known:
    employer = merging.current(session, employer_id)
    query = select(EmployerKnownAs).where(EmployerKnownAs.employer_id == employer.id)
    if alone:
        query = query.where(EmployerKnownAs.came_with == employer_id)
    names = session.exec(query.order_by(col(EmployerKnownAs.id))).all()
    rows = session.exec(
        select(VacancyRow)
        .where(
            VacancyRow.employer_id == employer.id,
            col(VacancyRow.employer_key).in_([name.key for name in names]),
            col(VacancyRow.withdrawn_at).is_(None),
        )
        .order_by(col(VacancyRow.id).desc())
        .limit(MOST_READ)
    ).all()
    own = session.get_one(Employer, employer_id if alone else employer.id)
    return _Known(own.name, [name.name for name in names], rows)


def _side(known: _Known, on: date) -> EmployerSide:
    shown = [Job(row.title, path_of(row), standing_of(row, on)) for row in known.rows[:_MOST_SHOWN]]
    return EmployerSide(known.name, shown, len(known.rows) > len(shown))


def _lines(one: _Known, other: _Known) -> Iterator[Line]:
    yield line("Names", one.names, other.names)
    yield lists("Sites", _sites(one), _sites(other))
    yield lists("Telephone", _phones(one), _phones(other))
    yield lists("Web address", _hosts(one), _hosts(other))
    yield lists("Kinds of work", _work(one), _work(other), told=False)
    sources = (sorted({row.source for row in known.rows}) for known in (one, other))
    yield lists("Listed by", *sources, told=False)


def _sites(known: _Known) -> list[str]:
    """Where its adverts place the work, the most frequent first."""
    places = [row.facts.get("place") or {} for row in known.rows]
    found = Counter(
        ", ".join(part for part in (place.get("name"), place.get("postcode")) if part)
        for place in places
    )
    return _most(found)


def _phones(known: _Known) -> list[str]:
    return _most(Counter(phone for row in known.rows for phone in phones_in(row.text)))


def _hosts(known: _Known) -> list[str]:
    said = (hosts_in([str(row.advert.get("url") or ""), row.text]) for row in known.rows)
    return _most(Counter(host for hosts in said for host in hosts))


def _work(known: _Known) -> list[str]:
    read = (row.facts.get("occupation") or {} for row in known.rows)
    return _most(Counter(str(work.get("name") or "") for work in read))


def _most(found: Counter[str]) -> list[str]:
    named = [name for name, _ in found.most_common() if name]
    return named[:_MOST_LISTED]
