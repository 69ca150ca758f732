"""Up to a million vacancies that read like real ones, for measuring speed; a seed repeats them.

Each takes its title and kind of work from one real advert, its facts from another of like work, its
pay, place and employer from further ones, and its text from their sentences, the words that the
facts quote among them. About one in a hundred repeats an earlier one under another reference.
"""

from __future__ import annotations

from bisect import bisect
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from bench import plain_lines
from bench.crossed_titles import crossed, shift_of
from bench.donors import Base, Donors, donors
from bench.towns import Towns, towns
from matcher.vacancy import EmployerName, Vacancy

_OF_SAMPLE = (0.55, 0.93, 1.0)  # shares, added up: health, an aggregator's, a council's
_LETTERS = 1000  # of a text, about
_TWINS, _TWIN_OF_LAST = 0.01, 500
_PLAIN_LINE = 0.25  # how often one states a kind of fact, in place of the real advert's words
_OWN_EMPLOYER, _NAMES_TOWN = 0.4, 0.4
Thing = TypeVar("Thing")


def vacancies(count: int, seed: int, shared: Path) -> Iterator[Vacancy]:
    """`count` vacancies, one after another; the first of them are the same whatever the count.

    Args:
        count: how many.
        seed: another seed gives others.
        shared: the folder that holds the real adverts, in `data`.
    """
    chance = Random(seed)  # noqa: S311 - nothing secret is drawn
    making = _Making(_donors(shared), chance)
    last: deque[Vacancy] = deque(maxlen=_TWIN_OF_LAST)
    for number in range(count):
        reference = f"made-{seed}-{number:07}"
        if last and chance.random() < _TWINS:
            yield replace(making.one_of(last), reference=reference)
        else:
            last.append(making.vacancy(reference))
            yield last[-1]


@cache
def _donors(shared: Path) -> Donors:
    return donors(shared)


class _Making:
    """Draws from the donors."""

    def __init__(self, drawn_from: Donors, chance: Random) -> None:
        self._from = drawn_from
        self._chance = chance
        self._towns: Towns = towns()
        self._hours = plain_lines.hours()
        self._schedules = plain_lines.schedules()
        self._contracts = plain_lines.contracts()
        self._requirements = plain_lines.requirements()

    def one_of(self, things: Sequence[Thing]) -> Thing:
        """Any of `things`; quicker than `Random.choice`."""
        return things[int(self._chance.random() * len(things))]

    def vacancy(self, reference: str) -> Vacancy:
        """A new one."""
        base = self._base()
        facts = self.one_of(self._from.facts[base.trade])
        hours, of_hours = self._or_line((facts.hours, facts.of_hours), self._hours)
        schedule, of_schedule = self._or_line((facts.schedule, facts.of_schedule), self._schedules)
        contract, of_contract = self._or_line((facts.contract, facts.of_contract), self._contracts)
        requirements, of_requirements = self._or_line(
            (facts.requirements, facts.of_requirements), self._requirements
        )
        town, place = self._towns.draw(self._chance, facts.remote)
        return Vacancy(
            reference=reference,
            title=crossed(
                base.title,
                town,
                self._from.departments.get(base.trade, ()),
                shift_of(hours, schedule, contract),
                self._chance,
            ),
            occupation=base.occupation,
            employer=self._employer(base, town),
            pay=self.one_of(self._from.pays[base.trade]),
            hours=hours,
            schedule=schedule,
            contract=contract,
            place=place,
            requirements=requirements,
            competitive=base.competitive,
            text=self._text(
                base, list(dict.fromkeys((*of_hours, *of_schedule, *of_contract, *of_requirements)))
            ),
        )

    def _base(self) -> Base:
        return self.one_of(self._from.samples[bisect(_OF_SAMPLE, self._chance.random())])

    def _or_line(
        self, stated: tuple[Thing, Sequence[str]], lines: plain_lines.Lines[Thing]
    ) -> tuple[Thing, Sequence[str]]:
        """The fact as a real advert states it, with its words, or now and then a plain line's."""
        if self._chance.random() >= _PLAIN_LINE:
            return stated
        fact, line = self.one_of(lines)
        return fact, (line,)

    def _employer(self, base: Base, town: str) -> EmployerName:
        own = base.employer is not None and self._chance.random() < _OWN_EMPLOYER
        employer = base.employer if own and base.employer else self.one_of(self._from.employers)
        if self._chance.random() >= _NAMES_TOWN:
            return employer
        return EmployerName(f"{employer.name} {town}", f"{employer.key} {town.casefold()}")

    def _text(self, base: Base, said: list[str]) -> str:
        """The first sentence of the advert, then what the facts quote among others of like work."""
        pools = self._from.sentences[base.trade], base.sentences
        length = sum(map(len, said))
        while length < _LETTERS:
            sentence = self.one_of(pools[len(said) % 2])
            # Before or after what is there, so that what is quoted may stand anywhere.
            said.insert(length % (len(said) + 1), sentence)
            length += len(sentence)
        return " ".join([base.sentences[0], *said])
