"""What generated vacancies are put together from: real titles, facts and sentences, by trade."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench.bare_titles import bare, departments
from bench.real_samples import NOT_NAMED, adzuna, employers, kirklees, nhs
from matcher.normalise.employers import read_employer
from matcher.normalise.pay import read_pay
from matcher.vacancy import (
    Competitive,
    Contract,
    EmployerName,
    Hours,
    Occupation,
    Pay,
    Requirements,
    Schedule,
    Vacancy,
)

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_SHORTEST, _LONGEST, _MOST = 30, 320, 24  # letters of a sentence; sentences of an advert
_BETWEEN_PIECES = " … "  # of a quote
_PAY_STEPS = (1.0, 1.04, 1.1, 1.18, 1.3)
_LEAST_PAY = 8.72  # pounds an hour: the minimum wage of 2020, data/pay/minimum_wage.csv


@dataclass(frozen=True, slots=True)
class Base:
    """A real advert's title and kind of work; `trade` groups it with those of like work."""

    title: str
    trade: str
    occupation: Occupation | None
    employer: EmployerName | None
    competitive: Competitive
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts that one real advert states together, and what each quotes of its text."""

    hours: Hours
    schedule: Schedule
    contract: Contract
    requirements: Requirements
    remote: str | None
    of_hours: tuple[str, ...]
    of_schedule: tuple[str, ...]
    of_contract: tuple[str, ...]
    of_requirements: tuple[str, ...]


@dataclass(frozen=True)
class Donors:
    """All that is drawn from: titles by sample, the rest by trade."""

    samples: tuple[tuple[Base, ...], ...]
    facts: dict[str, tuple[Facts, ...]]
    pays: dict[str, tuple[Pay | None, ...]]
    departments: dict[str, tuple[str, ...]]
    sentences: dict[str, tuple[str, ...]]
    employers: tuple[EmployerName, ...]


def donors(shared: Path) -> Donors:
    """The real adverts under `shared`, taken apart."""
    samples = (nhs(shared), adzuna(shared), kirklees(shared))
    adverts = [vacancy for sample in samples for vacancy in sample]
    by_trade = _grouped((_trade(vacancy), vacancy) for vacancy in adverts)
    bases = tuple(tuple(map(_base, sample)) for sample in samples)
    every = [(base.trade, said) for sample in bases for base in sample for said in base.sentences]
    return Donors(
        samples=bases,
        facts={trade: tuple(map(_facts, found)) for trade, found in by_trade.items()},
        pays={trade: _pays(found) for trade, found in by_trade.items()},
        departments=departments((_trade(vacancy), vacancy.title) for vacancy in adverts),
        sentences=_grouped(dict.fromkeys(every)),
        employers=tuple(map(read_employer, employers(shared))),
    )


def _trade(vacancy: Vacancy) -> str:
    """The first two digits of the SOC 2020 code, shared by work that is alike; "" if not read."""
    return vacancy.occupation.code[:2] if vacancy.occupation else ""


Thing = TypeVar("Thing")


def _grouped(found: Iterable[tuple[str, Thing]]) -> dict[str, tuple[Thing, ...]]:
    groups: dict[str, list[Thing]] = defaultdict(list)
    for trade, thing in found:
        groups[trade].append(thing)
    return {trade: tuple(things) for trade, things in groups.items()}


def _base(vacancy: Vacancy) -> Base:
    named = vacancy.employer.name != NOT_NAMED
    return Base(
        title=bare(vacancy.title),
        trade=_trade(vacancy),
        occupation=vacancy.occupation,
        employer=vacancy.employer if named else None,
        competitive=vacancy.competitive,
        sentences=_sentences(vacancy),
    )


def _sentences(vacancy: Vacancy) -> tuple[str, ...]:
    """The advert's sentences that none of its facts rests on, at most 24."""
    facts = _facts(vacancy)
    said = (*facts.of_hours, *facts.of_schedule, *facts.of_contract, *facts.of_requirements)
    found = [
        sentence
        for sentence in _SENTENCE.split(vacancy.text)
        if _SHORTEST <= len(sentence) <= _LONGEST
        and not any(words in sentence or sentence in words for words in said)
    ]
    return tuple(found[:_MOST]) or (f"We are looking for a {vacancy.title}.",)


def _facts(vacancy: Vacancy) -> Facts:
    hours, contract = vacancy.hours, vacancy.contract
    schedule, requirements = vacancy.schedule, vacancy.requirements
    return Facts(
        hours,
        schedule,
        contract,
        requirements,
        vacancy.place.remote,
        _pieces(hours.quote),
        _pieces(*schedule.quotes.values()),
        _pieces(contract.quote),
        _pieces(*requirements.quotes.values()),
    )


def _pieces(*quotes: str | None) -> tuple[str, ...]:
    """The pieces of `quotes`, each once, in their order; what the title said is said here too."""
    pieces = (piece for quote in quotes if quote for piece in quote.split(_BETWEEN_PIECES))
    return tuple(dict.fromkeys(pieces))


def _pays(vacancies: Iterable[Vacancy]) -> tuple[Pay | None, ...]:
    """Each real pay in five sizes, read anew so that quote and figures agree; None as often."""
    return tuple(
        read_pay(_written(vacancy.pay, step)) if vacancy.pay else None
        for vacancy in vacancies
        for step in _PAY_STEPS
    )


def _written(pay: Pay, step: float) -> str | None:
    """`pay` times `step` as a pay field would say it; None if it tells neither hour nor year."""
    low, high = pay.hourly_min or pay.hourly_max, pay.hourly_max or pay.hourly_min
    if pay.currency != "GBP" or low is None or high is None:
        return None
    step *= max(1.0, _LEAST_PAY / low)
    if pay.stated_as == "hour" or pay.annual_min is None:
        ends = [f"£{hourly * step:.2f}" for hourly in dict.fromkeys((low, high))]
        return " - ".join(ends) + " per hour"
    high = pay.annual_max or pay.annual_min
    years = [round(annual * step, -1) for annual in dict.fromkeys((pay.annual_min, high))]
    return " - ".join(f"£{annual:,.0f}" for annual in years) + " per annum"
